// How every read is timed, ours and theirs: at least three warm-up runs and a second and a half of them, so that the browser's compilers
// have done with the code, then the median of seven. A run repeats what is short until it can be told from the clock's steps.

const WARM_UP = 3;
const WARM_UP_MS = 1500;
const RUNS = 7;
const LONG_ENOUGH_MS = 30;

export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** The median time of `work` in ms. */
export const timed = async (work) => {
  let last = 0;
  for (let n = 0, start = performance.now(); n < WARM_UP || performance.now() - start < WARM_UP_MS; n++) {
    const began = performance.now();
    await work();
    last = performance.now() - began;
    // What compiles in the background gets its turn.
    if (n % 8 === 0) await new Promise((done) => setTimeout(done));
  }
  const times = Math.max(1, Math.ceil(LONG_ENOUGH_MS / Math.max(last, 0.1)));
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
