import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failedForm, freshForm } from "../ui/gallery/form-pages.tsx";
import { openStudio } from "../ui/gallery/studio.tsx";
import type { Studio } from "../ui/gallery/studio.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { ClearDraft, Form } from "../ui/form.tsx";
import { Page as UiPage } from "../ui/layout.tsx";

let studio: Studio;
const phone = { width: 360 };

beforeAll(async () => {
  studio = await openStudio();
  await studio.show("/form", freshForm);
  await studio.show("/failed-form", failedForm);
  await studio.show(
    "/forgets",
    <UiPage title="Fortæl">
      <Form action="#" forgets>
        <TextField name="text" label="Hvad så du?" />
        <Button>Send</Button>
      </Form>
    </UiPage>,
  );
  await studio.show(
    "/receipt",
    <UiPage title="Tak">
      <ClearDraft name="gallery" />
    </UiPage>,
  );
});

afterAll(() => studio.close());

const visit = async (path: string, look: (page: Page) => Promise<void>) =>
  expect(await studio.visit(path, phone, look)).toEqual([]);

const hasFocus = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);

const go = (page: Page, path: string) => page.goto(new URL(path, page.url()).href);

describe("a draft", () => {
  test("comes back after the page was lost, with choices but without files", async () => {
    await visit("/form", async (page) => {
      await page.getByLabel("Hvad så du?").fill("En kanyle ved døren");
      await page.getByLabel("Nej", { exact: true }).check();
      await page
        .getByLabel("Billede")
        .setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from("a") });
      await page.reload();
      expect(await page.getByLabel("Hvad så du?").inputValue()).toBe("En kanyle ved døren");
      expect(await page.getByLabel("Nej", { exact: true }).isChecked()).toBe(true);
      expect(await page.getByLabel("Billede").inputValue()).toBe("");
      expect(await page.getByText("Vi har gemt dit udkast på denne enhed").count()).toBe(1);
    });
  });

  test("is deleted when asked, and when the form has been sent", async () => {
    await visit("/form", async (page) => {
      await page.getByLabel("Hvad så du?").fill("Noget");
      await page.getByRole("button", { name: "Slet udkastet" }).click();
      await page.reload();
      expect(await page.getByLabel("Hvad så du?").inputValue()).toBe("");

      await page.getByLabel("Hvad så du?").fill("Noget andet");
      await go(page, "/receipt");
      await go(page, "/form");
      expect(await page.getByLabel("Hvad så du?").inputValue()).toBe("");
    });
  });

  test("never overwrites what the server sent back", async () => {
    await visit("/form", async (page) => {
      await page.getByLabel("Hvad så du?").fill("Et gammelt udkast");
      await go(page, "/failed-form");
      expect(await page.getByLabel("Hvad så du?").inputValue()).toBe("Ring til 010190-1234");
    });
  });
});

describe("a point on the map", () => {
  const fields = (page: Page) =>
    page
      .locator("point-on-map input")
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));

  test("is set by a tap, said in words, and taken away", async () => {
    await visit("/form", async (page) => {
      await page.locator("point-on-map svg").click({ position: { x: 150, y: 130 } });
      const [lat, lon] = (await fields(page)).map(Number);
      expect(lat).toBeGreaterThan(55.66);
      expect(lat).toBeLessThan(55.68);
      expect(lon).toBeGreaterThan(12.54);
      expect(lon).toBeLessThan(12.57);
      expect(await page.getByText(/^Punkt sat nær /).count()).toBe(1);
      await page.getByRole("button", { name: "Fjern punktet" }).click();
      expect(await fields(page)).toEqual(["", ""]);
      expect(await page.getByText("Punktet er fjernet").count()).toBe(1);
    });
  });

  test("is set and moved by the keyboard alone", async () => {
    await visit("/form", async (page) => {
      await page.locator("point-on-map svg").focus();
      await page.keyboard.press("ArrowUp");
      const [startLat, startLon] = (await fields(page)).map(Number);
      await page.keyboard.press("Shift+ArrowUp");
      await page.keyboard.press("ArrowRight");
      const [lat, lon] = (await fields(page)).map(Number);
      expect(lat).toBeGreaterThan(startLat ?? 0);
      expect(lon).toBeGreaterThan(startLon ?? 0);
      await page.keyboard.press("Delete");
      expect(await fields(page)).toEqual(["", ""]);
    });
  });

  test("stands where it was when a form comes back", async () => {
    await visit("/failed-form", async (page) => {
      expect((await fields(page)).map(Number)).toEqual([55.6708, 12.5571]);
      expect(await page.locator("point-on-map .map-mark").count()).toBe(1);
    });
  });
});

describe("a form", () => {
  test("that failed begins at the error summary, whose links lead to the fields", async () => {
    await visit("/failed-form", async (page) => {
      expect(await hasFocus(page.locator(".error-summary"))).toBe(true);
      await page.getByRole("link", { name: "Stedet findes ikke" }).click();
      expect(await hasFocus(page.getByLabel("Eller vælg et sted"))).toBe(true);
      await page.getByRole("link", { name: "Vælg ja eller nej" }).click();
      expect(await hasFocus(page.getByLabel("Ja", { exact: true }))).toBe(true);
    });
  });

  test("that forgets is empty when the browser kept its page, once it is sent", async () => {
    await visit("/forgets", async (page) => {
      await page.getByLabel("Hvad så du?").fill("En kanyle");
      const comeBack = () => page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
      await comeBack();
      expect(await page.getByLabel("Hvad så du?").inputValue()).toBe("En kanyle");
      await page.evaluate(() => addEventListener("submit", (event) => event.preventDefault()));
      await page.getByRole("button", { name: "Send" }).click();
      await Promise.all([page.waitForEvent("load"), comeBack()]);
      expect(await page.getByLabel("Hvad så du?").inputValue()).toBe("");
    });
  });

  test("is sent once, however often the button is pressed", async () => {
    await visit("/form", async (page) => {
      // Stands last in line: counts the submissions that would have left, and keeps the page here.
      await page.evaluate(() => {
        addEventListener("submit", (event) => {
          if (!event.defaultPrevented)
            document.body.dataset["sent"] = `${document.body.dataset["sent"] ?? ""}x`;
          event.preventDefault();
        });
      });
      const send = page.getByRole("button", { name: "Send", exact: true });
      for (let press = 0; press < 5; press += 1) await send.click({ force: true });
      expect(await page.locator("body").getAttribute("data-sent")).toBe("x");
      expect(await send.getAttribute("aria-disabled")).toBe("true");
    });
  });
});
