/** The list of a door. A row that stays where it is keeps the finger and the cursor on it. */
import type { Standing } from "./door-standing.ts";
import { clock, fill } from "./door-words.ts";
import type { DoorWords } from "./door-words.ts";

const mostShown = 50;

export class DoorRows {
  readonly #list: HTMLElement;
  readonly #template: HTMLTemplateElement;
  readonly #words: DoorWords;
  readonly #isOrganiser: boolean;
  readonly #rows = new Map<string, HTMLElement>();

  constructor(list: HTMLElement, template: HTMLTemplateElement, words: DoorWords, isOrganiser: boolean) {
    this.#list = list;
    this.#template = template;
    this.#words = words;
    this.#isOrganiser = isOrganiser;
  }

  /** @returns how many were left out, because more must be typed to find them */
  show(found: readonly Standing[]): number {
    const rows = found.slice(0, mostShown).map((one) => this.#rowOf(one));
    if (rows.length !== this.#list.childElementCount || rows.some((row, at) => this.#list.children[at] !== row)) this.#list.replaceChildren(...rows);
    return found.length - rows.length;
  }

  #rowOf(one: Standing): HTMLElement {
    const known = this.#rows.get(one.person.id);
    const row = known ?? (this.#template.content.firstElementChild?.cloneNode(true) as HTMLElement);
    if (!known) this.#rows.set(one.person.id, row);
    this.#fill(row, one);
    return row;
  }

  #fill(row: HTMLElement, { person, presses }: Standing): void {
    const words = this.#words;
    const [first] = presses;
    const mayPress = !person.waits || this.#isOrganiser;
    const part = (name: string) => row.querySelector<HTMLElement>(`[data-row=${name}]`);
    const say = (name: string, text: string) => {
      const place = part(name);
      if (place && place.textContent !== text) place.textContent = text;
    };
    const verb = person.waits ? words.letIn : words.come;
    row.dataset["person"] = person.id;
    row.toggleAttribute("data-came", first !== undefined);
    say("name", person.name);
    say("detail", person.detail);
    say("came", first ? fill(words.cameAt, clock(first.at)) : "");
    say("come", verb);
    part("come")?.setAttribute("aria-label", `${verb}: ${person.name}`);
    part("back")?.setAttribute("aria-label", `${words.back}: ${person.name}`);
    part("here")?.toggleAttribute("hidden", first === undefined);
    part("come")?.toggleAttribute("hidden", first !== undefined || !mayPress);
    part("ask")?.toggleAttribute("hidden", first !== undefined || mayPress);
  }
}
