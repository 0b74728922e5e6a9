// SQLite in memory.
import sqlite3InitModule from "./node_modules/@sqlite.org/sqlite-wasm/index.mjs";
import { bookOf, checkOf } from "./book.js";
import { figures, fill, rows } from "./queries.js";
import { timed } from "./timing.js";

export const run = async (size, asOf) => {
  const sqlite3 = await sqlite3InitModule();
  const db = new sqlite3.oo1.DB(":memory:");
  fill(db, await bookOf(size));
  return {
    ...checkOf(rows(db, asOf), figures(db, asOf).latest),
    memory: sqlite3.wasm.memory.buffer.byteLength,
    rows: await timed(() => rows(db, asOf)),
    figures: await timed(() => figures(db, asOf)),
  };
};
