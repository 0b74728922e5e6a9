// The book as plain objects: days are numbers, amounts cents. An object names another by its place.

export const bookOf = async (size) => {
  const { customers, documents, payments } = await (await fetch(`data/book-${size}.json`)).json();
  return {
    customers: customers.map(([code, name]) => ({ code, name })),
    documents: documents.map(([number, customer, issuedOn, dueOn, amount]) => ({ number, customer, issuedOn, dueOn, amount })),
    payments: payments.map(([document, receivedOn, amount]) => ({ document, receivedOn, amount })),
  };
};

/** What the harness compares: cents in each column of all rows, and the customers with most late money. */
export const checkOf = (rows, latest) => ({
  columns: rows.reduce((sums, row) => sums.map((sum, at) => sum + row.columns[at]), [0, 0, 0, 0, 0]),
  latest: latest.map((row) => [row.name, row.overdue]),
});
