// Keeps the files of one build, and serves these and nothing else.
//
// - What is kept is listed below with its hash; a file that is not that very file is not kept, and then nothing is. So
//   files of two builds are never mixed, even when a host is updated in the middle of a visit.
// - A newer build waits until the page says `take-over`.
// - Only this folder's own files are looked at; every other request is left to the browser and to the page's policy.

// Filled in by the build: the id that page and workers know; the id of all files, styles too; and each file's address,
// relative to this one, with its SHA-256 in base64.
const BUILD = "dev";
const WHOLE = "dev";
const FILES = [];

const PREFIX = `echeance ${self.registration.scope} `; // Two copies in two folders of one host share their storage.
const KEPT = PREFIX + WHOLE;
const HASHES = new Map(FILES.map(([path, hash]) => [new URL(path, self.registration.scope).pathname, hash]));
const INDEX = new URL("./", self.registration.scope).pathname;

/** The kept address that answers a request, or undefined. The page and its index.html are one. */
function keptAddress(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return undefined;
  const path = url.pathname === `${INDEX}index.html` ? INDEX : url.pathname;
  if (!HASHES.has(path)) return undefined;
  // A page of another build asks for a worker of its own build: not from here.
  const build = url.searchParams.get("build");
  // (A worker is named by the first half of the id, which is that of its module; the whole one covers every file.)
  return build === null || build === BUILD || BUILD.startsWith(`${build}-`) ? path : undefined;
}

async function keepAll() {
  const cache = await caches.open(KEPT);
  try {
    await Promise.all([...HASHES].map(async ([path, hash]) => {
      // The browser compares the hash and fails the request when it differs.
      const answer = await fetch(path, { cache: "no-cache", credentials: "same-origin", integrity: `sha256-${hash}` });
      if (!answer.ok || answer.redirected) throw new Error(`${answer.status} ${path}`);
      await cache.put(path, answer);
    }));
  } catch (error) {
    await caches.delete(KEPT);
    throw error;
  }
}

async function dropOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== KEPT) await caches.delete(name);
  }
}

async function answer(request, path) {
  const cache = await caches.open(KEPT);
  return (await cache.match(path)) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(dropOthers()));
self.addEventListener("message", (event) => {
  if (event.data?.kind === "take-over") self.skipWaiting();
  if (event.data?.kind === "claim" && event.data.build === BUILD) event.waitUntil(self.clients.claim());
});
self.addEventListener("fetch", (event) => {
  const path = keptAddress(event.request);
  if (path !== undefined) event.respondWith(answer(event.request, path));
});
