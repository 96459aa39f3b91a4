/**
 * `<minutes-autosave>` around the form of one item's minutes saves a moment after the last key, one save at a time, and
 * shows what others have saved where nobody here is writing. What another has written is never overwritten: the server
 * joins the two, and where it cannot, this stops, says so, and offers to show both texts. Nothing moves under the
 * writer's fingers, and the Save button stays for whoever wants it.
 */
import { replaceText } from "./replace-text.ts";

const pause = 1500;
const longestPause = 30_000;
/** Somebody counts as writing for ten seconds after this was told. */
const tellWritingEvery = 4_000;

interface TextNow {
  readonly version: number;
  readonly minutes: string;
}

export class MinutesAutosave extends HTMLElement {
  #form: HTMLFormElement | null = null;
  readonly #line = document.createElement("p");
  readonly #writers = document.createElement("p");
  #saved = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();
  #tries = 0;
  #saving = false;
  #stopped = false;
  #sending = false;
  #toldWriting = Number.NEGATIVE_INFINITY;

  connectedCallback(): void {
    this.#form = this.querySelector("form");
    const text = this.text;
    if (!this.#form || !text) return;
    // A browser that brings a reloaded page back with what was typed in it brings what was never saved, too.
    this.#saved = text.value === text.defaultValue ? text.value : (this.#field("base")?.value ?? text.defaultValue);
    this.#line.className = "draft-line";
    this.#line.setAttribute("role", "status");
    (this.#form.querySelector(".actions") ?? this.#form).append(this.#line);
    this.#writers.className = "writers";
    this.#writers.id = `writers-${this.dataset["item"]}`;
    this.#form.append(this.#writers);
    // Read aloud by who enters the field, and to nobody who is busy elsewhere.
    text.setAttribute("aria-describedby", `${text.getAttribute("aria-describedby") ?? ""} ${this.#writers.id}`.trim());
    text.addEventListener("input", this.#typed);
    text.addEventListener("blur", this.#left);
    this.#form.addEventListener("submit", this.#submitted);
    window.addEventListener("beforeunload", this.#leaving);
    window.addEventListener("pageshow", this.#cameBack);
    if (this.isChanged) this.#typed();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    window.removeEventListener("beforeunload", this.#leaving);
    window.removeEventListener("pageshow", this.#cameBack);
  }

  get text(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  /** Whether something was typed here that is not saved. */
  get isChanged(): boolean {
    return (this.text?.value ?? "") !== this.#saved;
  }

  /** Who else is writing here, in words; "" for nobody. */
  showWriters(words: string): void {
    if (this.#writers.textContent !== words) this.#writers.textContent = words;
  }

  /** Saves now what has not been saved. */
  saveNow(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running = this.#running.then(() => this.#save());
    return this.#running;
  }

  /** Another may have saved this version: its text is shown, unless somebody here is in the middle of another. */
  catchUp(version: number): void {
    if (version === Number(this.#field("version")?.value)) return;
    this.#running = this.#running.then(() => this.#fetchText());
  }

  #field(name: string): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  }

  #typed = (): void => {
    this.#tellWriting();
    if (this.#stopped) return;
    this.#say(this.dataset["unsaved"]);
    this.#later(pause);
  };

  #left = (): void => {
    if (this.isChanged) this.#later(0);
  };

  /** Save was pressed. A save that is still on its way would make this one look like another person's: it goes first. */
  #submitted = (event: SubmitEvent): void => {
    clearTimeout(this.#timer);
    if (this.#saving) {
      event.preventDefault();
      event.stopPropagation();
      void this.#running.then(() => this.#form?.requestSubmit());
      return;
    }
    this.#stopped = true;
    this.#sending = true;
  };

  /** The page comes back from the browser's memory as it was left: on its way. */
  #cameBack = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted || !this.#sending) return;
    this.#sending = false;
    this.#stopped = false;
  };

  #leaving = (event: BeforeUnloadEvent): void => {
    if (this.isChanged && !this.#sending) event.preventDefault();
  };

  #tellWriting(): void {
    const now = performance.now();
    const token = this.#field("_form")?.value;
    const address = this.dataset["writing"];
    if (!token || !address || now - this.#toldWriting < tellWritingEvery) return;
    this.#toldWriting = now;
    // Nothing is lost when it is not heard.
    void send(address, new URLSearchParams({ _form: token })).catch(() => undefined);
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.saveNow(), wait);
  }

  async #save(): Promise<void> {
    const form = this.#form;
    const text = this.text?.value;
    if (!form || text === undefined || text === this.#saved || this.#stopped) return;
    this.#say(this.dataset["saving"]);
    this.#saving = true;
    try {
      const response = await send(form.action, new FormData(form));
      if (response.ok) await this.#accepted(text, ((await response.json()) as { location: string }).location);
      else if (response.status === 422) this.#refused(((await response.json()) as Refusal).errors);
      else this.#again();
    } catch {
      this.#again();
    } finally {
      this.#saving = false;
    }
  }

  async #accepted(text: string, location: string): Promise<void> {
    const { searchParams } = new URL(location, window.location.href);
    const isJoined = searchParams.get("saved") === "joined";
    // What was typed meanwhile began from this text. When another's was joined with it, the version stays the old one,
    // so that the next save is joined with theirs again.
    this.#begin(text, isJoined ? undefined : Number(searchParams.get("version")));
    this.#tries = 0;
    if (isJoined) await this.#fetchText();
    if (this.isChanged) this.#later(pause);
    else this.#say(this.dataset["saved"]);
  }

  async #fetchText(): Promise<void> {
    const { text: address } = this.dataset;
    if (!address || this.isChanged || this.#stopped) return;
    const response = await fetch(address, { headers: { accept: "application/json" } }).catch(() => undefined);
    if (!response?.ok) return;
    const { version, minutes } = (await response.json()) as TextNow;
    // Whoever began to write meanwhile goes on from their own text; it is joined when it is saved.
    if (this.isChanged || this.#stopped) return;
    if (minutes !== this.#saved) {
      if (this.text) replaceText(this.text, minutes);
      this.#say(this.dataset["updated"]);
    }
    this.#begin(this.text?.value ?? minutes, version);
  }

  /** From which text, and which version when it is that of one, what is typed from now on begins. */
  #begin(text: string, version: number | undefined): void {
    this.#saved = text;
    const [base, number] = [this.#field("base"), this.#field("version")];
    if (base) base.value = text;
    if (number && version !== undefined) number.value = String(version);
  }

  /** A rule said no. Sending the form in the ordinary way shows why, with both texts when another has written. */
  #refused(errors: Refusal["errors"]): void {
    const isClash = errors.some(({ code }) => code === "changed_meanwhile");
    this.#stopped = true;
    this.#say(isClash ? this.dataset["conflict"] : this.dataset["refused"]);
    const button = document.createElement("button");
    button.type = "submit";
    button.className = "button button-secondary";
    button.textContent = (isClash ? this.dataset["compare"] : this.dataset["why"]) ?? "";
    this.#line.after(button);
  }

  #again(): void {
    this.#say(this.dataset["offline"]);
    this.#tries += 1;
    this.#later(Math.min(longestPause, pause * 2 ** this.#tries));
  }

  #say(words: string | undefined): void {
    this.#line.textContent = words ?? "";
  }
}

interface Refusal {
  readonly errors: readonly { readonly code: string }[];
}

const send = (address: string, body: FormData | URLSearchParams): Promise<Response> =>
  fetch(address, { method: "POST", body, headers: { accept: "application/json" } });

customElements.define("minutes-autosave", MinutesAutosave);
