
// --- From here on: src/ui/later.js. .ci/build puts it behind what fetches the second module. ---

let second;

/** The second module, fetched and compiled while it comes; asked for again after it did not come. */
function compiled(address) {
  second ??= (async () => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    // A host that does not know what .wasm is serves the first module, so it must do for the second.
    const isKnown = answer.headers.get("content-type")?.startsWith("application/wasm");
    return isKnown ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
  })();
  second.catch(() => { second = undefined; });
  return second;
}

/** Begins before the first module asks: the page of the address is in the second one. */
export function early() {
  compiled(new URL("./split_later.wasm", import.meta.url)).catch(() => {});
}
