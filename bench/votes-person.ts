import { Agent, request } from "node:http";
import type { IncomingMessage } from "node:http";

/** One answer that the server has said it keeps. */
export interface GivenAnswer {
  readonly person: string;
  /** The statement's id and the value, as they are counted. */
  readonly what: string;
  readonly keptMs: number;
  readonly nextMs: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 200 });
const words = [
  ["agree", 1],
  ["disagree", -1],
  ["pass", 0],
] as const;

/**
 * Somebody with a browser of their own answers one statement after the other, as the pages lead them, until nothing is
 * left or `goesOn` says no. An answer that was sent is waited for.
 * @throws Error when a page is not what a person would get
 */
export async function answerFor(
  siteUrl: string,
  questionPath: string,
  { place, turn }: { readonly place: number; readonly turn: number },
  goesOn: () => boolean,
): Promise<GivenAnswer[]> {
  const person = `${place}/${turn}`;
  const browser = new Browser(siteUrl, `10.${turn % 250}.${Math.floor(turn / 250)}.${place + 1}`);
  const given: GivenAnswer[] = [];
  let page = await browser.get(`/${questionPath}/answer`);
  for (let at = place; goesOn(); at += 1) {
    const token = /name="_form" value="([^"]+)"/.exec(page)?.[1] ?? "";
    if (page.includes('name="perspective"')) {
      page = await browser.get(await browser.post(`/${questionPath}/perspective`, { _form: token, back: "answer", perspective: "neighbour" }));
      continue;
    }
    const statement = /name="statement" value="([^"]+)"/.exec(page)?.[1];
    if (statement === undefined) break;
    const [word, value] = words[at % 3] ?? words[0];
    const began = performance.now();
    const next = await browser.post(`/${questionPath}/answer`, { _form: token, statement, value: word });
    const keptMs = performance.now() - began;
    page = await browser.get(next);
    given.push({ person, what: `${statement} ${value}`, keptMs, nextMs: performance.now() - began });
  }
  return given;
}

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
    const response = await this.#send("GET", path, undefined);
    const text = await textOf(response);
    if (response.statusCode !== 200) throw new Error(`a page was answered with ${response.statusCode}`);
    return text;
  }

  /** @returns where it leads */
  async post(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const response = await this.#send("POST", path, new URLSearchParams(fields).toString());
    await textOf(response);
    if (response.statusCode !== 303) throw new Error(`an answer was answered with ${response.statusCode}`);
    return response.headers.location ?? "";
  }

  #send(method: string, path: string, body: string | undefined): Promise<IncomingMessage> {
    const headers = {
      "X-Forwarded-For": this.#address,
      ...(this.#cookie && { Cookie: this.#cookie }),
      ...(body !== undefined && {
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": String(Buffer.byteLength(body)),
        Origin: this.#site.origin,
      }),
    };
    return new Promise((resolve, reject) => {
      const { hostname, port } = this.#site;
      const sent = request({ agent, hostname, port, method, path, headers }, (response) => {
        const [cookie] = response.headers["set-cookie"] ?? [];
        if (cookie) this.#cookie = cookie.split(";")[0] ?? "";
        resolve(response);
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }
}

async function textOf(response: IncomingMessage): Promise<string> {
  response.setEncoding("utf8");
  let text = "";
  for await (const part of response) text += part as string;
  return text;
}
