// SQLite on the origin's private files, through its pool of access handles, which only a worker may hold.
import sqlite3InitModule from "./node_modules/@sqlite.org/sqlite-wasm/index.mjs";
import { bookOf } from "./book.js";
import { figures, fill } from "./queries.js";

addEventListener("message", async ({ data: { size, asOf, filling } }) => {
  try {
    const sqlite3 = await sqlite3InitModule();
    const pool = await sqlite3.installOpfsSAHPoolVfs({});
    if (filling) {
      await pool.wipeFiles();
      const db = new pool.OpfsSAHPoolDb("/bench.sqlite3");
      fill(db, await bookOf(size));
      db.close();
      postMessage({});
    } else {
      postMessage(figures(new pool.OpfsSAHPoolDb("/bench.sqlite3"), asOf));
    }
  } catch (why) {
    postMessage({ broken: String(why) });
  }
});
