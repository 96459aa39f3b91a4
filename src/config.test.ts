import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { SettingError, readConfig } from "./config.ts";
import { projectRoot } from "./platform/project-root.ts";

const secret = "a secret of thirty-two characters or more";

/** The problems told about these settings. */
function problems(env: Record<string, string>): string {
  try {
    readConfig({ SESSION_SECRET: secret, ...env });
  } catch (error) {
    if (error instanceof SettingError) return error.message;
    throw error;
  }
  return "";
}

test("without settings it is for this machine only, with the example", () => {
  expect(readConfig({ SESSION_SECRET: secret, PORT: "  " })).toEqual({
    port: 3000,
    guardAfter: 300,
    host: "127.0.0.1",
    publicUrl: undefined,
    dataDir: join(projectRoot, "data"),
    databaseUrl: undefined,
    smtpUrl: undefined,
    mailFrom: "Kvarter <kvarter@localhost.localdomain>",
    mailBounces: undefined,
    sessionSecret: secret,
    openId: undefined,
    logLevel: "warn",
    trustedProxies: undefined,
    metricsToken: undefined,
    isLocal: true,
    example: true,
  });
});

test.each([
  ["PORT", "70000"],
  ["PORT", "-1"],
  ["HOST", "not a host"],
  ["PUBLIC_URL", "kvarter.example.dk"],
  ["PUBLIC_URL", "https://example.dk/kvarter"],
  ["DATABASE_URL", "localhost:5432"],
  ["SMTP_URL", "https://mail.example.dk"],
  ["MAIL_FROM", "Kvarter"],
  ["MAIL_BOUNCES", "Kvarter <kvarter@example.dk>"],
  ["SESSION_SECRET", "short"],
  ["OIDC_ISSUER", "login.example.dk"],
  ["OIDC_ISSUER", "http://login.example.dk"],
  ["LOG_LEVEL", "INFO"],
  ["TRUSTED_PROXIES", "yes"],
  ["TRUSTED_PROXIES", "10.0.0.0/33"],
  ["METRICS_TOKEN", "short"],
  ["EXAMPLE", "no"],
])("%s=%s is told in one line that begins with its name", (name, text) => {
  expect(problems({ [name]: text })).toMatch(new RegExp(`^${name}(=.*)?: must .*$`));
});

test.each([
  [{ HOST: "0.0.0.0" }],
  [{ HOST: "192.168.1.2", EXAMPLE: "1" }],
  [{ PUBLIC_URL: "https://kvarter.example.dk" }],
  [{ HOST: "::" }],
])("%o is open to others and refuses the example", (env) => {
  expect(problems(env)).toMatch(/^EXAMPLE: .*Set EXAMPLE=0/);
  expect(readConfig({ SESSION_SECRET: secret, ...env, EXAMPLE: "0" })).toMatchObject({ isLocal: false, example: false });
});

test.each([
  [{ HOST: "localhost" }],
  [{ HOST: "::1" }],
  [{ HOST: "127.0.0.2", PUBLIC_URL: "http://localhost:8080" }],
  [{ PUBLIC_URL: "http://[::1]:8080/" }],
])("%o is for this machine only", (env) => {
  expect(readConfig({ SESSION_SECRET: secret, ...env })).toMatchObject({ isLocal: true, example: true });
});

test("open to others, mail needs a sender", () => {
  expect(problems({ HOST: "0.0.0.0", EXAMPLE: "0", SMTP_URL: "smtp://mail.example.dk" })).toMatch(/^MAIL_FROM is missing/);
});

test("a sign-in service is set whole or not at all", () => {
  const whole = {
    OIDC_ISSUER: "https://login.example.dk",
    OIDC_CLIENT_ID: "kvarter",
    OIDC_CLIENT_SECRET: "hemmelig",
    OIDC_NAME: "Bydelens login",
  };
  expect(readConfig({ SESSION_SECRET: secret, ...whole }).openId).toEqual({
    issuer: "https://login.example.dk",
    clientId: "kvarter",
    clientSecret: "hemmelig",
    name: "Bydelens login",
  });
  for (const name of Object.keys(whole)) {
    expect(problems({ ...whole, [name]: "" })).toMatch(new RegExp(`^${name} is missing: .*set all or none$`));
  }
  expect(problems({ OIDC_NAME: "Bydelens login" }).split("\n")).toHaveLength(3);
});

test("the session secret is made once and kept for its owner alone", () => {
  const folder = mkdtempSync(join(tmpdir(), "kvarter-config-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const dataDir = join(folder, "data");
  const first = readConfig({ DATA_DIR: dataDir });
  expect(first.sessionSecret).toMatch(/^[0-9a-f]{64}$/);
  expect(readConfig({ DATA_DIR: dataDir }).sessionSecret).toBe(first.sessionSecret);
  const file = join(dataDir, "session-secret");
  expect(readFileSync(file, "utf8").trim()).toBe(first.sessionSecret);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
