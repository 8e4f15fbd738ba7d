// @ts-check
/// <reference lib="webworker" />
/**
 * Keeps the door's page and what it is made of, so that it opens without a network. No names are kept here: the list
 * lies in the page's own storage. What is asked for goes to the network first; what is kept is for when that fails.
 */

const KEPT = "door";
const PATIENCE = 4000;
const FILES = [
  "/static/mark.svg",
  ...["regular", "bold"].map((name) => `/static/fonts/${name}.woff2`),
  ...["tokens", "text", "page", "forms", "components", "programme", "work", "door"].map((name) => `/static/style/${name}.css`),
  ...["attendees", "camera", "desk", "device", "door", "telling", "view"].map((name) => `/static/door/${name}.js`),
  "/static/zxing-wasm/es/reader/index.js",
  "/static/zxing-wasm/es/share.js",
  "/static/zxing-wasm/zxing_reader.wasm",
];
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const page = new URL(worker.registration.scope).pathname;

worker.addEventListener("install", (event) => event.waitUntil(keepFiles()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (request.mode === "navigate") event.respondWith(pathname === page ? newestOrKept(request) : orBackToPage(request));
  else if (pathname.startsWith("/static/")) event.respondWith(newestOrKept(request));
});

async function keepFiles() {
  // A page that leads to the sign-in is not the door.
  await (await caches.open(KEPT)).addAll([...FILES, new Request(page, { redirect: "error" })]);
  await worker.skipWaiting();
}

/** @param {Request} request @returns {Promise<Response>} */
async function newestOrKept(request) {
  const cache = await caches.open(KEPT);
  // In whatever language it was kept: a door in another language is better than none.
  const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  try {
    const signal = kept && AbortSignal.timeout(PATIENCE);
    const newest = await fetch(request, signal && { signal });
    if (newest.status >= 500 && kept) return kept;
    if (newest.ok && !new URL(request.url).search) await cache.put(request, newest.clone());
    return newest;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** @param {Request} request @returns {Promise<Response>} */
async function orBackToPage(request) {
  try {
    return await fetch(request);
  } catch {
    return Response.redirect(page);
  }
}
