// A plain loop over objects: what a careful program without an engine does.
import { bookOf, checkOf } from "./book.js";
import { timed } from "./timing.js";

const aged = ({ customers, documents, payments }, asOf) => {
  const open = documents.map((document) => (document.issuedOn <= asOf ? document.amount : 0));
  for (const payment of payments) {
    if (payment.receivedOn <= asOf) open[payment.document] -= payment.amount;
  }
  const rows = customers.map(({ name }) => ({ name, columns: [0, 0, 0, 0, 0], overdue: 0, total: 0 }));
  for (let n = 0; n < documents.length; n++) {
    if (open[n] === 0) continue;
    const { customer, dueOn } = documents[n];
    const late = asOf - dueOn;
    const row = rows[customer];
    row.columns[late <= 0 ? 0 : late <= 30 ? 1 : late <= 60 ? 2 : late <= 90 ? 3 : 4] += open[n];
    row.total += open[n];
    if (late > 0) row.overdue += open[n];
  }
  return rows.filter((row) => row.total !== 0);
};

const latestOf = (rows) => rows.toSorted((a, b) => b.overdue - a.overdue).slice(0, 20);

const sumsOf = (rows) => {
  const sums = [0, 0, 0, 0, 0];
  for (const row of rows) for (let at = 0; at < 5; at++) sums[at] += row.columns[at];
  return sums;
};

export const run = async (size, asOf) => {
  const book = await bookOf(size);
  window.book = book; // Stays, for the look at what it weighs.
  const rows = aged(book, asOf);
  return {
    ...checkOf(rows, latestOf(rows)),
    rows: await timed(() => aged(book, asOf)),
    figures: await timed(() => {
      const rows = aged(book, asOf);
      return { sums: sumsOf(rows), latest: latestOf(rows) };
    }),
  };
};
