import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isAlive, thisProcess } from "./process-identity.ts";
import type { ProcessIdentity } from "./process-identity.ts";

/** Who holds a lock, and what they wrote beside their name. */
export interface Holder extends ProcessIdentity {
  readonly note: Readonly<Record<string, string>>;
}

/** A lock this process holds. */
export interface ProcessLock {
  /** Replaces what others can read about this holder. */
  write(note: Readonly<Record<string, string>>): void;
  release(): void;
}

/**
 * Takes the lock file, also from a holder that has died.
 * @returns the lock, or the living process that holds it
 */
export function takeLock(file: string, note: Readonly<Record<string, string>>): ProcessLock | Holder {
  const own: Holder = { ...thisProcess(), note };
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (writeIfAbsent(file, own)) return heldLock(file, own);
    const text = readText(file);
    const holder = text === undefined ? undefined : parseHolder(text);
    if (holder && isAlive(holder)) return holder;
    if (text !== undefined) removeStale(file, text);
  }
  throw new Error(`The lock ${file} keeps changing hands`);
}

/** The living process that holds the lock, if any. */
export function lockHolder(file: string): Holder | undefined {
  const text = readText(file);
  const holder = text === undefined ? undefined : parseHolder(text);
  return holder && isAlive(holder) ? holder : undefined;
}

/** Whether `takeLock` found someone else. */
export function isHolder(taken: ProcessLock | Holder): taken is Holder {
  return "pid" in taken;
}

function heldLock(file: string, own: Holder): ProcessLock {
  return {
    write: (note) => {
      // Renamed into place, so that a reader never sees half a file.
      const draft = `${file}.${own.pid}`;
      writeFileSync(draft, JSON.stringify({ ...own, note }), { mode: 0o600 });
      renameSync(draft, file);
    },
    release: () => {
      const text = readText(file);
      const holder = text === undefined ? undefined : parseHolder(text);
      if (holder?.pid === own.pid && holder.started === own.started) rmSync(file, { force: true });
    },
  };
}

function writeIfAbsent(file: string, own: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(own), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Moves the file aside first: of two who find it stale at once, one moves it and the other finds nothing. */
function removeStale(file: string, judged: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  // Someone may have taken the lock between the reading and the moving: give it back.
  if (readText(aside) === judged) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const read = JSON.parse(text) as Partial<Holder>;
    if (typeof read.pid !== "number" || typeof read.started !== "string") return undefined;
    return { pid: read.pid, started: read.started, note: read.note ?? {} };
  } catch {
    return undefined;
  }
}
