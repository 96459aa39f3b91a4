import { PlainConnection } from "./plain-connection.ts";
import type { PlainAnswer } from "./plain-connection.ts";

/** The token of the form on a page. */
export const tokenOn = (page: string) => /name="_form" value="([^"]+)"/.exec(page)?.[1] ?? "";

/** What a browser does without scripts, and cheaply, because its work is part of what is measured. */
export class Browser {
  readonly #connection: PlainConnection;
  readonly #headers: string;
  #cookie = "";

  private constructor(connection: PlainConnection, headers: string) {
    this.#connection = connection;
    this.#headers = headers;
  }

  static async open({ siteUrl, address }: { readonly siteUrl: string; readonly address: string }): Promise<Browser> {
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
