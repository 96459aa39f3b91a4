/**
 * On the help pages: counts on what is open while the page stays, from the times that stand in it, and has the phone keep
 * the pages. A page that was kept says how old it is, and its services change places once.
 */
import { countsFrom, nextOpening, soon, stateInWords, whenIs, wordsOfVisits } from "./help-words.ts";

const line = document.querySelector<HTMLElement>("[data-offline]");

const minute = 60_000;
const day = 24 * 60 * minute;
/** As many days as the times in a page reach. */
const reach = 8 * day;
/** Somebody who comes back to the page later than this wants to know how it is now. */
const stale = 15 * minute;

if (line) {
  const { made = "0", skew, worker, scope } = line.dataset;
  const began = countsFrom(Number(made));
  const isKept = skew !== undefined;
  const start = isKept ? Date.now() - Number(skew) : Number(made);
  const loaded = Date.now() - performance.now();
  // While a phone sleeps its counter may stand still, but its clock does not.
  const passed = () => Math.max(performance.now(), Date.now() - loaded);
  const nowIs = () => start + passed();
  if (isKept) {
    tellAge(line, began, nowIs());
    tick(began, nowIs(), line.dataset);
    sortPlaces();
  }
  setInterval(() => tick(began, nowIs(), line.dataset), minute / 2);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    tick(began, nowIs(), line.dataset);
    if (passed() > stale && navigator.onLine) location.reload();
  });
  if (worker && scope) void navigator.serviceWorker?.register(worker, { scope }).catch(() => {});
}

const near = document.querySelector<HTMLElement>("[data-near]");

// Only where the phone can tell where it is; the rest is loaded when somebody wants it.
if (near?.dataset["near"] && isSecureContext && "geolocation" in navigator) {
  const { near: address, unreachable } = near.dataset;
  near.hidden = false;
  near.querySelector("button")?.addEventListener("click", () => {
    import(address ?? "").then(
      (script: { showDistances(line: HTMLElement): unknown }) => script.showDistances(near),
      () => near.lastElementChild?.replaceChildren(unreachable ?? ""),
    );
  });
}

function tick(began: number, now: number, words: DOMStringMap): void {
  const ofVisits = wordsOfVisits(words);
  for (const place of document.querySelectorAll<HTMLElement>("[data-o]")) {
    const state = place.querySelector<HTMLElement>(".state");
    if (!state) continue;
    const next = nextOpening(place.dataset["o"] ?? "", began, now);
    const isOpen = next !== undefined && next.from <= now;
    place.dataset["is"] = isOpen ? "open" : "later";
    state.className = `state ${isOpen ? (next.to - now <= soon ? "soon" : "open") : "shut"}`;
    const bringers = place.dataset["who"];
    const who = state.querySelector(".who");
    if (who && bringers && next) who.textContent = (JSON.parse(bringers) as string[])[next.index] ?? "";
    const text = now - began > reach ? (words["old"] ?? "") : stateInWords(next, now, bringers ? ofVisits : words, document.documentElement.lang);
    const said = state.querySelector(".said");
    if (said) said.textContent = text;
    // Why it was closed.
    const why = state.querySelector(".said + span");
    if (isOpen) why?.remove();
    else if (why) why.textContent = (why.textContent ?? "").replace(/^\.?/, text.endsWith(".") ? "" : ".");
  }
  // What holds only until a moment.
  for (const said of document.querySelectorAll<HTMLElement>("[data-end]")) if (began + Number(said.dataset["end"]) * minute <= now) said.remove();
  // Who visits is known by the server only.
  if (now - began > minute) for (const visitor of document.querySelectorAll("[data-here]")) visitor.remove();
}

function tellAge(said: HTMLElement, began: number, now: number): void {
  said.textContent = (said.dataset["kept"] ?? "").replace("{}", whenIs(began, now, said.dataset, document.documentElement.lang));
  said.hidden = false;
  // Counts and other moments were true when the page was made.
  for (const old of document.querySelectorAll(".needs small, [data-first], [data-lead]")) old.remove();
}

/** What has opened or closed since the page was made goes where it belongs. */
function sortPlaces(): void {
  for (const place of document.querySelectorAll<HTMLElement>("li[data-o]"))
    document.querySelector(`[data-part=${place.dataset["is"] ?? "later"}] ul`)?.append(place);
  const hasRoom = [...document.querySelectorAll("[data-part=open] [data-o]")].some((place) => place.querySelector("[data-full]") === null);
  for (const part of document.querySelectorAll<HTMLElement>("[data-part]")) {
    const count = part.querySelectorAll("[data-o]").length;
    part.hidden = part.dataset["part"] === "none" ? hasRoom : count === 0;
    const title = part.querySelector("h2");
    if (title && part.dataset["title"]) title.textContent = part.dataset["title"].replace("{}", String(count));
  }
}
