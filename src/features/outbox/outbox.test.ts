import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { DistrictId } from "../../platform/district/district.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import { paragraphsOf } from "./mail-text.ts";

let example: TestApp;
let real: TestApp;
beforeAll(async () => {
  [example, real] = await Promise.all([testApp({ example: true }), testApp()]);
});
afterAll(() => Promise.all([example.close(), real.close()]));

const send = (t: TestApp, districtId: DistrictId, subject: string) =>
  t.db.transaction().execute((tx) =>
    queueMail(tx, {
      districtId,
      to: "liv@eksempel.dk",
      subject,
      text: "Kære Liv\n\nSe her:\nhttps://kvarter.example/x?a=1&b=<2>\n",
      html: "<p>Kære Liv</p>",
      purpose: "street.news",
      attachments: [{ name: "mødet \"nu\".ics", type: "text/calendar; charset=utf-8", content: Buffer.from("BEGIN:VCALENDAR") }],
    }),
  );

describe("the mail reader", () => {
  test("shows the example's mail, newest first, with text, links and files", async () => {
    await send(example, example.district.id, "Første");
    await send(example, example.district.id, "Anden");
    const page = await example.visitor().get("/outbox");
    expect(page.text).toMatch(/Anden.*Første/);
    expect(page.text).toContain("Til liv@eksempel.dk");
    expect(page.text).toContain("Kære Liv");
    expect(page.document.querySelector('main a[href^="https://kvarter.example/x?a=1&b="]')).not.toBeNull();
    const file = page.document.querySelector("main a[download]")?.getAttribute("href") ?? "";
    const response = await example.visitor().request(file);
    expect(await response.text()).toBe("BEGIN:VCALENDAR");
    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''m%C3%B8det%20%22nu%22.ics");
  });

  test("shows nothing of a district that is real", async () => {
    await send(example, example.elsewhere.id, "Fra den rigtige bydel");
    const page = await example.visitor().get("/outbox");
    expect(page.status).toBe(200);
    expect(page.text).not.toContain("Fra den rigtige bydel");
    const { id } = await example.db
      .selectFrom("platform.mail")
      .select("id")
      .where("subject", "=", "Fra den rigtige bydel")
      .executeTakeFirstOrThrow();
    expect((await example.visitor().get(`/outbox/${id}/files/0`)).status).toBe(404);
  });

  test.each(["/outbox/nonsense/files/0", "/outbox/01890000-0000-7000-8000-000000000001/files/0", "/outbox/x/files/-1"])(
    "knows no file at %s",
    async (address) => {
      expect((await example.visitor().get(address)).status).toBe(404);
    },
  );

  test("does not exist where the example does not", async () => {
    await send(real, real.district.id, "Hemmeligt");
    expect((await real.visitor().get("/outbox")).status).toBe(404);
    expect((await real.visitor().get("/en/outbox")).status).toBe(404);
  });
});

test("a mail's text becomes paragraphs of lines whose addresses can be followed", () => {
  expect(paragraphsOf("Hej\n\nSe:\nhttps://a.dk/b nu\n\n-- \nHilsen\n")).toEqual([
    [[{ text: "Hej", isAddress: false }]],
    [
      [{ text: "Se:", isAddress: false }],
      [{ text: "https://a.dk/b", isAddress: true }, { text: " nu", isAddress: false }],
    ],
    [[{ text: "Hilsen", isAddress: false }]],
  ]);
});
