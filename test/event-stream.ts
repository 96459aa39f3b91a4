import type { Client } from "./client.ts";

/** An open stream of changes, as a browser holds it. */
export interface HeardStream {
  readonly status: number;
  /** Resolves with the next change; false when the stream ended instead. */
  next(): Promise<boolean>;
  /** The changes that have come and that nobody has waited for. */
  waiting(): number;
  close(): Promise<void>;
}

/** Opens a stream with somebody's cookies and hears the first word, which says that it listens. */
export async function hear(client: Client, path: string): Promise<HeardStream> {
  const response = await client.request(path);
  const stream = readChanges(response);
  if (response.status === 200) await stream.next();
  return stream;
}

function readChanges({ status, body }: Response): HeardStream {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let unread = 0;
  let isOver = false;
  let wake = Promise.withResolvers<void>();
  const ring = () => {
    wake.resolve();
    wake = Promise.withResolvers();
  };
  const read = async () => {
    for (let text = ""; reader; ) {
      const { done, value } = await reader.read();
      if (done) return;
      const messages = (text + decoder.decode(value, { stream: true })).split("\n\n");
      text = messages.pop() ?? "";
      unread += messages.filter((message) => message.includes("data:")).length;
      ring();
    }
  };
  void read()
    .catch(() => undefined)
    .finally(() => {
      isOver = true;
      ring();
    });
  return {
    status,
    next: async () => {
      while (unread === 0 && !isOver) await wake.promise;
      if (unread === 0) return false;
      unread -= 1;
      return true;
    },
    waiting: () => unread,
    close: async () => {
      await reader?.cancel().catch(() => undefined);
    },
  };
}
