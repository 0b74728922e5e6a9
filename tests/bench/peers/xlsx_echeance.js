// The module of this project: a workbook's bytes to a reading, which stays in its memory.
import init, { readFile } from "./api/api.js";
import { bytesOf, timed } from "./timing.js";

await init();

export const run = async (today) => {
  const bytes = await bytesOf("documents.xlsx");
  const read = () => readFile("documents.xlsx", bytes, today);
  const { items, warnings, sums } = read();
  return { records: items, warnings, cents: Math.round(Number(sums[0].amount) * 100), ms: await timed(read) };
};
