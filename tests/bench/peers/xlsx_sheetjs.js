// SheetJS: a workbook's bytes to records with days and cents.
import { bytesOf, script, timed } from "./timing.js";

await script("node_modules/xlsx/dist/xlsx.full.min.js");

const read = (bytes) => {
  const book = XLSX.read(bytes, { dense: true });
  const rows = XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1, raw: true });
  // The title and its empty line, then the names of the columns.
  const first = rows.findIndex((row) => row[0] === "Numéro de facture") + 1;
  return rows.slice(first).map((row) => ({
    number: row[0],
    code: row[1],
    customer: row[2],
    issuedOn: row[3] - 25_569,
    dueOn: row[4] - 25_569,
    amount: Math.round(row[5] * 100),
    currency: row[6],
    label: row[7],
  }));
};

export const run = async () => {
  const bytes = await bytesOf("documents.xlsx");
  const records = read(bytes);
  return { records: records.length, cents: records.reduce((sum, it) => sum + it.amount, 0), ms: await timed(() => read(bytes)) };
};
