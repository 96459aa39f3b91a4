import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import PostalMime from "postal-mime";

export interface ReceivedMail {
  /** Where it asks servers to report what becomes of it. */
  readonly from: string;
  readonly to: string;
  readonly messageId: string | undefined;
  readonly headers: ReadonlyMap<string, string>;
}

interface Behaviour {
  /** What it says to recipients instead of yes, one for each: a code, or a whole answer. */
  readonly refuses?: (number | string)[];
  /** Whether it says that it took a mail: false leaves the sender waiting. */
  readonly answers?: boolean | "hangs up";
  readonly onMail?: () => void;
}

/** As much of an SMTP server as is needed to answer word for word, and not to answer. */
export async function startSmtpServer({ refuses = [], answers = true, onMail }: Behaviour = {}) {
  const received: ReceivedMail[] = [];
  const server = createServer((socket) => {
    let buffered = "";
    let from = "";
    let to = "";
    let inData = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    const take = async (raw: string) => {
      const mail = await PostalMime.parse(raw);
      received.push({ from, to, messageId: mail.messageId, headers: new Map(mail.headers.map(({ key, value }) => [key, value])) });
      onMail?.();
      if (answers === true) say("250 taken");
      if (answers === "hangs up") socket.destroy();
    };
    const obey = (line: string) => {
      const word = line.slice(0, 4).toUpperCase();
      if (word === "MAIL") from = /<(.*)>/.exec(line)?.[1] ?? "";
      if (word === "RCPT") {
        to = /<(.*)>/.exec(line)?.[1] ?? "";
        const no = refuses.shift();
        return say(no === undefined ? "250 ok" : typeof no === "number" ? `${no} no` : no);
      }
      if (word === "DATA") inData = true;
      return say(word === "DATA" ? "354 go on" : word === "QUIT" ? "221 bye" : "250 ok");
    };
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      buffered += chunk.toString("latin1");
      for (;;) {
        const end = buffered.indexOf(inData ? "\r\n.\r\n" : "\r\n");
        if (end === -1) return;
        const part = buffered.slice(0, end);
        buffered = buffered.slice(end + (inData ? 5 : 2));
        if (inData) {
          inData = false;
          void take(part);
        } else obey(part);
      }
    });
    say("220 mail.eksempel.dk");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
