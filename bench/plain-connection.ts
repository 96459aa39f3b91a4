import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";

export interface PlainAnswer {
  readonly status: number;
  /** Everything before the body. */
  readonly head: string;
  readonly body: string;
}

/** An answer in pieces that has none. */
const nothing = "0\r\n\r\n";

/**
 * One connection that asks one thing after the other (HTTP/1.1). Node's own client would take as much of the machine as the
 * server that is measured; this one knows only answers that are empty or say how long they are, as all of ours do.
 */
export class PlainConnection {
  readonly #socket: Socket;
  readonly #host: string;
  #received: Buffer = Buffer.alloc(0);
  #answered: ((answer: PlainAnswer) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  private constructor(socket: Socket, host: string) {
    this.#socket = socket;
    this.#host = host;
    socket.setNoDelay(true);
    socket.on("data", (part) => this.#take(part));
    socket.on("error", (error) => this.#failed?.(error));
    socket.on("close", () => this.#failed?.(new Error("the server closed the connection")));
  }

  static async to(siteUrl: string): Promise<PlainConnection> {
    const { hostname, port, host } = new URL(siteUrl);
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    return new PlainConnection(socket, host);
  }

  /** @param headers lines, each with its end */
  ask(method: string, path: string, headers: string, body = ""): Promise<PlainAnswer> {
    return new Promise((answered, failed) => {
      this.#answered = answered;
      this.#failed = failed;
      const length = body === "" ? "" : `Content-Length: ${Buffer.byteLength(body)}\r\n`;
      this.#socket.write(`${method} ${path} HTTP/1.1\r\nHost: ${this.#host}\r\n${headers}${length}\r\n${body}`);
    });
  }

  close(): void {
    this.#failed = undefined;
    this.#socket.destroy();
  }

  #take(part: Buffer): void {
    this.#received = this.#received.length === 0 ? part : Buffer.concat([this.#received, part]);
    const end = this.#received.indexOf("\r\n\r\n");
    if (end < 0) return;
    const head = this.#received.toString("latin1", 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    // A redirect comes in pieces of which there are none.
    const body = length === undefined ? nothing.length : Number(length);
    if (this.#received.length < end + 4 + body) return;
    const told = length === undefined ? this.#received.toString("latin1", end + 4, end + 4 + body) : nothing;
    if (told !== nothing) return this.#failed?.(new Error("an answer did not say how long it is"));
    this.#settle(head, end + 4, end + 4 + body);
  }

  #settle(head: string, from: number, to: number): void {
    const body = this.#received.toString("utf8", from, to);
    this.#received = this.#received.subarray(to);
    this.#answered?.({ status: Number(head.slice(9, 12)), head, body });
  }
}
