// uDSV: bytes to mapped records, by way of arrays of strings, which is its quickest.
import { inferSchema, initParser } from "./node_modules/udsv/dist/uDSV.mjs";
import { bytesOf, timed } from "./timing.js";
import { checkOf, recordOf } from "./records.js";

const read = (bytes) => {
  const text = new TextDecoder().decode(bytes);
  return initParser(inferSchema(text, { col: ";" })).stringArrs(text).map(recordOf);
};

export const run = async (size) => {
  const bytes = await bytesOf(`documents-${size}.csv`);
  const check = checkOf(read(bytes));
  return { ...check, ms: await timed(() => read(bytes)) };
};
