/**
 * `<live-minutes>` around the items of a meeting hears when somebody saves, begins to write or changes the agenda, and
 * asks the server how things stand. Texts and names go where they belong; for everything else one calm line says that
 * there is more to see, and nothing moves until somebody asks for it.
 */
import { hearChanges } from "./live.ts";
import { MinutesAutosave } from "./minutes-autosave.ts";
import { listenToKeys } from "./minutes-keys.ts";

interface MinutesNow {
  readonly outline: string;
  readonly versions: Readonly<Record<string, number>>;
  readonly writing: Readonly<Record<string, string>>;
}

/** Whether somebody who was writing still is, is asked again after this; the server forgets them after ten seconds. */
const askAgainAfter = 10_500;

class LiveMinutes extends HTMLElement {
  readonly #line = document.createElement("p");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looking = false;
  #lookAgain = false;
  #submitting: EventTarget | null = null;

  connectedCallback(): void {
    this.#line.className = "live-line";
    this.#line.setAttribute("role", "status");
    this.append(this.#line);
    listenToKeys(this);
    // Going to the place in the address takes the focus away, some time before the page has loaded.
    addEventListener("load", () => this.#comeBack());
    this.addEventListener("submit", this.#submitted, { capture: true });
    addEventListener("beforeunload", this.#leaving);
    const { stream } = this.dataset;
    if (stream) hearChanges(stream, () => void this.#look());
  }

  get #texts(): MinutesAutosave[] {
    return [...this.querySelectorAll<MinutesAutosave>("minutes-autosave")];
  }

  /** Who has just saved something at an item goes on writing there. */
  #comeBack(): void {
    if (!new URLSearchParams(location.search).has("saved") || !location.hash.startsWith("#item-")) return;
    const text = document.getElementById(location.hash.slice(1))?.querySelector("textarea");
    text?.focus({ preventScroll: true });
    text?.setSelectionRange(text.value.length, text.value.length);
  }

  /** Any form here leads away: texts that are not saved yet go first. */
  #submitted = (event: SubmitEvent): void => {
    const form = event.target as HTMLFormElement;
    const unsaved = this.#texts.filter((text) => text.isChanged && !text.contains(form));
    if (this.#submitting === form || unsaved.length === 0) {
      this.#submitting = form;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    void Promise.all(unsaved.map((text) => text.saveNow())).then(() => {
      this.#submitting = form;
      form.requestSubmit(event.submitter);
    });
  };

  /** A decision or a task that was begun and not sent is kept by nobody else. */
  #leaving = (event: BeforeUnloadEvent): void => {
    const begun = [...this.querySelectorAll<HTMLFormElement>("[data-catch] form")].some(
      (form) => form !== this.#submitting && isBegun(form),
    );
    if (begun) event.preventDefault();
  };

  /** One question at a time; what changes while it is under way is asked for once more. */
  async #look(): Promise<void> {
    this.#lookAgain = this.#looking;
    const address = this.dataset["now"];
    if (this.#looking || !address) return;
    this.#looking = true;
    clearTimeout(this.#timer);
    const response = await fetch(address, { headers: { accept: "application/json" } }).catch(() => undefined);
    if (response?.ok) this.#show((await response.json()) as MinutesNow);
    this.#looking = false;
    if (this.#lookAgain) void this.#look();
  }

  #show({ outline, versions, writing }: MinutesNow): void {
    for (const text of this.#texts) {
      const item = text.dataset["item"] ?? "";
      text.showWriters(writing[item] ?? "");
      const version = versions[item];
      if (version !== undefined) text.catchUp(version);
    }
    if (Object.keys(writing).length > 0) this.#timer = setTimeout(() => void this.#look(), askAgainAfter);
    if (outline !== this.dataset["outline"]) this.#offer();
  }

  #offer(): void {
    if (this.#line.childElementCount > 0) return;
    const show = document.createElement("button");
    show.type = "button";
    show.className = "quiet-link";
    show.textContent = this.dataset["show"] ?? "";
    show.addEventListener("click", () => void this.#reload());
    this.#line.append(`${this.dataset["changed"] ?? ""} · `, show);
  }

  async #reload(): Promise<void> {
    await Promise.all(this.#texts.map((text) => text.saveNow()));
    const item = document.activeElement?.closest("[id^='item-']")?.id;
    history.replaceState(null, "", `${location.pathname}${item ? `#${item}` : ""}`);
    location.reload();
  }
}

const isBegun = (form: HTMLFormElement): boolean =>
  [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")].some(
    (field) => field.value !== field.defaultValue,
  );

customElements.define("live-minutes", LiveMinutes);
