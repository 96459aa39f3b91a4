/**
 * Keeps the help pages that this phone has seen, and gives them out when there is no line. Only pages that say that they
 * may be kept are: those of somebody who is signed in do not.
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
const cacheName = "help-1";
/** Old phones have little room. */
const mostPages = 40;
/** Longer than this nobody waits for a page that is here already. */
const patienceMs = 6000;

const marker = "data-offline";

/** How far this phone's clock is ahead of the server's, in milliseconds: it may be wrong by years. */
const skewHeader = "x-skew";

async function keep(address: string, response: Response): Promise<void> {
  const cache = await caches.open(cacheName);
  // What is offered no more must not be found again by somebody without a line.
  if (response.status === 404) await cache.delete(address);
  const html = await response.text();
  const made = /data-made="(\d+)"/.exec(html)?.[1];
  if (!response.ok || made === undefined) return;
  const headers = new Headers({ "content-type": "text/html; charset=utf-8", [skewHeader]: String(Date.now() - Number(made)) });
  const policy = response.headers.get("content-security-policy");
  if (policy) headers.set("content-security-policy", policy);
  await cache.put(address, new Response(html, { headers }));
  // The list of everything stands in for any page that is not here.
  const known = (await cache.keys()).filter(({ url }) => url !== worker.registration.scope);
  await Promise.all(known.slice(0, Math.max(0, known.length - mostPages)).map((one) => cache.delete(one)));
}

/** The first of some pages that is kept, as it was; it is told that it is an old one. */
async function findKept(...addresses: readonly string[]): Promise<Response | undefined> {
  const cache = await caches.open(cacheName);
  const found = await Promise.all(addresses.map((address) => cache.match(address)));
  const kept = found.find((one) => one !== undefined);
  if (!kept) return undefined;
  const html = (await kept.text()).replace(marker, `data-skew="${kept.headers.get(skewHeader) ?? "0"}" ${marker}`);
  return new Response(html, { headers: kept.headers });
}

async function answer(event: FetchEvent): Promise<Response> {
  const { request } = event;
  // A browser that opens its old tabs again would be content with what it holds, however old that is.
  const fresh = fetch(request, { cache: "no-cache" }).then((response) => {
    event.waitUntil(keep(request.url, response.clone()));
    return response;
  });
  const late = new Promise((passed) => setTimeout(passed, patienceMs)).then(() => findKept(request.url));
  try {
    return (await Promise.race([fresh, late])) ?? (await fresh);
  } catch {
    return (await findKept(request.url, worker.registration.scope)) ?? Response.error();
  }
}

worker.addEventListener("install", (event) => {
  const { scope } = worker.registration;
  const first = fetch(scope).then((response) => keep(scope, response));
  (event as LifeEvent).waitUntil(first.then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  (event as LifeEvent).waitUntil(worker.clients.claim());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event as FetchEvent;
  const isWork = new URL(request.url).pathname.startsWith(`${new URL(worker.registration.scope).pathname}/work`);
  if (request.method === "GET" && request.mode === "navigate" && !isWork) (event as FetchEvent).respondWith(answer(event as FetchEvent));
});

export {};
