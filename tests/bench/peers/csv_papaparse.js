// Papa Parse: bytes to mapped records.
import { bytesOf, script, timed } from "./timing.js";
import { checkOf, recordOf } from "./records.js";

await script("node_modules/papaparse/papaparse.min.js");

const read = (bytes) => {
  const { data } = Papa.parse(new TextDecoder().decode(bytes), { delimiter: ";", skipEmptyLines: true });
  const records = [];
  for (let n = 1; n < data.length; n++) records.push(recordOf(data[n]));
  return records;
};

export const run = async (size) => {
  const bytes = await bytesOf(`documents-${size}.csv`);
  const check = checkOf(read(bytes));
  return { ...check, ms: await timed(() => read(bytes)) };
};
