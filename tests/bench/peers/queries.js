// SQLite's side: tables with the indexes that the questions want, and the questions.

export const fill = (db, { customers, documents, payments }) => {
  db.exec(`
    CREATE TABLE customer (id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL);
    CREATE TABLE document (id INTEGER PRIMARY KEY, number TEXT NOT NULL, customer INTEGER NOT NULL REFERENCES customer,
      issued_on INTEGER NOT NULL, due_on INTEGER NOT NULL, amount INTEGER NOT NULL);
    CREATE TABLE payment (id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document,
      received_on INTEGER NOT NULL, amount INTEGER NOT NULL);
    BEGIN`);
  const all = (sql, rows) => {
    const statement = db.prepare(sql);
    for (const row of rows) statement.bind(row).stepReset();
    statement.finalize();
  };
  all("INSERT INTO customer VALUES (?, ?, ?)", customers.map(({ code, name }, id) => [id, code, name]));
  all("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)", documents.map((it, id) => [id, it.number, it.customer, it.issuedOn, it.dueOn, it.amount]));
  all("INSERT INTO payment VALUES (?, ?, ?, ?)", payments.map((it, id) => [id, it.document, it.receivedOn, it.amount]));
  // Each covers what is read of its table, so that the table itself is not.
  db.exec(`
    COMMIT;
    CREATE INDEX payment_of_document ON payment (document, received_on, amount);
    CREATE INDEX document_of_customer ON document (customer, issued_on, due_on, amount);
    ANALYZE`);
};

// The quickest of five ways to ask that were tried; a subquery for each document takes half as long again.
const OPEN = `
  WITH paid AS (SELECT document, sum(amount) AS amount FROM payment WHERE received_on <= ?1 GROUP BY document),
  part AS (
    SELECT d.customer, ?1 - d.due_on AS late, d.amount - coalesce(p.amount, 0) AS open
    FROM document d LEFT JOIN paid p ON p.document = d.id WHERE d.issued_on <= ?1)`;

const COLUMNS = `
    sum(iif(late <= 0, open, 0)), sum(iif(late BETWEEN 1 AND 30, open, 0)), sum(iif(late BETWEEN 31 AND 60, open, 0)),
    sum(iif(late BETWEEN 61 AND 90, open, 0)), sum(iif(late > 90, open, 0))`;

const ROWS = `${OPEN} SELECT c.name, r.* FROM (SELECT customer, ${COLUMNS}, sum(iif(late > 0, open, 0)) AS overdue
    FROM part WHERE open <> 0 GROUP BY customer) r JOIN customer c ON c.id = r.customer ORDER BY r.customer`;

const rowOf = ([name, , ...amounts]) => ({ name, columns: amounts.slice(0, 5), overdue: amounts[5] });

/** One row a customer. */
export const rows = (db, asOf) => db.selectArrays(ROWS, [asOf]).map(rowOf);

/** The sums of all, and the customers with most late money: one pass over the rows of the same question. */
export const figures = (db, asOf) => {
  const all = rows(db, asOf);
  const sums = [0, 0, 0, 0, 0];
  for (const row of all) for (let at = 0; at < 5; at++) sums[at] += row.columns[at];
  return { sums, latest: all.sort((a, b) => b.overdue - a.overdue).slice(0, 20) };
};
