import { createHash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { StartError } from "../start-error.ts";
import { canEnter, postgresAccount } from "./account.ts";
import type { Account } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import type { Binaries } from "./binaries.ts";

/** Everything of one embedded PostgreSQL and where it is. */
export interface Places {
  /** Holds all of the below; really there, not through a link. */
  readonly folder: string;
  /** PostgreSQL's own data. */
  readonly cluster: string;
  /** Folder of the socket it listens on. */
  readonly socket: string;
  readonly password: string;
  readonly lock: string;
  readonly log: string;
  readonly binaries: Binaries;
  /** Whom PostgreSQL runs as; undefined for the user of this process. */
  readonly account: Account | undefined;
}

/**
 * Where data and programs go when root keeps them below a folder that PostgreSQL's user cannot enter, such as /root:
 * the place Linux has for data of services, kept over restarts and updates. `DATA_DIR/postgres` is then a link to it.
 */
const servicesFolder = "/var/lib/kvarter";

/**
 * Finds or makes the folder `postgres` in the data folder, in a place PostgreSQL's user can reach.
 * @throws StartError when that cannot be
 */
export function preparePlaces(dataDir: string): Places {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    const account = postgresAccount(join(dataDir, "postgres", "cluster"));
    if (account) letPass(dataDir);
    const binaries = reachableBinaries(account);
    const folder = reachableFolder(dataDir, account);
    return { ...placesIn(folder), binaries, account };
  } catch (error) {
    if (error instanceof StartError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The data folder ${dataDir} cannot be used: ${reason}. Give it to this user, or set DATA_DIR.`);
  }
}

/** Path of the lock in a data folder, whether anything is there or not. */
export function lockPath(dataDir: string): string {
  return join(dataDir, "postgres", "lock.json");
}

function placesIn(folder: string): Omit<Places, "binaries" | "account"> {
  return {
    folder,
    cluster: join(folder, "cluster"),
    socket: join(folder, "socket"),
    password: join(folder, "password"),
    lock: join(folder, "lock.json"),
    log: join(folder, "postgres.log"),
  };
}

/** Closed to others; folders above it are made as the user makes them, not closed as well. */
function makeFolder(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Lets others pass through a folder of ours to what they own inside, without looking around in it. */
function letPass(folder: string): void {
  const { mode } = statSync(folder);
  if ((mode & 0o011) !== 0o011) chmodSync(folder, (mode & 0o777) | 0o011);
}

function reachableBinaries(account: Account | undefined): Binaries {
  const binaries = findBinaries();
  if (!account || canEnter(account, join(binaries.folder, "bin"))) return binaries;
  const copy = join(servicesFolder, `postgresql-${binaries.version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    makeServicesFolder(account, binaries.folder);
    cpSync(binaries.folder, draft, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(draft, copy);
    } catch (error) {
      // Another start was first; its copy is the same.
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return { ...binaries, folder: copy };
}

function reachableFolder(dataDir: string, account: Account | undefined): string {
  const folder = join(dataDir, "postgres");
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    if (!existsSync(folder)) {
      throw new StartError(`${folder} points to a folder that is gone. Bring that folder back, or remove the link.`);
    }
    return realpathSync(folder);
  }
  if (!account || canEnter(account, dataDir)) {
    makeFolder(folder);
    if (account) letPass(folder);
    return realpathSync(folder);
  }
  if (existsSync(folder)) {
    throw new StartError(
      `PostgreSQL runs as the user ${account.name}, who cannot enter ${dataDir}. ` +
        `Move Kvarter to a folder others can enter, or start it as the user who owns ${folder}.`,
    );
  }
  makeServicesFolder(account, dataDir);
  const mark = createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 8);
  const elsewhere = join(servicesFolder, `${basename(dataDir)}-${mark}`);
  mkdirSync(elsewhere, { recursive: true, mode: 0o711 });
  symlinkSync(elsewhere, folder);
  return elsewhere;
}

function makeServicesFolder(account: Account, closed: string): void {
  try {
    mkdirSync(servicesFolder, { recursive: true, mode: 0o755 });
  } catch {
    throw new StartError(
      `PostgreSQL runs as the user ${account.name}, who cannot enter ${closed}, and ${servicesFolder} cannot be made. ` +
        "Move Kvarter to a folder others can enter, start it as another user, or set DATABASE_URL.",
    );
  }
}
