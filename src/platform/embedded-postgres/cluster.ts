import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "../start-error.ts";
import { giveFolder } from "./account.ts";
import { programPath } from "./binaries.ts";
import { cleanEnvironment } from "./environment.ts";
import type { Places } from "./places.ts";

/** The database user, and the name of the database. */
export const owner = "kvarter";

/**
 * Makes PostgreSQL's data folder the first time, and checks it every other time.
 * @returns the password of the database user
 * @throws StartError when the data belong to another PostgreSQL or another user
 */
export function prepareCluster(places: Places, durable: boolean): string {
  if (!existsSync(places.cluster)) makeCluster(places, durable);
  checkOwner(places);
  checkVersion(places);
  return keptPassword(places);
}

function makeCluster(places: Places, durable: boolean): void {
  const { account } = places;
  // Made beside its place and moved there when whole: a start that is cut off leaves nothing half made.
  const draft = join(places.folder, "cluster.new");
  const passwordForInit = join(places.folder, "password.new");
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordForInit, { force: true });
  mkdirSync(draft, { mode: 0o700 });
  const password = randomBytes(24).toString("hex");
  writeFileSync(passwordForInit, password, { mode: 0o600 });
  if (account) {
    chownSync(draft, account.uid, account.gid);
    chownSync(passwordForInit, account.uid, account.gid);
  }
  // The built-in locale sorts by code point the same everywhere, so that no index breaks when the system's library
  // changes; where people read a list, the query sorts with "da-x-icu".
  const init = spawnSync(
    programPath(places.binaries, "initdb"),
    [
      `--pgdata=${draft}`,
      `--username=${owner}`,
      `--pwfile=${passwordForInit}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--data-checksums",
      ...(durable ? [] : ["--no-sync"]),
    ],
    { ...account, cwd: places.folder, env: cleanEnvironment(), encoding: "utf8", windowsHide: true },
  );
  if (init.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordForInit, { force: true });
    throw new StartError(`PostgreSQL could not make its data in ${places.folder}: ${initReason(init)}`);
  }
  if (account) chownSync(passwordForInit, 0, 0);
  renameSync(passwordForInit, places.password);
  renameSync(draft, places.cluster);
}

function initReason(init: { error?: Error; stderr: string | null }): string {
  if (init.error) return init.error.message;
  const lines = (init.stderr ?? "").split("\n").filter((line) => line.trim() !== "");
  return lines.find((line) => /error|FATAL|cannot/.test(line)) ?? lines.at(-1) ?? "no reason given";
}

function checkOwner(places: Places): void {
  const uid = process.getuid?.();
  if (uid === undefined) return;
  const owned = statSync(places.cluster).uid;
  if (places.account && owned !== places.account.uid) giveFolder(places.account, places.cluster);
  if (!places.account && owned !== uid) {
    throw new StartError(
      `The database in ${places.cluster} belongs to another user (number ${owned}). ` +
        `Start Kvarter as root or as that user, or give the folder over: sudo chown -R ${uid} ${places.folder}`,
    );
  }
}

function checkVersion(places: Places): void {
  const file = join(places.cluster, "PG_VERSION");
  if (!existsSync(file)) {
    throw new StartError(`${places.cluster} is not whole (PG_VERSION is missing). Bring it back from a backup.`);
  }
  const made = readFileSync(file, "utf8").trim();
  const brought = places.binaries.version.split(".")[0];
  if (made === brought) return;
  throw new StartError(
    `The database in ${places.cluster} is of PostgreSQL ${made}, and this Kvarter brings ${brought}. ` +
      "Start the Kvarter it was made with, or serve it with your own PostgreSQL and set DATABASE_URL.",
  );
}

function keptPassword(places: Places): string {
  if (existsSync(places.password)) return readFileSync(places.password, "utf8").trim();
  throw new StartError(`The database's password ${places.password} is missing. Bring it back from a backup.`);
}
