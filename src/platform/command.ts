import type { Db } from "./db/database.ts";
import type { FileStore } from "./files/file-store.ts";
import type { Log } from "./log.ts";

/** One thing that `npm run kvarter -- …` can do. */
export interface Command {
  /** One or two words, such as `member add`. */
  readonly name: string;
  /** What follows the name, such as `--mail ADDRESS`; empty when nothing does. */
  readonly usage: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** @throws UsageError when the arguments are not as the usage says */
  run(args: readonly string[], tools: CommandTools): Promise<void>;
}

/** What a command works with. */
export interface CommandTools {
  /** Runs on the installation's database, up to date, whether the server is running or not. */
  database<Result>(run: (db: Db, log: Log) => Promise<Result>): Promise<Result>;
  /** The installation's files. */
  files(): FileStore;
  /** What is piped into the command. */
  input(): AsyncIterable<Uint8Array>;
  /** Writes one line for the person who gave the command. */
  print(line: string): void;
}

/** The arguments of a command are not as its usage says. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
