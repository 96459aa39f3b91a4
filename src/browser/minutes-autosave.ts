/**
 * `<minutes-autosave>` around the form of one item's minutes saves a moment after the last key, one save at a time. What
 * another has written meanwhile is never overwritten: then it stops, says so, and offers to show both texts. Nothing
 * moves under the writer's fingers, and the Save button stays for whoever wants it.
 */
const pause = 1500;
const longestPause = 30_000;

class MinutesAutosave extends HTMLElement {
  #form: HTMLFormElement | null = null;
  #line: HTMLElement | undefined;
  #saved = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();
  #tries = 0;
  #saving = false;
  #stopped = false;
  #sending = false;

  connectedCallback(): void {
    this.#form = this.querySelector("form");
    const text = this.#text;
    if (!this.#form || !text) return;
    this.#saved = text.value;
    this.#line = document.createElement("p");
    this.#line.className = "draft-line";
    this.#line.setAttribute("role", "status");
    this.#form.append(this.#line);
    text.addEventListener("input", this.#typed);
    text.addEventListener("blur", this.#left);
    this.#form.addEventListener("submit", this.#submitted);
    window.addEventListener("beforeunload", this.#leaving);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    window.removeEventListener("beforeunload", this.#leaving);
  }

  get #text(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  get #changed(): boolean {
    return (this.#text?.value ?? "") !== this.#saved;
  }

  #typed = (): void => {
    if (this.#stopped) return;
    this.#say(this.dataset.unsaved);
    this.#later(pause);
  };

  #left = (): void => {
    if (this.#changed) this.#later(0);
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

  #leaving = (event: BeforeUnloadEvent): void => {
    if (this.#changed && !this.#sending) event.preventDefault();
  };

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#running = this.#running.then(() => this.#save());
    }, wait);
  }

  async #save(): Promise<void> {
    const form = this.#form;
    const text = this.#text?.value;
    if (!form || text === undefined || text === this.#saved || this.#stopped) return;
    this.#say(this.dataset.saving);
    this.#saving = true;
    try {
      const response = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { accept: "application/json" },
      });
      if (response.ok) this.#accepted(text, ((await response.json()) as { location: string }).location);
      else if (response.status === 422) this.#refused();
      else this.#again();
    } catch {
      this.#again();
    } finally {
      this.#saving = false;
    }
  }

  #accepted(text: string, location: string): void {
    const version = new URL(location, window.location.href).searchParams.get("version");
    const field = this.querySelector<HTMLInputElement>('input[name="version"]');
    if (field && version) field.value = version;
    this.#saved = text;
    this.#tries = 0;
    if (this.#changed) this.#later(pause);
    else this.#say(this.dataset.saved);
  }

  /** A rule said no. Sending the form in the ordinary way shows why, with both texts when another has written. */
  #refused(): void {
    this.#stopped = true;
    this.#say(this.dataset.conflict);
    const button = document.createElement("button");
    button.type = "submit";
    button.className = "button button-secondary";
    button.textContent = this.dataset.compare ?? "";
    this.#line?.after(button);
  }

  #again(): void {
    this.#say(this.dataset.offline);
    this.#tries += 1;
    this.#later(Math.min(longestPause, pause * 2 ** this.#tries));
  }

  #say(words: string | undefined): void {
    if (this.#line) this.#line.textContent = words ?? "";
  }
}

customElements.define("minutes-autosave", MinutesAutosave);

export {};
