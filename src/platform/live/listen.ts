import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Log } from "../log.ts";
import { liveChannel } from "./topic.ts";

/** One connection that hears what other processes announce. */
export interface Listening {
  /** Whether it hears now. */
  isHearing(): boolean;
  close(): Promise<void>;
}

interface ListenOptions {
  readonly databaseUrl: string;
  readonly log: Log;
  /** Something was announced. */
  readonly heard: (payload: string) => void;
  /** It hears from now on; what was announced before, it may have missed. */
  readonly begun: () => void;
}

const firstWaitMs = 250;
const longestWaitMs = 15_000;
const closePatienceMs = 500;

/**
 * Listens on a connection of its own, outside the pool. When the database goes away it tries again, ever less often, for
 * as long as the process lives; nothing that happens to it is an error of anybody's request.
 */
export function startListening({ databaseUrl, log, heard, begun }: ListenOptions): Listening {
  let isClosed = false;
  let waitMs = firstWaitMs;
  let timer: NodeJS.Timeout | undefined;
  let client: pg.Client | undefined;
  let hears = false;
  let attempt = connect();

  async function connect(): Promise<void> {
    const mine = new pg.Client({
      connectionString: databaseUrl,
      application_name: "kvarter-live",
      connectionTimeoutMillis: 5_000,
      // A server that went away without a word is noticed within half a minute.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    client = mine;
    const lost = (error?: Error) => {
      if (client !== mine) return;
      client = undefined;
      hears = false;
      void mine.end().catch(() => undefined);
      if (isClosed) return;
      log.warn({ code: (error as { code?: string } | undefined)?.code }, "the connection for live pages was lost");
      timer = setTimeout(() => (attempt = connect()), waitMs * (0.5 + Math.random() / 2)).unref();
      waitMs = Math.min(longestWaitMs, waitMs * 2);
    };
    mine.on("error", lost);
    mine.on("end", () => lost());
    mine.on("notification", ({ payload }) => {
      if (payload !== undefined) heard(payload);
    });
    try {
      await mine.connect();
      await mine.query(`listen ${liveChannel}`);
    } catch (error) {
      lost(error as Error);
      return;
    }
    if (client !== mine || isClosed) return;
    waitMs = firstWaitMs;
    hears = true;
    begun();
  }

  return {
    isHearing: () => hears,
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      const end = async () => {
        await attempt;
        await client?.end();
      };
      await Promise.race([end().catch(() => undefined), pause(closePatienceMs)]);
    },
  };
}
