import type { DistrictId } from "../district/district.ts";
import type { Log } from "../log.ts";
import { startListening } from "./listen.ts";
import type { Listening } from "./listen.ts";
import { openStream } from "./stream.ts";
import type { Stream } from "./stream.ts";
import { payloadOf } from "./topic.ts";
import type { Topic } from "./topic.ts";

/** What somebody wants to hear of. */
export interface Hearing {
  readonly districtId: DistrictId;
  readonly topic: Topic;
  /** Their session: one holds only so many streams. */
  readonly holder: string;
  /** Whether they may still hear it; asked again and again while the stream is open. */
  stillMay(): Promise<boolean>;
}

/** The streams of one process, and the one connection that feeds them. */
export interface Live {
  /** A stream of Server-Sent Events; undefined when there are too many, or the process is about to stop. */
  open(hearing: Hearing): ReadableStream<Uint8Array> | undefined;
  /** How many streams are open, and whether anything would be heard. */
  use(): { readonly streams: number; readonly isHearing: boolean };
  /** Ends every stream and opens no more, so that a server that stops need not wait for them. */
  endStreams(): void;
  close(): Promise<void>;
}

interface LiveOptions {
  readonly databaseUrl: string;
  readonly log: Log;
  /** Milliseconds between signs of life, each with the question whether they may still hear. */
  readonly beatMs?: number;
  /** Milliseconds in which the database must answer that it is still there. */
  readonly patienceMs?: number;
}

/** More than one person has open pages in sight; a browser that runs away stops here. */
const mostOfOneHolder = 6;
const mostOfAll = 1_000;

/** Nothing is connected before the first stream is opened: commands and most tests never open one. */
export function createLive({ databaseUrl, log, beatMs = 15_000, patienceMs = 10_000 }: LiveOptions): Live {
  const streams = new Map<Stream, Hearing & { readonly payload: string }>();
  let listening: Listening | undefined;
  let beat: NodeJS.Timeout | undefined;
  let isEnding = false;

  const heard = (payload: string) => {
    for (const [stream, hearing] of streams) if (hearing.payload === payload) stream.tellChange();
  };
  // What was announced while nobody listened is lost: whoever has a page open looks for themselves.
  const begun = () => {
    for (const stream of streams.keys()) stream.tellChange();
  };
  const checkAll = () => {
    listening?.check();
    for (const [stream, hearing] of streams)
      void hearing.stillMay().then(
        (may) => (may ? stream.beat() : stream.end()),
        // The database is away: nothing is heard either, and the next beat asks again.
        () => stream.beat(),
      );
  };
  const start = () => {
    listening ??= startListening({ databaseUrl, log, patienceMs, heard, begun });
    beat ??= setInterval(checkAll, beatMs).unref();
  };
  const endStreams = () => {
    isEnding = true;
    clearInterval(beat);
    for (const stream of streams.keys()) stream.end();
  };

  return {
    open: (hearing) => {
      const own = [...streams.values()].filter(({ holder }) => holder === hearing.holder);
      if (isEnding || streams.size >= mostOfAll || own.length >= mostOfOneHolder) return undefined;
      const stream = openStream(() => streams.delete(stream));
      streams.set(stream, { ...hearing, payload: payloadOf(hearing.districtId, hearing.topic) });
      start();
      // Between the page and its stream something may have changed, too.
      if (listening?.isHearing()) stream.tellChange();
      return stream.body;
    },
    use: () => ({ streams: streams.size, isHearing: listening?.isHearing() ?? false }),
    endStreams,
    close: async () => {
      endStreams();
      await listening?.close();
    },
  };
}
