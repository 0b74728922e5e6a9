// How every read is timed, ours and theirs: warm-up runs, so that both compilers have seen the code, then the median of seven.
// A run repeats what is short until it can be told from the clock's steps.

const WARM_UP = 3;
const RUNS = 7;
const LONG_ENOUGH_MS = 30;

export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** The median time of `work` in ms. */
export const timed = async (work) => {
  let times = 1;
  for (let n = 0; n < WARM_UP; n++) {
    const began = performance.now();
    await work();
    times = Math.max(1, Math.ceil(LONG_ENOUGH_MS / Math.max(performance.now() - began, 0.1)));
  }
  const found = [];
  for (let run = 0; run < RUNS; run++) {
    // Between runs what was left is collected, if the collector wishes.
    await new Promise((done) => setTimeout(done, 20));
    const began = performance.now();
    for (let n = 0; n < times; n++) await work();
    found.push((performance.now() - began) / times);
  }
  return median(found);
};

/** What a folder of ours holds. */
export const bytesOf = async (file) => new Uint8Array(await (await fetch(`data/${file}`)).arrayBuffer());

/** A script that is no module. */
export const script = (address) =>
  new Promise((done, broken) => {
    document.head.append(Object.assign(document.createElement("script"), { src: address, onload: done, onerror: broken }));
  });
