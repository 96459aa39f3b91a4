import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A real mail server that counts what comes in. */
export interface LetterBox {
  readonly url: string;
  /** How often each address has got each mail: `address <message id>`. */
  readonly arrived: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export async function openLetterBox(): Promise<LetterBox> {
  const arrived = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, session, done) => {
      let text = "";
      stream.on("data", (part: Buffer) => (text += String(part)));
      stream.on("end", () => {
        const id = /^Message-ID: (\S+)/im.exec(text)?.[1] ?? "";
        for (const { address } of session.envelope.rcptTo) {
          const name = `${address} ${id}`;
          arrived.set(name, (arrived.get(name) ?? 0) + 1);
        }
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
