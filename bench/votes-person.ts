import { PlainConnection } from "./plain-connection.ts";
import type { PlainAnswer } from "./plain-connection.ts";

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

const tokenOn = (page: string) => /name="_form" value="([^"]+)"/.exec(page)?.[1] ?? "";

/** What a browser does without scripts, and cheaply, because its work is part of what is measured. */
class Browser {
  readonly #connection: PlainConnection;
  readonly #headers: string;
  #cookie = "";

  private constructor(connection: PlainConnection, headers: string) {
    this.#connection = connection;
    this.#headers = headers;
  }

  static async open({ siteUrl, address }: Answering): Promise<Browser> {
    const headers = `X-Forwarded-For: ${address}\r\nOrigin: ${new URL(siteUrl).origin}\r\n`;
    return new Browser(await PlainConnection.to(siteUrl), headers);
  }

  async get(path: string): Promise<string> {
    const { status, body } = await this.#ask("GET", path);
    if (status !== 200) throw new Error(`a page was answered with ${status}`);
    return body;
  }

  /** @returns where it leads */
  async post(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const { status, head } = await this.#ask("POST", path, new URLSearchParams(fields).toString());
    if (status !== 303) throw new Error(`an answer was answered with ${status}`);
    return /\r\nlocation: ([^\r]+)/i.exec(head)?.[1] ?? "";
  }

  close(): void {
    this.#connection.close();
  }

  async #ask(method: string, path: string, body = ""): Promise<PlainAnswer> {
    const type = body === "" ? "" : "Content-Type: application/x-www-form-urlencoded\r\n";
    const answer = await this.#connection.ask(method, path, `${this.#headers}${this.#cookie}${type}`, body);
    const cookie = /\r\nset-cookie: ([^;\r]+)/i.exec(answer.head)?.[1];
    if (cookie) this.#cookie = `Cookie: ${cookie}\r\n`;
    return answer;
  }
}
