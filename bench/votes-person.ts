import { Browser, tokenOn } from "./plain-browser.ts";

/** One answer that the server has said it keeps. */
export interface GivenAnswer {
  readonly person: string;
  /** The statement's id and the value, as they are counted. */
  readonly what: string;
  /** Milliseconds from pressing until it is kept, and until the next statement is there, for those who look at it. */
  readonly keptMs: number;
  readonly nextMs?: number;
}

export interface Answering {
  readonly siteUrl: string;
  /** Of the question, without a slash at the beginning. */
  readonly path: string;
  readonly person: string;
  /** An address of their own, as the proxy tells it. */
  readonly address: string;
  /** Asked before each answer. */
  readonly goesOn: () => boolean;
}

const words = [
  ["agree", 1],
  ["disagree", -1],
  ["pass", 0],
] as const;

/**
 * Somebody with a browser of their own answers one statement after the other, as the pages lead them, until nothing is
 * left. An answer that was sent is waited for.
 * @throws Error when a page is not what a person would get
 */
export async function answerAsLed(one: Answering): Promise<GivenAnswer[]> {
  const { path, person, goesOn } = one;
  const browser = await Browser.open(one);
  const given: GivenAnswer[] = [];
  let page = await browser.get(`/${path}/answer`);
  for (let at = 0; goesOn(); at += 1) {
    const token = tokenOn(page);
    if (page.includes('name="perspective"')) {
      page = await browser.get(await browser.post(`/${path}/perspective`, { _form: token, back: "answer", perspective: "neighbour" }));
      continue;
    }
    const statement = /name="statement" value="([^"]+)"/.exec(page)?.[1];
    if (statement === undefined) break;
    const [word, value] = words[at % 3] ?? words[0];
    const began = performance.now();
    const next = await browser.post(`/${path}/answer`, { _form: token, statement, value: word });
    const keptMs = performance.now() - began;
    page = await browser.get(next);
    given.push({ person, what: `${statement} ${value}`, keptMs, nextMs: performance.now() - began });
  }
  browser.close();
  return given;
}

/** The same, by somebody who has read all statements and sends one answer after the other. */
export async function answerInARow(one: Answering, statements: readonly string[]): Promise<GivenAnswer[]> {
  const { path, person, goesOn } = one;
  const browser = await Browser.open(one);
  const token = tokenOn(await browser.get(`/${path}/answer`));
  const given: GivenAnswer[] = [];
  for (const [at, statement] of statements.entries()) {
    if (!goesOn()) break;
    const [word, value] = words[at % 3] ?? words[0];
    const began = performance.now();
    await browser.post(`/${path}/answer`, { _form: token, statement, value: word });
    given.push({ person, what: `${statement} ${value}`, keptMs: performance.now() - began });
  }
  browser.close();
  return given;
}
