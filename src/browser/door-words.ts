/** What the page of a door says by itself; `{}` stands where a name, a number or a time goes. */
export interface DoorWords {
  readonly count: string;
  readonly cameAt: string;
  readonly more: string;
  readonly room: string;
  readonly nobody: string;
  readonly noList: string;
  readonly come: string;
  readonly letIn: string;
  readonly back: string;
  readonly done: string;
  readonly guestIn: string;
  readonly undone: string;
  readonly already: string;
  readonly unknown: string;
  readonly unnamed: string;
  readonly walkIn: string;
  readonly full: string;
  readonly ask: string;
  readonly cpr: string;
  readonly sent: string;
  readonly waiting: string;
  readonly noLine: string;
  readonly ended: string;
  readonly refused: string;
  readonly over: string;
  readonly unsent: string;
  readonly noCamera: string;
}

/** The words with their gaps filled, in order. */
export const fill = (words: string, ...values: readonly (string | number)[]): string =>
  values.reduce<string>((text, value) => text.replace("{}", () => String(value)), words);

/** "16.04", in Danish time wherever the phone is. */
export const clock = (at: string): string =>
  new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : "da-DK", { timeZone: "Europe/Copenhagen", hour: "2-digit", minute: "2-digit" }).format(new Date(at));
