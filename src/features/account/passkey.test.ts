import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { look, raiseStage } from "../../../test/browser.ts";
import type { Stage } from "../../../test/browser.ts";
import { addMember, endMember } from "../../platform/identity/commands.ts";
import { passkeysWorkAt } from "../../platform/identity/passkeys.ts";
import { grant } from "../../platform/rights/permit.ts";

let stage: Stage;
let people = 0;
beforeAll(async () => {
  // Passkeys belong to a name; an address of numbers is none.
  stage = await raiseStage({ host: "localhost" });
}, 60_000);
afterAll(() => stage.close());

/** A browser with a device in it that makes passkeys and asks for a fingerprint, which it is always given. */
async function withAuthenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    refuse: () => devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false }),
    agree: () => devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true }),
  };
}

/** A member, signed in by link in a browser of their own. */
async function someone() {
  people += 1;
  const { db, permit, deps, district } = stage.app;
  const details = { name: `Kim ${people}`, reach: "mail", email: `kim${people}@eksempel.dk`, roles: ["member"] } as const;
  const memberId = await db.transaction().execute((tx) => addMember(tx, permit("x"), details));
  const page = await stage.person();
  const device = await withAuthenticator(page);
  await page.goto(await deps.identity.signInLinkFor(district.id, memberId));
  await page.getByRole("button", { name: "Log ind" }).click();
  await page.goto("/account");
  return { page, device, memberId, ...details };
}

async function makePasskey(page: Page, name: string): Promise<void> {
  await page.getByLabel("Hvad vil du kalde nøglen?").fill(name);
  await page.getByRole("button", { name: "Lav en adgangsnøgle" }).click();
  await page.getByText("Adgangsnøglen er gemt").waitFor();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Log ud", exact: true }).click();
  await page.goto("/sign-in?next=/account");
}

const passkeyButton = (page: Page) => page.getByRole("button", { name: "Log ind med adgangsnøgle" });

describe("a passkey", () => {
  test("is made on the account page, signs in, and is removed", async () => {
    const { page, name, email } = await someone();
    await look(page, "konto");
    await makePasskey(page, "Min telefon");
    await look(page, "konto med adgangsnøgle");
    await signOut(page);
    await look(page, "log ind");
    // Meanwhile another district has taken them in, by the same address.
    const elsewhere = grant(stage.app.elsewhere.id, { kind: "system", name: "test" }, "x");
    await stage.app.db.transaction().execute((tx) => addMember(tx, elsewhere, { name, reach: "mail", email, roles: ["member"] }));
    await passkeyButton(page).click();
    await page.getByRole("heading", { name: "Min konto" }).waitFor();
    expect(await page.locator("main").textContent()).toContain(name);
    expect(await page.locator("main").textContent()).toContain("Nørrebro");
    expect(await page.getByRole("list", { name: "Adgangsnøgler" }).textContent()).toMatch(/Min telefon.*sidst brugt/);

    await page.getByRole("button", { name: "Fjern: Min telefon" }).click();
    await page.getByText("Adgangsnøglen er fjernet").waitFor();
    await signOut(page);
    await passkeyButton(page).click();
    await page.getByText("Adgangsnøglen virkede ikke").first().waitFor();
    const actions = await stage.app.db
      .selectFrom("platform.audit_event")
      .select("action")
      .where("district", "=", stage.app.district.id)
      .where("action", "like", "account.%")
      .orderBy("id")
      .execute();
    expect(actions.map((event) => event.action)).toEqual(["account.add_passkey", "account.remove_passkey"]);
  });

  test("is made once on one device, and needs a name first", async () => {
    const { page } = await someone();
    await page.getByRole("button", { name: "Lav en adgangsnøgle" }).click();
    await page.locator(".error-summary").waitFor();
    await makePasskey(page, "Bærbar");
    await page.getByLabel("Hvad vil du kalde nøglen?").fill("Bærbar igen");
    await page.getByRole("button", { name: "Lav en adgangsnøgle" }).click();
    await page.getByText("Enheden har allerede en adgangsnøgle til Kvarter.").waitFor();
    expect(await page.getByRole("list", { name: "Adgangsnøgler" }).locator("li").count()).toBe(1);
  });

  test("stops kindly when the person does not prove who they are, and works when they do", async () => {
    const { page, device } = await someone();
    await makePasskey(page, "Min telefon");
    await signOut(page);
    await device.refuse();
    await passkeyButton(page).click();
    await page.getByText("Enheden gav ikke nogen adgangsnøgle").waitFor();
    await device.agree();
    await passkeyButton(page).click();
    await page.getByRole("heading", { name: "Min konto" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/account");
  });

  test("lets nobody in who is a member no more", async () => {
    const { page, memberId } = await someone();
    await makePasskey(page, "Min telefon");
    await signOut(page);
    await stage.app.db.transaction().execute((tx) => endMember(tx, stage.app.permit("x"), memberId, stage.app.now));
    await passkeyButton(page).click();
    await page.getByText("Adgangsnøglen virkede ikke").first().waitFor();
    expect(new URL(page.url()).pathname).not.toBe("/account");
  });

  test("answers once: what a device has signed cannot be sent again", async () => {
    const { page } = await someone();
    await makePasskey(page, "Min telefon");
    await signOut(page);
    const sent = page.waitForRequest((request) => request.method() === "POST");
    await passkeyButton(page).click();
    const body = (await sent).postData() ?? "";
    await page.getByRole("heading", { name: "Min konto" }).waitFor();
    const thief = stage.app.visitor();
    const again = await thief.request("/sign-in/passkey", {
      method: "POST",
      body,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect([again.status, again.headers.getSetCookie()]).toEqual([422, []]);
    expect(await again.text()).toContain("Adgangsnøglen virkede ikke");
  });

  test("says what it needs where there is no JavaScript, and leaves the mail link", async () => {
    const page = await stage.person({ javaScript: false });
    await page.goto("/en/sign-in");
    expect(await page.locator("main").innerText()).toContain("Passkeys need JavaScript.");
    expect(await page.getByRole("button", { name: "Sign in with a passkey" }).isVisible()).toBe(false);
    expect(await page.getByRole("button", { name: "Send me a link" }).isVisible()).toBe(true);
  });
});

test.each([
  ["https://forum.example.dk", true],
  ["http://localhost:3000", true],
  ["http://forum.example.dk", false],
  ["https://192.0.2.1", false],
  ["http://127.0.0.1:3000", false],
  ["https://[2001:db8::1]", false],
])("at %s passkeys work: %s", (publicUrl, work) => {
  expect(passkeysWorkAt(publicUrl)).toBe(work);
});

test("what is no answer of a device is refused as such", async () => {
  const visitor = stage.app.visitor();
  for (const credential of ["", "nonsense", "null", "[]", '{"id":1}', '{"id":"x","rawId":"x","response":{}}']) {
    const page = await visitor.submit(await visitor.get("/sign-in"), "/sign-in/passkey", { credential });
    expect([credential, page.status]).toEqual([credential, 422]);
  }
});
