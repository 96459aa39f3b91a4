import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Log } from "../log.ts";
import { liveChannel } from "./topic.ts";

/** One connection that hears what other processes announce. */
export interface Listening {
  /** Whether it hears now. */
  isHearing(): boolean;
  /** Asks the database whether it is still there; when it says nothing, the connection is made anew. */
  check(): void;
  close(): Promise<void>;
}

interface ListenOptions {
  readonly databaseUrl: string;
  readonly log: Log;
  /** Milliseconds in which the database must answer. */
  readonly patienceMs: number;
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
export function startListening({ databaseUrl, log, patienceMs, heard, begun }: ListenOptions): Listening {
  let isClosed = false;
  let waitMs = firstWaitMs;
  let timer: NodeJS.Timeout | undefined;
  let client: pg.Client | undefined;
  let hears = false;
  let isAsked = false;
  let attempt = connect();

  function lose(mine: pg.Client, error?: Error): void {
    if (client !== mine) return;
    client = undefined;
    hears = false;
    void mine.end().catch(() => undefined);
    if (isClosed) return;
    log.warn({ code: (error as { code?: string } | undefined)?.code }, "the connection for live pages was lost");
    timer = setTimeout(() => (attempt = connect()), waitMs * (0.5 + Math.random() / 2)).unref();
    waitMs = Math.min(longestWaitMs, waitMs * 2);
  }

  async function connect(): Promise<void> {
    const mine = new pg.Client({
      connectionString: databaseUrl,
      application_name: "kvarter-live",
      connectionTimeoutMillis: 5_000,
      query_timeout: patienceMs,
    });
    client = mine;
    mine.on("error", (error) => lose(mine, error));
    mine.on("end", () => lose(mine));
    mine.on("notification", ({ payload }) => {
      if (payload !== undefined) heard(payload);
    });
    try {
      await mine.connect();
      await mine.query(`listen ${liveChannel}`);
    } catch (error) {
      lose(mine, error as Error);
      return;
    }
    if (client !== mine || isClosed) return;
    waitMs = firstWaitMs;
    hears = true;
    begun();
  }

  async function ask(mine: pg.Client): Promise<void> {
    isAsked = true;
    try {
      await mine.query("select");
    } catch (error) {
      lose(mine, error as Error);
    } finally {
      isAsked = false;
    }
  }

  return {
    isHearing: () => hears,
    check: () => {
      if (client !== undefined && hears && !isAsked) void ask(client);
    },
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
