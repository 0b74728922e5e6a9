// Put into the page before anything of it runs: notes when things happened, on the page's own clock.
(() => {
  const marks = { memories: new Set() };
  const now = () => performance.now();

  // What the person did.
  addEventListener("change", (event) => { if (event.target.type === "file") marks.dropped = now(); }, true);
  addEventListener("click", () => Object.assign(marks, { pressed: now(), begun: undefined, durable: undefined, drawn: undefined }), true);

  // When something was asked of storage, and when the disk had it.
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given) {
    const begun = now();
    const made = transaction.apply(this, given);
    if (given[1] === "readwrite") {
      // The first one after the press is what the press asked for; a snapshot may follow when all is quiet.
      made.addEventListener("complete", () => {
        if (marks.durable === undefined) Object.assign(marks, { begun, durable: now(), drawn: undefined });
      });
    }
    return made;
  };

  // The memory of each module, where it is said what runs.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      for (const it of Object.values((made.instance ?? made).exports)) if (it instanceof WebAssembly.Memory) marks.memories.add(it);
      for (const it of Object.values(given[1]?.env ?? {})) if (it instanceof WebAssembly.Memory) marks.memories.add(it);
      return made;
    };
  }

  // When something could be seen: after the change that shows it, laid out.
  const waiting = new Map();
  const look = () => {
    for (const [name, { test, then }] of waiting) {
      if (!test()) continue;
      waiting.delete(name);
      void document.body.offsetHeight;
      marks[name] = now();
      then?.();
    }
  };
  new MutationObserver(() => {
    look();
    if (marks.durable !== undefined) {
      void document.body.offsetHeight;
      marks.drawn = now();
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

  globalThis.bench = {
    marks,
    /** Notes under `name` when `test` first holds, and goes on with `then`. */
    note(name, test, then) {
      delete marks[name];
      waiting.set(name, { test, then });
      look();
    },
    shows: (words) => () => document.querySelector("main")?.textContent.includes(words) ?? false,
    /** A button or link whose words begin so, and that can be pressed. */
    pressable: (words) => [...document.querySelectorAll("main button, main a[href]")].find(
      (it) => it.textContent.trim().startsWith(words) && it.ariaDisabled !== "true"),
    memory: () => [...marks.memories].reduce((sum, it) => sum + it.buffer.byteLength, 0),
  };
})();
