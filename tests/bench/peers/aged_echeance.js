// The module of this project, with the same two files that the app is given.
import init, { Model } from "./api/api.js";
import { bytesOf, timed } from "./timing.js";

await init();

const cents = (text) => Math.round(Number(text) * 100);

export const run = async (size, asOf, today) => {
  const model = new Model();
  for (const file of ["documents", "payments"]) {
    const opened = model.open(`${file}.csv`, await bytesOf(`${file}-${size}.csv`), today, "business");
    if (opened.warnings > 0) throw new Error(`${opened.warnings} warnings in the ${file}`);
  }
  const { totals, latest } = model.agedFigures(asOf, 20);
  const late = (row) => row.late.reduce((sum, text) => sum + cents(text), 0);
  return {
    columns: [totals[0].not_due, ...totals[0].late].map(cents),
    latest: latest.map((row) => [row.customer, late(row)]),
    rows: await timed(() => model.agedBalance(asOf)),
    figures: await timed(() => model.agedFigures(asOf, 20)),
  };
};
