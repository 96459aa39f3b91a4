import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { projectRoot } from "../../src/platform/project-root.ts";
import { dataFolder, runProgram } from "./program.ts";

/** Takes a port for the length of the test, answering with nothing. */
async function takePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test("wrong settings are told all at once, a line each, and nothing is written", async () => {
  const dataDir = join(dataFolder(), "data");
  const settings = { PORT: "http", LOG_LEVEL: "loud", DATABASE_URL: "mysql://u:hush@db/x", DATA_DIR: dataDir };
  const { ended, err } = runProgram(["server"], settings);
  expect((await ended).code).toBe(1);
  const lines = err().trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^PORT=http: must be a number from 0 to 65535/);
  expect(err()).toMatch(/^DATABASE_URL: must look like postgres:/m);
  expect(err()).toMatch(/^LOG_LEVEL=loud: must be one of /m);
  expect(err()).not.toContain("hush");
  expect(existsSync(dataDir)).toBe(false);
});

test("where others can reach it, it starts only without the example", async () => {
  const dataDir = dataFolder();
  const open = runProgram(["server"], { HOST: "0.0.0.0", EXAMPLE: "", DATA_DIR: dataDir });
  expect((await open.ended).code).toBe(1);
  expect(open.err()).toMatch(/^EXAMPLE: .* Set EXAMPLE=0 .*\n$/);

  const proxied = runProgram(["server"], { PUBLIC_URL: "https://kvarter.example.dk", EXAMPLE: "1", DATA_DIR: dataDir });
  expect((await proxied.ended).code).toBe(1);
  expect(proxied.err()).toContain("Set EXAMPLE=0");

  const without = runProgram(["server"], { HOST: "0.0.0.0", EXAMPLE: "0", DATA_DIR: dataDir });
  const response = await fetch(`${await without.ready}/healthz`);
  expect(response.status).toBe(200);
});

test("a port in use is told in one line, before PostgreSQL is started", async () => {
  const dataDir = dataFolder();
  const port = await takePort();
  const { ended, err } = runProgram(["server"], { PORT: String(port), DATA_DIR: dataDir });
  expect((await ended).code).toBe(1);
  expect(err()).toMatch(new RegExp(`^PORT=${port} is in use .*\\n$`));
  expect(existsSync(join(dataDir, "postgres"))).toBe(false);
});

test("a database that cannot be reached is told in one line, without the password", async () => {
  const port = await takePort();
  const url = `postgres://kvarter:hush@127.0.0.1:${port === 1 ? 2 : 1}/kvarter`;
  const { ended, err } = runProgram(["server"], { DATABASE_URL: url, DATA_DIR: dataFolder() });
  expect((await ended).code).toBe(1);
  expect(err()).toMatch(/^DATABASE_URL: PostgreSQL at 127\.0\.0\.1:\d+\/kvarter cannot be used: .*\n$/);
  expect(err()).not.toContain("hush");
});

test("a data folder that is a file is told in one line", async () => {
  const file = join(dataFolder(), "data");
  writeFileSync(file, "");
  const { ended, err } = runProgram(["server"], { DATA_DIR: file });
  expect((await ended).code).toBe(1);
  expect(err()).toMatch(/^DATA_DIR: .*\n$/);
});

test("a delivery report is kept by the mail server while the database is away", async () => {
  const { child, ended, out, err } = runProgram(["cli", "mail", "bounce"], { DATABASE_URL: "postgres://127.0.0.1:1/none" });
  const report = readFileSync(join(projectRoot, "test/bounces/postfix.eml"));
  child.stdin?.end(report);
  expect((await ended).code).toBe(75);
  expect([out(), err()]).toEqual(["", expect.stringMatching(/^[^\n]*hand it over again later\.\n$/)]);
});

test("an unknown command shows the list and fails", async () => {
  const { ended, err } = runProgram(["cli", "no-such-thing"], {});
  expect((await ended).code).toBe(2);
  expect(err()).toMatch(/^There is no command "no-such-thing"\.\n\nnpm run kvarter -- COMMAND\n\n {2}help .*Shows this list/);
});
