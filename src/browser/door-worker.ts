/**
 * Keeps the page of one conference's door, so that it can be loaded anew without a line. The page holds no names: those are in the
 * tab. What the page needs (scripts, styles, fonts) is kept beside it; their addresses change with their content.
 */
interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends LifeEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker extends EventTarget {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
}

const worker = self as unknown as Worker;
const page = new URL(worker.registration.scope);
const cacheName = `door:${page.pathname}`;

/** A page in which something was searched for, or that tells what was done, may hold names: only the bare one is kept. */
const isDoor = (address: string): boolean => {
  const { pathname, search } = new URL(address);
  return pathname === page.pathname && search === "";
};

async function keepPage(response: Response): Promise<void> {
  const cache = await caches.open(cacheName);
  if (response.status === 404) await cache.delete(page.href);
  if (!response.ok || response.redirected) return;
  const html = await response.clone().text();
  await cache.put(page.href, response);
  const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].flatMap(([, address]) => address ?? []);
  await Promise.all(assets.map(keepAsset));
}

async function keepAsset(address: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(address);
  if (kept) return kept;
  const response = await fetch(address);
  if (response.ok) await cache.put(address, response.clone());
  return response;
}

async function answerPage(event: FetchEvent): Promise<Response> {
  try {
    const response = await fetch(event.request);
    if (isDoor(event.request.url)) event.waitUntil(keepPage(response.clone()));
    return response;
  } catch {
    const isHere = new URL(event.request.url).pathname === page.pathname;
    return (isHere && (await caches.match(page.href, { cacheName }))) || Response.error();
  }
}

worker.addEventListener("install", (event) => {
  const first = fetch(page.href).then(keepPage);
  (event as LifeEvent).waitUntil(first.then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  (event as LifeEvent).waitUntil(worker.clients.claim());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event as FetchEvent;
  if (request.method !== "GET") return;
  const { origin, pathname } = new URL(request.url);
  if (request.mode === "navigate") (event as FetchEvent).respondWith(answerPage(event as FetchEvent));
  else if (origin === page.origin && pathname.startsWith("/assets/")) (event as FetchEvent).respondWith(keepAsset(request.url));
});

export {};
