// A start from storage to first figures: the page, the engine in its worker, the file, the question, the table.

const ask = (asked) =>
  new Promise((done, broken) => {
    const worker = new Worker("opfs_worker.js", { type: "module" });
    worker.onmessage = ({ data }) => (data.broken ? broken(new Error(data.broken)) : done(data));
    worker.onerror = (why) => broken(new Error(why.message));
    worker.postMessage(asked);
  });

/** Fills the storage of this origin. */
export const run = async (size) => ask({ size, filling: true });

// A start begins by itself, as the app's does, and not when the harness asks.
const asOf = new URLSearchParams(location.search).get("as_of");
if (asOf !== null) {
  const { sums, latest } = await ask({ asOf: Number(asOf) });
  document.querySelector("table").replaceChildren(
    ...latest.map((row) => {
      const line = document.createElement("tr");
      for (const cell of [row.name, ...row.columns.map((cents) => (cents / 100).toFixed(2))]) line.insertCell().textContent = cell;
      return line;
    }),
  );
  void document.body.offsetHeight;
  window.started = { ms: performance.now(), columns: sums };
}
