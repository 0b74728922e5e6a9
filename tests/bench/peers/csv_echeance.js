// The module of this project: bytes to a reading, which stays in its memory as a peer's records stay in the page's.
import init, { readFile } from "./api/api.js";
import { bytesOf, timed } from "./timing.js";

await init();

export const run = async (size, today) => {
  const bytes = await bytesOf(`documents-${size}.csv`);
  const read = () => readFile("documents.csv", bytes, today);
  const { items, warnings, sums } = read();
  return { records: items, warnings, cents: Math.round(Number(sums[0].amount) * 100), ms: await timed(read) };
};
