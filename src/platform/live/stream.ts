/** One open answer of Server-Sent Events. It says only that something has changed; what, the page asks for itself. */
export interface Stream {
  readonly body: ReadableStream<Uint8Array>;
  tellChange(): void;
  /** A sign of life, by which proxies keep the connection and we notice that nobody is there any more. */
  beat(): void;
  end(): void;
}

/** The browser waits this long before it opens a stream anew that broke off. */
const retryMs = 2_000;
const encoder = new TextEncoder();

/** @param ended called once, whoever ends it */
export function openStream(ended: () => void): Stream {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** Changes that a slow reader has not been told of are told in one word, when there is room: nothing piles up. */
  let owesChange = false;

  const leave = () => {
    if (!controller) return;
    controller = undefined;
    ended();
  };
  const hasRoom = () => (controller?.desiredSize ?? 0) > 0;
  const send = (text: string) => controller?.enqueue(encoder.encode(text));
  const tellChange = () => {
    owesChange = !hasRoom();
    if (!owesChange) send("data: changed\n\n");
  };

  const body = new ReadableStream<Uint8Array>(
    {
      start: (given) => {
        controller = given;
        send(`retry: ${retryMs}\n\n`);
      },
      pull: () => {
        if (owesChange) tellChange();
      },
      cancel: leave,
    },
    { highWaterMark: 3 },
  );
  return {
    body,
    tellChange,
    beat: () => {
      if (hasRoom()) send(":\n\n");
    },
    end: () => {
      const last = controller;
      leave();
      last?.close();
    },
  };
}
