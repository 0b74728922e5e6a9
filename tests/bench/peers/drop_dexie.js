// Papa Parse and Dexie: a file is chosen; parsed, checked, compared with what is kept, kept, its first figures drawn.
import Dexie from "./node_modules/dexie/dist/dexie.mjs";
import { recordOf } from "./records.js";
import { script } from "./timing.js";

await script("node_modules/papaparse/papaparse.min.js");

await Dexie.delete("bench");
// As durable as ours: the transaction is complete when the disk has it.
const db = new Dexie("bench", { chromeTransactionDurability: "strict" });
db.version(1).stores({ documents: "number, code" });
await db.open();

const isWrong = (it) => it.number === "" || it.code === "" || !Number.isFinite(it.amount) || !(it.issuedOn <= it.dueOn);

const draw = (documents, today) => {
  const rows = new Map();
  for (const { code, customer, dueOn, amount } of documents) {
    let row = rows.get(code);
    if (!row) rows.set(code, (row = { customer, columns: [0, 0, 0, 0, 0], overdue: 0 }));
    const late = today - dueOn;
    row.columns[late <= 0 ? 0 : late <= 30 ? 1 : late <= 60 ? 2 : late <= 90 ? 3 : 4] += amount;
    if (late > 0) row.overdue += amount;
  }
  const latest = [...rows.values()].sort((a, b) => b.overdue - a.overdue).slice(0, 20);
  document.querySelector("table").replaceChildren(
    ...latest.map((row) => {
      const line = document.createElement("tr");
      for (const cell of [row.customer, ...row.columns.map((cents) => (cents / 100).toFixed(2))]) line.insertCell().textContent = cell;
      return line;
    }),
  );
  void document.body.offsetHeight;
};

const taken = (file, today) => async () => {
  const marks = { dropped: performance.now() };
  const { data } = Papa.parse(new TextDecoder().decode(await file().arrayBuffer()), { delimiter: ";", skipEmptyLines: true });
  const known = new Set(await db.documents.toCollection().primaryKeys());
  const [fresh, wrong] = [[], []];
  for (let n = 1; n < data.length; n++) {
    const record = recordOf(data[n]);
    if (isWrong(record)) wrong.push(n);
    else if (!known.has(record.number)) {
      known.add(record.number);
      fresh.push(record);
    }
  }
  marks.compared = performance.now();
  await db.documents.bulkAdd(fresh);
  marks.durable = performance.now();
  draw(fresh, today);
  marks.drawn = performance.now();
  return { ...marks, records: fresh.length, wrong: wrong.length };
};

/** Waits for the file that the harness chooses. */
export const run = (today) =>
  new Promise((done, broken) => {
    const input = document.querySelector("input");
    input.addEventListener("change", () => taken(() => input.files[0], today)().then(done, broken));
  });
