// Starts the app and keeps its files for work without a network.
// A file of its own, so that the page's policy needs no 'unsafe-inline', hash or nonce.
//
// Towards the app, on window:
//   event `echeance:update`     a newer build is ready (then the page's element bears data-newer); nothing has changed yet;
//   event `echeance:take-over`  sent by the app when the person agrees: the newer build takes over and the page reloads.

const me = document.querySelector("script[data-wasm]");
const build = document.documentElement.dataset.build;

/** Shows one sentence, in both languages, in place of an empty page. */
function say(french, english) {
  const place = document.getElementById("boot") ?? document.body.appendChild(document.createElement("main"));
  place.id = "boot";
  place.className = "boot shown";
  place.replaceChildren(
    ...[["fr", french], ["en", english]].map(([lang, text]) => {
      const p = document.createElement("p");
      p.lang = lang;
      p.textContent = text;
      return p;
    }),
  );
}

/** Keeps the build's files, and tells the app when a newer build waits. */
async function keepFiles() {
  const workers = navigator.serviceWorker;
  // A build for debugging keeps nothing: it changes under the page.
  if (!workers || build === "dev") return;
  const registration = await workers.register("service-worker.js", { updateViaCache: "none" });

  let asked = false;
  const offer = () => {
    document.documentElement.dataset.newer = "";
    window.dispatchEvent(new CustomEvent("echeance:update"));
  };
  const watch = (worker) => worker?.addEventListener("statechange", () => {
    // Without a controller this is the first visit: there is nothing older to be replaced.
    if (worker.state === "installed" && workers.controller) offer();
  });
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  window.addEventListener("echeance:take-over", () => {
    asked = true;
    if (registration.waiting) registration.waiting.postMessage({ kind: "take-over" });
    else location.reload();
  });
  let controlled = Boolean(workers.controller);
  workers.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    // Another tab agreed to the newer build: this one still runs the older, so it is offered the same.
    else if (controlled) offer();
    controlled = true;
  });
  if (registration.waiting && workers.controller) offer();

  // The first visit is served from the kept files too, provided that they are this page's build.
  if (!workers.controller) (await workers.ready).active?.postMessage({ kind: "claim", build });

  // A page that stays open for days asks for a newer build when it is looked at again, at most once an hour.
  let last = performance.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || performance.now() - last < 3_600_000) return;
    last = performance.now();
    registration.update().catch(() => {});
  });
}

// Storage wakes up while the module comes. Where it is refused, the app says so.
try {
  indexedDB.databases?.().catch(() => {});
} catch {}

try {
  if (typeof WebAssembly !== "object") throw new TypeError("WebAssembly");
  const app = await import(new URL(me.dataset.js, document.baseURI).href);
  // Today and Welcome are in the first module; another page needs the second one as soon as it runs.
  if (me.dataset.later && !/^(#\/?(today|welcome)?([?].*)?)?$/.test(location.hash)) {
    import(new URL(me.dataset.later, document.baseURI).href).then((it) => it.early(), () => {});
  }
  await app.default({ module_or_path: new URL(me.dataset.wasm, document.baseURI).href });
  document.getElementById("boot")?.remove();
} catch (error) {
  console.error(error);
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) {
    say(
      "Ce navigateur est trop ancien pour Échéance. Une version récente de Firefox, Chrome, Edge ou Safari suffit ; vos données restent en place.",
      "This browser is too old for Échéance. A recent Firefox, Chrome, Edge or Safari will do; your data stays where it is.",
    );
  } else {
    say(
      "Échéance n’a pas pu s’ouvrir. Rechargez la page ; si cela continue, ses fichiers ne sont pas tous arrivés ou ce navigateur est trop ancien. Vos données restent en place.",
      "Échéance could not open. Reload the page; if it goes on, some of its files did not arrive or this browser is too old. Your data stays where it is.",
    );
  }
}

// After the app, which comes first; without kept files it works all the same, while there is a network.
keepFiles().catch((error) => console.warn("files not kept:", error));
