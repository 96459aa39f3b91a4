/**
 * `<keep-draft name="…">` around a form keeps its texts and choices on this device until the form has been
 * sent, so that a lost line or a closed tab costs nothing. Never files, never hidden fields, and never longer
 * than a day: telephones and tablets are shared.
 */
type Draft = {
  at: number;
  /** What the server had filled in when this was typed: when it says something else now, it knows better. */
  form: string;
  values: Record<string, string[]>;
};
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const lifetime = 24 * 60 * 60 * 1000;
const prefix = "kvarter-draft:";
const unkept = new Set(["hidden", "file", "password", "submit", "button"]);

/** Storage may be forbidden or full; then there is no draft, and nothing else is different. */
const quietly = <T>(action: () => T): T | undefined => {
  try {
    return action();
  } catch {
    return undefined;
  }
};

const read = (key: string): Draft | undefined =>
  quietly(() => {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
    return draft && Date.now() - draft.at < lifetime ? draft : undefined;
  });

const forget = (key: string): void => {
  quietly(() => localStorage.removeItem(key));
};

const forgetOld = (): void => {
  const keys = quietly(() => Object.keys(localStorage)) ?? [];
  for (const key of keys) if (key.startsWith(prefix) && !read(key)) forget(key);
};

const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

const servedValue = (control: Control): string | boolean => {
  if (isTicked(control)) return control.defaultChecked;
  if (control instanceof HTMLSelectElement) {
    return [...control.options].find((option) => option.defaultSelected)?.value ?? "";
  }
  return control.defaultValue;
};

class KeepDraft extends HTMLElement {
  get #key(): string {
    return prefix + this.getAttribute("name");
  }

  get #controls(): Control[] {
    const all = [...this.querySelectorAll<Control>("input, textarea, select")];
    return all.filter((control) => control.name && !unkept.has(control.type));
  }

  get #asServed(): string {
    return JSON.stringify(this.#controls.map((control) => [control.name, servedValue(control)]));
  }

  connectedCallback(): void {
    // The custom element may be upgraded before its form has been parsed; a module script never is, a
    // fragment may be.
    queueMicrotask(() => this.#restore());
    this.addEventListener("input", () => this.#keep());
  }

  #keep(): void {
    const values: Draft["values"] = {};
    for (const control of this.#controls) {
      if (isTicked(control) ? !control.checked : control.value === "") continue;
      (values[control.name] ??= []).push(control.value);
    }
    if (Object.keys(values).length === 0) return forget(this.#key);
    const draft: Draft = { at: Date.now(), form: this.#asServed, values };
    quietly(() => localStorage.setItem(this.#key, JSON.stringify(draft)));
    this.#say();
  }

  /** Puts back what was typed, if the form is still the one it was typed into. */
  #restore(): void {
    const draft = read(this.#key);
    if (!draft || draft.form !== this.#asServed) return;
    for (const control of this.#controls) {
      const kept = draft.values[control.name] ?? [];
      if (isTicked(control)) {
        control.checked = kept.includes(control.value);
        // What is chosen is seen, also behind a line that opens.
        const fold = control.checked && control.closest("details");
        if (fold) fold.open = true;
      } else control.value = kept[0] ?? "";
    }
    this.#say();
  }

  /**
   * One quiet line below the form, where nothing jumps, with a way to delete. It is not announced while
   * someone types.
   */
  #say(): void {
    if (this.querySelector(".draft-line")) return;
    const line = document.createElement("p");
    line.className = "draft-line";
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "quiet-link";
    remove.textContent = this.dataset["delete"] ?? "";
    remove.addEventListener("click", () => {
      forget(this.#key);
      this.querySelector("form")?.reset();
      line.setAttribute("role", "status");
      line.textContent = this.dataset["deleted"] ?? "";
    });
    line.append(`${this.dataset["saved"] ?? ""} · `, remove);
    this.append(line);
  }
}

forgetOld();
for (const sent of document.querySelectorAll<HTMLElement>("[data-clear-draft]")) {
  forget(prefix + (sent.dataset["clearDraft"] ?? ""));
}
customElements.define("keep-draft", KeepDraft);

export {};
