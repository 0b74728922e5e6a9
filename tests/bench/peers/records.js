// From the cells of a line to a record with days and cents, as a program over either parser would write it.

const DAY_MS = 86_400_000;

/** The number of a day written 31/12/2025. */
export const dayOf = (text) => Date.UTC(+text.slice(6), +text.slice(3, 5) - 1, +text.slice(0, 2)) / DAY_MS;

/** Cents of an amount written 1234,56. */
export const centsOf = (text) => Math.round(Number(text.replace(",", ".")) * 100);

export const recordOf = (cells) => ({
  number: cells[0],
  code: cells[1],
  customer: cells[2],
  issuedOn: dayOf(cells[3]),
  dueOn: dayOf(cells[4]),
  amount: centsOf(cells[5]),
  currency: cells[6],
  label: cells[7],
});

/** What the harness compares. */
export const checkOf = (records) => ({ records: records.length, cents: records.reduce((sum, it) => sum + it.amount, 0) });
