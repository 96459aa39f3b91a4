/**
 * `<door-desk>` on the page of a conference's door finds names while one types, also without a line, and keeps presses until they
 * are sent. Every press has an id of its own, so that it counts once however often it is sent, and whoever presses, too.
 */
import { findsName, foldedName } from "../ui/name-search.ts";
import { readBadges } from "./door-camera.ts";
import { DoorLine } from "./door-line.ts";
import type { DoorEvent, Person } from "./door-memory.ts";
import { DoorRows } from "./door-rows.ts";
import { standingOf } from "./door-standing.ts";
import type { Standing } from "./door-standing.ts";
import { clock, fill } from "./door-words.ts";
import type { DoorWords } from "./door-words.ts";

const lookAgainMs = 20_000;
/** What comes sooner is the second tap of the same finger; by then another button may lie under it. */
const sameFingerMs = 600;

class DoorDesk extends HTMLElement {
  #words = {} as DoorWords;
  #line: DoorLine | undefined;
  #rows: DoorRows | undefined;
  #lastPress = Number.NEGATIVE_INFINITY;
  /** Whose press can be taken back beside what was said last. */
  #said: Person | undefined;

  connectedCallback(): void {
    const { words, conference = "", page = "", list = "", guest = "", kept = "", worker, until } = this.dataset;
    const ends = Number(until);
    const made = Number(this.dataset["made"]);
    // When the list on paper is typed in days later, nothing needs to be kept.
    if (made >= ends) return;
    this.#words = JSON.parse(words ?? "{}") as DoorWords;
    this.#line = new DoorLine(conference, { page, list, guest, kept }, { made, until: ends }, () => this.#show());
    this.#listen();
    this.#show();
    this.#tick(ends);
    setInterval(() => this.#tick(ends), lookAgainMs);
    document.addEventListener("visibilitychange", () => this.#tick(ends));
    addEventListener("online", () => this.#tick(ends));
    if (worker) void navigator.serviceWorker?.register(worker, { scope: page }).catch(() => {});
  }

  #part(name: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-door=${name}]`);
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("input[type=search]");
  }

  get #isOrganiser(): boolean {
    return this.dataset["organiser"] === "yes";
  }

  #listen(): void {
    const search = this.#field?.form;
    for (const one of search?.querySelectorAll<HTMLElement>("button, a") ?? []) one.hidden = true;
    this.#part("served")?.remove();
    this.#part("tools")?.removeAttribute("hidden");
    this.#field?.addEventListener("input", () => this.#show());
    search?.addEventListener("submit", (event) => {
      event.preventDefault();
      // Enter, also by a scanner that types what it reads.
      const [only, ...others] = this.#found();
      if (only && others.length === 0 && this.#field?.value.trim()) this.#come(only.person);
    });
    const list = this.#part("list");
    list?.removeAttribute("hidden");
    const row = this.#part("row");
    if (list && row instanceof HTMLTemplateElement) this.#rows = new DoorRows(list, row, this.#words, this.#isOrganiser);
    list?.addEventListener("click", (event) => this.#clicked(event));
    this.#part("said")?.querySelector("button")?.addEventListener("click", () => this.#said && this.#back(this.#said));
    this.#part("forget")?.addEventListener("click", () => this.#leave());
    this.#part("guest")?.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (!this.#isSameFinger()) void this.#guest(event.target as HTMLFormElement);
    });
    const camera = this.#part("camera");
    if (camera) readBadges(camera, { none: this.#words.noCamera }, (code) => this.#scanned(code));
  }

  #tick(ends: number): void {
    if (!this.#line) return;
    if (this.#line.now() >= ends) void this.#close(this.#words.over);
    else if (!document.hidden) void this.#line.send();
  }

  #everybody(): Standing[] {
    return standingOf(this.#line?.listing, this.#line?.queue ?? [], (guest) => this.#asPerson(guest));
  }

  #asPerson({ id, name, at }: Omit<Extract<DoorEvent, { kind: "guest" }>, "kind">): Person {
    const { unnamed, walkIn } = this.#words;
    return { id, name: name || unnamed, detail: walkIn, code: "", find: foldedName(name), waits: false, isGuest: true, presses: [{ id, at }] };
  }

  #found(): Standing[] {
    const typed = this.#field?.value ?? "";
    return this.#everybody().filter(({ person }) => findsName(person.find, typed));
  }

  #show(): void {
    const line = this.#line;
    if (!line) return;
    if (line.refused) return void this.#close(this.#words[line.refused]);
    const everybody = this.#everybody();
    const come = everybody.filter(({ presses }) => presses.length > 0).length;
    const away = everybody.filter(({ person, presses }) => presses.length === 0 && !person.waits).length;
    if (line.listing) this.#write("count", fill(this.#words.count, come, away));
    if (this.#room() < Infinity) this.#write("room", fill(this.#words.room, this.#room()));
    const found = this.#found();
    const left = this.#rows?.show(found) ?? 0;
    const nothing = line.listing ? this.#words.nobody : this.#words.noList;
    this.#write("more", found.length === 0 ? nothing : left > 0 ? fill(this.#words.more, left) : "");
    const waiting = line.queue.length > 0 ? fill(this.#words.waiting, line.queue.length) : "";
    this.#write("line", line.isDown ? `${this.#words.noLine} ${waiting}`.trim() : waiting || this.#words.sent);
    this.#part("line")?.toggleAttribute("data-down", line.isDown);
  }

  /** What is said already is not said again: screen readers would read it out each time. */
  #write(name: string, words: string): void {
    const place = this.#part(name);
    if (place && place.textContent !== words) place.textContent = words;
  }

  #clicked(event: MouseEvent): void {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>("button") : null;
    const id = button?.closest<HTMLElement>("[data-person]")?.dataset["person"];
    const person = this.#everybody().find((one) => one.person.id === id)?.person;
    if (!button || !person || this.#isSameFinger()) return;
    if (button.dataset["row"] === "come") this.#come(person);
    else this.#back(person);
    // Its button is gone, and whoever uses the keyboard goes on with the next name.
    if (event.detail === 0) this.#field?.focus();
  }

  #isSameFinger(): boolean {
    const now = performance.now();
    const isSame = now - this.#lastPress < sameFingerMs;
    if (!isSame) this.#lastPress = now;
    return isSame;
  }

  #come(person: Person): void {
    const [first] = this.#everybody().find((one) => one.person.id === person.id)?.presses ?? [];
    if (first) return this.#tell(fill(this.#words.already, person.name, clock(first.at)), person);
    if (person.waits && !this.#isOrganiser) return this.#tell(`${person.name}: ${this.#words.ask}`);
    if (this.#field) this.#field.value = "";
    this.#line?.add({ kind: "come", id: crypto.randomUUID(), registration: person.id, at: this.#moment() });
    this.#tell(fill(this.#words.done, person.name), person);
    this.#show();
  }

  #back(person: Person): void {
    const presses = this.#everybody().find((one) => one.person.id === person.id)?.presses ?? [];
    if (presses.length === 0) return;
    this.#line?.add({ kind: "back", id: crypto.randomUUID(), registration: person.id, presses: presses.map(({ id }) => id), at: this.#moment() });
    this.#tell(fill(this.#words.undone, person.name));
    this.#show();
  }

  #scanned(code: string): void {
    const person = this.#everybody().find((one) => one.person.code !== "" && one.person.code === code.trim())?.person;
    if (person) this.#come(person);
    else this.#tell(this.#words.unknown);
  }

  async #guest(form: HTMLFormElement): Promise<void> {
    const name = (form.elements.namedItem("name") as HTMLInputElement).value.trim();
    const box = form.elements.namedItem("above");
    const above = box instanceof HTMLInputElement && box.checked;
    const guest = { id: crypto.randomUUID(), name, at: this.#moment() };
    const said = this.#room() > 0 || above ? await this.#line?.letIn({ ...guest, above }) : ({ ok: false, codes: ["full"] } as const);
    if (said?.ok === false) {
      this.#part("above")?.removeAttribute("hidden");
      return this.#tell(said.codes.includes("cpr") ? this.#words.cpr : this.#words.full);
    }
    // Whoever stands there is let in, with a line or without.
    if (!said) this.#line?.add({ kind: "guest", ...guest });
    form.reset();
    this.#tell(fill(this.#words.guestIn, name || this.#words.unnamed), this.#asPerson(guest));
    this.#show();
  }

  /** How many seats are left, after the guests whom the server does not know yet; Infinity without a limit. */
  #room(): number {
    const guests = this.#line?.queue.filter(({ kind }) => kind === "guest").length ?? 0;
    return Math.max(0, (this.#line?.listing?.room ?? Infinity) - guests);
  }

  #moment(): string {
    return new Date(this.#line?.now() ?? Date.now()).toISOString();
  }

  /** One line about what was just done. @param person whose press can be taken back there */
  #tell(words: string, person?: Person): void {
    const place = this.#part("said");
    this.#said = person;
    place?.removeAttribute("hidden");
    place?.querySelector("p")?.replaceChildren(words);
    place?.querySelector("button")?.toggleAttribute("hidden", person === undefined);
  }

  /** Takes everything off this phone, once all has been sent. */
  #leave(): void {
    if ((this.#line?.queue.length ?? 0) > 0) return this.#tell(this.#words.unsent);
    void this.#close("").then(() => location.replace(this.dataset["leave"] ?? "/"));
  }

  /** Nothing more can be done here: names go, and the page that was kept for when there is no line. */
  async #close(words: string): Promise<void> {
    const unsent = this.#line?.queue.length ?? 0;
    this.#line?.forget();
    this.#line = undefined;
    this.#part("open")?.remove();
    this.#tell(unsent > 0 ? `${words} ${fill(this.#words.waiting, unsent)}` : words);
    const scope = this.dataset["page"] ?? "";
    await (await navigator.serviceWorker?.getRegistration(scope))?.unregister();
    await globalThis.caches?.delete(`door:${scope}`);
  }
}

customElements.define("door-desk", DoorDesk);
