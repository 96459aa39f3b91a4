/**
 * `<solve-puzzle>` works out what the server asks of a form while many robots are about. The arithmetic is the browser's
 * own (Web Crypto), which does it beside the page, so that even an old phone stays awake. Where it cannot be done, the form
 * goes as it is, and the server says how long to wait instead.
 */
import { solveChallenge } from "altcha-lib";
import type { Challenge } from "altcha-lib/types";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";

const patienceMs = 90_000;

/** Solves the puzzle in a field, and leaves the answer there. @returns whether it could be done */
const solveIn = async (field: HTMLInputElement): Promise<boolean> => {
  try {
    const { challenge } = JSON.parse(field.value) as { challenge: Challenge };
    const solution = await solveChallenge({ challenge, deriveKey, timeout: patienceMs });
    if (!solution) return false;
    const { counter, derivedKey } = solution;
    field.value = JSON.stringify({ challenge, solution: { counter, derivedKey } });
    return true;
  } catch {
    return false;
  }
};

class SolvePuzzle extends HTMLElement {
  #solving: Promise<boolean> | undefined;
  #isOver = false;
  #isWaitedFor = false;

  connectedCallback(): void {
    // A page outside TLS has no Web Crypto: what the server wrote for browsers without scripts stays.
    if (!globalThis.crypto?.subtle) return;
    const field = document.querySelector<HTMLInputElement>('input[name="_puzzle"]');
    const form = field?.form;
    if (!field || !form) return;
    form.addEventListener("submit", (event) => this.#onSubmit(event, form, field));
    if (this.classList.contains("puzzle-notice")) void this.#solveAndSend(form, field);
    else if (field.value.includes('"solution"')) this.#isOver = true;
    else form.addEventListener("input", () => void this.#solve(field), { once: true });
  }

  #solve(field: HTMLInputElement): Promise<boolean> {
    this.#solving ??= solveIn(field).finally(() => (this.#isOver = true));
    return this.#solving;
  }

  /** Holds the form back until the puzzle is solved, and sends it then with the button that was pressed. */
  #onSubmit(event: SubmitEvent, form: HTMLFormElement, field: HTMLInputElement): void {
    if (this.#isOver) return;
    event.preventDefault();
    // Nobody else shall think that the form is on its way.
    event.stopPropagation();
    if (this.#isWaitedFor) return;
    this.#isWaitedFor = true;
    this.#say("checking");
    const button = event.submitter;
    void this.#solve(field).then((solved) => {
      if (solved) this.#say("sending");
      form.requestSubmit(button);
    });
  }

  async #solveAndSend(form: HTMLFormElement, field: HTMLInputElement): Promise<void> {
    const words = this.#words?.textContent ?? "";
    this.#say("checking");
    const solved = await this.#solve(field);
    if (this.#isWaitedFor) return;
    if (!solved) return this.#write(words);
    if (this.dataset["sending"] === undefined) return this.#say("solved");
    this.#say("sending");
    form.requestSubmit();
  }

  get #words(): HTMLElement | null {
    return this.querySelector<HTMLElement>("[data-words]");
  }

  #say(what: "checking" | "sending" | "solved"): void {
    this.#write(this.dataset[what] ?? "");
  }

  #write(words: string): void {
    const line = this.#words;
    if (line) line.textContent = words;
  }
}

customElements.define("solve-puzzle", SolvePuzzle);
