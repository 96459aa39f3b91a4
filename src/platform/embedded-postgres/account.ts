import { spawnSync } from "node:child_process";
import { lchownSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "../start-error.ts";

/** The user PostgreSQL runs as, when that is not the user of this process. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/**
 * PostgreSQL refuses to run as root, so root lends it another user: the one who owns the data already, else `kvarter`
 * or `postgres` where the machine has one, else `nobody`. No user is ever made.
 * @param cluster the folder of the data, which need not exist yet
 * @returns undefined when this process is not root
 */
export function postgresAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: userName(owner.uid) };
  for (const name of ["kvarter", "postgres", "nobody"]) {
    const uid = numericId("-u", name);
    const gid = numericId("-g", name);
    if (uid && gid) return { uid, gid, name };
  }
  throw new StartError(
    "PostgreSQL does not run as root, and there is no user `postgres` or `nobody` here: " +
      "start Kvarter as another user, or set DATABASE_URL to a PostgreSQL of your own.",
  );
}

/** Whether the account can enter the folder; asked of the system itself, as rights may be lists or mount options. */
export function canEnter(account: Account, folder: string): boolean {
  const { uid, gid } = account;
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { uid, gid, cwd: "/", stdio: "ignore" }).status === 0;
}

/** Gives a folder and everything in it to the account. */
export function giveFolder(account: Account, folder: string): void {
  lchownSync(folder, account.uid, account.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) giveFolder(account, path);
    else lchownSync(path, account.uid, account.gid);
  }
}

function numericId(flag: string, name: string): number | undefined {
  const { status, stdout } = spawnSync("id", [flag, name], { encoding: "utf8" });
  return status === 0 ? Number(stdout.trim()) : undefined;
}

function userName(uid: number): string {
  const { status, stdout } = spawnSync("id", ["-un", String(uid)], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : String(uid);
}
