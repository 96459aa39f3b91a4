import { Agent, request } from "node:http";
import type { IncomingMessage } from "node:http";

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

const agent = new Agent({ keepAlive: true, maxSockets: 200 });
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
export async function answerAsLed({ siteUrl, path, person, address, goesOn }: Answering): Promise<GivenAnswer[]> {
  const browser = new Browser(siteUrl, address);
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
  return given;
}

/** The same, by somebody who has read all statements and sends one answer after the other. */
export async function answerInARow({ siteUrl, path, person, address, goesOn }: Answering, statements: readonly string[]): Promise<GivenAnswer[]> {
  const browser = new Browser(siteUrl, address);
  const token = tokenOn(await browser.get(`/${path}/answer`));
  const given: GivenAnswer[] = [];
  for (const [at, statement] of statements.entries()) {
    if (!goesOn()) break;
    const [word, value] = words[at % 3] ?? words[0];
    const began = performance.now();
    await browser.post(`/${path}/answer`, { _form: token, statement, value: word });
    given.push({ person, what: `${statement} ${value}`, keptMs: performance.now() - began });
  }
  return given;
}

const tokenOn = (page: string) => /name="_form" value="([^"]+)"/.exec(page)?.[1] ?? "";

/** What a browser does without scripts, and cheaply, because its work is part of what is measured. */
class Browser {
  readonly #site: URL;
  readonly #address: string;
  #cookie = "";

  constructor(siteUrl: string, address: string) {
    this.#site = new URL(siteUrl);
    this.#address = address;
  }

  async get(path: string): Promise<string> {
    const { status, text } = await this.#send("GET", path, undefined);
    if (status !== 200) throw new Error(`a page was answered with ${status}`);
    return text;
  }

  /** @returns where it leads */
  async post(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const { status, location } = await this.#send("POST", path, new URLSearchParams(fields).toString());
    if (status !== 303) throw new Error(`an answer was answered with ${status}`);
    return location;
  }

  #send(method: string, path: string, body: string | undefined): Promise<{ status: number; location: string; text: string }> {
    const headers = {
      "X-Forwarded-For": this.#address,
      ...(this.#cookie && { Cookie: this.#cookie }),
      ...(body !== undefined && {
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": Buffer.byteLength(body),
        Origin: this.#site.origin,
      }),
    };
    return new Promise((resolve, reject) => {
      const { hostname, port } = this.#site;
      const sent = request({ agent, hostname, port, method, path, headers }, (response: IncomingMessage) => {
        const [cookie] = response.headers["set-cookie"] ?? [];
        if (cookie) this.#cookie = cookie.split(";")[0] ?? "";
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? "", text: Buffer.concat(parts).toString("utf8") }),
        );
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }
}
