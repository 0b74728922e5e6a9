// The module of this project: a bank statement's bytes to a reading, which stays in its memory.
import init, { readFile } from "./api/api.js";
import { bytesOf, timed } from "./timing.js";

await init();

export const run = async (today) => {
  const bytes = await bytesOf("statement.xml");
  const read = () => readFile("statement.xml", bytes, today);
  const { lines, warnings } = read();
  return { records: lines, warnings, ms: await timed(read) };
};
