/**
 * On the help pages: counts on what is open while the page stays, from the times that stand in it, and has the phone keep
 * the pages. A page that was kept says how old it is, and its services change places once.
 */
const line = document.querySelector<HTMLElement>("[data-offline]");

const minute = 60_000;
const soon = 30 * minute;
const day = 24 * 60 * minute;
/** As many days as the times in a page reach. */
const reach = 8 * day;
/** Somebody who comes back to the page later than this wants to know how it is now. */
const stale = 15 * minute;

if (line) {
  const { made = "0", skew, worker, scope } = line.dataset;
  const began = Number(made);
  const isKept = skew !== undefined;
  const start = isKept ? Date.now() - Number(skew) : began;
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

type Words = DOMStringMap;

function tick(began: number, now: number, words: Words): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-o]")) {
    const state = place.querySelector<HTMLElement>(".state");
    if (!state) continue;
    const times = (place.dataset["o"] ?? "").split(" ").filter(Boolean).map((pair) => pair.split("_"));
    const next = times
      .map(([from, to]) => ({ from: began + Number(from) * minute, to: to ? began + Number(to) * minute : Infinity }))
      .find(({ to }) => to > now);
    const isOpen = next !== undefined && next.from <= now;
    place.dataset["is"] = isOpen ? "open" : "later";
    state.className = `state ${isOpen ? (next.to - now <= soon ? "soon" : "open") : "shut"}`;
    // Why it was closed.
    if (isOpen) state.querySelector(".said + span")?.remove();
    const said = state.querySelector(".said");
    if (said) said.textContent = now - began > reach ? (words["old"] ?? "") : wordsOf(next, isOpen, now, words);
  }
  // What holds only until a moment.
  for (const said of document.querySelectorAll<HTMLElement>("[data-end]")) if (began + Number(said.dataset["end"]) * minute <= now) said.remove();
  // Who visits is known by the server only.
  if (now - began > minute) for (const visitor of document.querySelectorAll("[data-here]")) visitor.remove();
}

function wordsOf(next: { from: number; to: number } | undefined, isOpen: boolean, now: number, words: Words): string {
  const fill = (text: string | undefined, value: string | number) => (text ?? "").replace("{}", String(value));
  if (!next) return words["closed"] ?? "";
  if (isOpen) {
    if (next.to === Infinity) return words["open"] ?? "";
    return fill(next.to - now <= soon ? words["soon"] : words["until"], whenIs(next.to, now, words));
  }
  const minutes = Math.ceil((next.from - now) / minute);
  return minutes <= 60 ? fill(words["in"], minutes) : fill(words["opens"], whenIs(next.from, now, words));
}

/** "kl. 08.00", with the day when it is not today or this night, in Danish time wherever the phone is. */
function whenIs(at: number, now: number, words: Words): string {
  const { lang } = document.documentElement;
  const locale = lang === "en" ? "en-GB" : "da-DK";
  const format = (moment: number, how: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: "Europe/Copenhagen", ...how }).format(moment);
  const clock = `${lang === "en" ? "" : "kl. "}${format(at, { hour: "2-digit", minute: "2-digit" })}`;
  const dayOf = (moment: number) => format(moment, { dateStyle: "short" });
  const isTomorrow = dayOf(at) === dayOf(now + day);
  const isThisNight = isTomorrow && at - now < day / 2 && Number(format(at, { hour: "2-digit", hourCycle: "h23" }).slice(0, 2)) < 6;
  if (dayOf(at) === dayOf(now) || isThisNight) return clock;
  // A week away the name of a day would be today's.
  const dayName = format(at, Math.abs(at - now) < 6 * day ? { weekday: "long" } : { day: "numeric", month: "long" });
  return isTomorrow ? (words["tomorrow"] ?? "").replace("{}", clock) : `${dayName} ${clock}`;
}

function tellAge(said: HTMLElement, began: number, now: number): void {
  said.textContent = (said.dataset["kept"] ?? "").replace("{}", whenIs(began, now, said.dataset));
  said.hidden = false;
  // Counts and other moments were true when the page was made.
  for (const old of document.querySelectorAll(".needs small, [data-first], [data-lead]")) old.remove();
}

/** What has opened or closed since the page was made goes where it belongs. */
function sortPlaces(): void {
  for (const place of document.querySelectorAll<HTMLElement>("li[data-o]"))
    document.querySelector(`[data-part=${place.dataset["is"] ?? "later"}] ul`)?.append(place);
  for (const part of document.querySelectorAll<HTMLElement>("[data-part]")) {
    const count = part.querySelectorAll("[data-o]").length;
    part.hidden = part.dataset["part"] === "none" ? document.querySelector("[data-part=open] [data-o]") !== null : count === 0;
    const title = part.querySelector("h2");
    if (title && part.dataset["title"]) title.textContent = part.dataset["title"].replace("{}", String(count));
  }
}

export {};
