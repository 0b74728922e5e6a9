// Actual Budget's own engine, as a program of its own: so many rows through its import, which looks for duplicates and keeps them.
//
// node actual.mjs FOLDER_OF_THE_PACKAGE BOOK.json FOLDER_TO_WRITE_IN
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, book, work] = process.argv.slice(2);
const api = createRequire(`${folder}/`)("@actual-app/api");
const { customers, documents } = JSON.parse(readFileSync(book, "utf8"));

const dataDir = `${work}/actual`;
mkdirSync(dataDir, { recursive: true });
await api.init({ dataDir });
let ms;
await api.runImport("bench", async () => {
  const account = await api.createAccount({ name: "Clients" }, 0);
  const day = (number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
  const rows = documents.map(([number, customer, issuedOn, , amount]) => ({
    account, date: day(issuedOn), amount, payee_name: customers[customer][1], imported_id: number, notes: number,
  }));
  const began = performance.now();
  await api.importTransactions(account, rows);
  ms = performance.now() - began;
});
console.log(JSON.stringify({ ms }));
await api.shutdown();
process.exit(0);
