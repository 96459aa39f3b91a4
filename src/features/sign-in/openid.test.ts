import type { HttpBindings } from "@hono/node-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { client as credentials, openIdProvider } from "../../../test/openid-provider.ts";
import type { Account, OpenIdProvider } from "../../../test/openid-provider.ts";
import { createApp } from "../../app.tsx";
import { addMember } from "../../platform/identity/commands.ts";
import { openIdService } from "../../platform/identity/openid.ts";
import { limits } from "../../platform/limits/limits.ts";
import { readAssets } from "../../platform/web/assets.ts";

let t: TestApp;
let provider: OpenIdProvider;
let app: TestApp["app"];
beforeAll(async () => {
  t = await testApp();
  provider = await openIdProvider("http://localhost/sign-in/service/back");
  const openId = openIdService({ issuer: provider.issuer, ...credentials, name: "Bydelens login" });
  app = createApp({ ...t.deps, openId }, await readAssets());
  await t.db.transaction().execute(async (tx) => {
    const details = { reach: "mail", roles: ["member"] } as const;
    await addMember(tx, t.permit("x"), { ...details, name: "Anna Prøve", email: "anna@eksempel.dk" });
  });
});
afterAll(async () => {
  await provider.stop();
  await t.close();
});

let browser: Client;
beforeEach(() => {
  browser = new Client(app);
});

/** Follows the browser through the service, and gives the address it comes back with. */
async function throughService(start: string, account: Account | undefined): Promise<string> {
  provider.account = account;
  let address = (await browser.request(start)).headers.get("location") ?? "nowhere";
  const cookies = new Map<string, string>();
  for (let hops = 0; address.startsWith(provider.issuer) && hops < 10; hops += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(address, { redirect: "manual", headers: { cookie } });
    for (const kept of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (kept.split(";")[0] ?? "").split("=");
      if (/expires=Thu, 01 Jan 1970/i.test(kept)) cookies.delete(name);
      else cookies.set(name, value);
    }
    address = new URL(response.headers.get("location") ?? "http://nowhere.invalid/", address).href;
  }
  return address;
}

const anna = { email: "Anna@eksempel.dk", emailVerified: true };
const nameOn = async (client = browser) => (await client.get("/sign-in")).html.includes("Anna Prøve");

describe("the body's own sign-in service", () => {
  test("that is down is said so, and is there as soon as it is up", async () => {
    const page = await browser.get("/sign-in/service");
    expect(page.path).toBe("/sign-in?problem=service_away");
    expect(page.text).toContain("Bydelens login svarer ikke lige nu");
    await provider.start();
    expect(await throughService("/sign-in/service", anna)).toMatch(/^http:\/\/localhost\/sign-in\/service\/back\?code=/);
  });

  test("lets in a member by the address it has verified, and on to where they were going", async () => {
    const page = await browser.get("/sign-in?next=/vesterbro/forum");
    const link = [...page.document.querySelectorAll("a")].find((a) => a.textContent?.trim() === "Log ind med Bydelens login");
    const back = await throughService(link?.getAttribute("href") ?? "", anna);
    expect((await browser.get(back)).path).toBe("/vesterbro/forum");
    expect(await nameOn()).toBe(true);
    // Back, or the page loaded again: nothing went wrong.
    expect((await browser.get(back)).path).toBe("/vesterbro");
  });

  test("brings someone who reads English back to English", async () => {
    const back = await throughService("/en/sign-in/service", anna);
    expect((await browser.get(back)).path).toBe("/en/vesterbro");
  });

  test.each([
    ["an address it has not verified", { email: anna.email, emailVerified: false }, "mail_not_verified"],
    ["no address", {}, "mail_not_verified"],
    ["an address that is no member's", { email: "fremmed@eksempel.dk", emailVerified: true }, "no_member"],
    ["nobody, because they pressed Cancel", undefined, "service_refused"],
  ])("vouching for %s lets nobody in", async (_, account, problem) => {
    const page = await browser.get(await throughService("/sign-in/service", account));
    expect(page.path).toBe(`/sign-in?problem=${problem}`);
    expect(page.document.querySelector(".notice-warning")?.textContent).toContain("Bydelens login");
    expect(await nameOn()).toBe(false);
    const strangers = await t.db.selectFrom("identity.person").select("email").where("email", "=", "fremmed@eksempel.dk").execute();
    expect(strangers).toEqual([]);
  });

  test("lets nobody in with another state, in another browser, or twice with one answer", async () => {
    const back = await throughService("/sign-in/service", anna);
    const other = new Client(app);
    expect((await other.get(back)).path).toBe("/sign-in?problem=service_refused");
    expect(await nameOn(other)).toBe(false);
    const changed = new URL(back);
    changed.searchParams.set("state", "another");
    expect((await browser.get(changed.href)).path).toBe("/sign-in?problem=service_refused");
    // What the browser kept counted once, whether it fitted or not.
    expect((await browser.get(back)).path).toBe("/sign-in?problem=service_refused");
    expect(await nameOn()).toBe(false);
  });

  test("is not asked more often from one address than people come back from it", async () => {
    const connection = { incoming: { socket: { remoteAddress: "198.51.100.20" } } } as HttpBindings;
    const flood = browser.at({ request: (input, init) => app.request(input, init, connection) });
    for (let times = 0; times < limits["sign-in answer"].atOnce; times += 1) await flood.request("/sign-in/service/back?code=x&state=y");
    const stopped = await flood.request("/sign-in/service/back?code=x&state=y");
    expect([stopped.status, stopped.headers.get("retry-after")]).toEqual([429, "12"]);
    const passkey = await flood.submit(await flood.get("/sign-in"), "/sign-in/passkey", { credential: "{}" });
    expect([passkey.status, passkey.headers.get("retry-after")]).toEqual([429, "12"]);
  });

  test("is there again after it was gone in the middle of a sign-in", async () => {
    const back = await throughService("/sign-in/service", anna);
    await provider.stop();
    expect((await browser.get(back)).path).toBe("/sign-in?problem=service_away");
    await provider.start();
    expect((await browser.get(await throughService("/sign-in/service", anna))).path).toBe("/vesterbro");
  });

  test("is not there where none is set", async () => {
    const without = t.visitor();
    expect((await without.get("/sign-in")).text).not.toContain("Bydelens login");
    for (const path of ["/sign-in/service", "/sign-in/service/back?code=x&state=y"])
      expect((await without.get(path)).status).toBe(404);
  });
});
