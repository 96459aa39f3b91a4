import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordAttendance } from "../../src/features/meetings/commands/attendance.ts";
import { planNextMeeting } from "../../src/features/meetings/commands/planning.ts";
import { addSeries } from "../../src/features/meetings/commands/series.ts";
import { addParty } from "../../src/network/commands.ts";
import { addRepresentation } from "../../src/network/representations.ts";
import { addMember } from "../../src/platform/identity/commands.ts";
import { reaches } from "../../src/platform/identity/member.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { expectWords } from "./acts.ts";
import { signIn } from "./sign-in.ts";

let stage: Stage;
let secretary: Page;
let withoutScripts: Page;
let network: Awaited<ReturnType<typeof gather>>;
beforeAll(async () => {
  stage = await raiseStage();
  const { db, permit } = stage.app;
  const details = { name: "Sanne Sekretær", reach: "mail", email: "sanne@eksempel.dk", roles: ["coordinator"] } as const;
  const id = await db.transaction().execute((tx) => addMember(tx, permit("parties.manage"), details));
  secretary = await stage.person();
  withoutScripts = await stage.person({ javaScript: false, width: 360 });
  for (const page of [secretary, withoutScripts]) await signIn(stage, page, id);
}, 60_000);
afterAll(() => stage.close());

const firstNames = ["Åse", "Bo", "Çelik", "Dorthe", "Ejnar", "Fatima", "Grethe", "Hans-Christian", "Ib", "Jytte"];
const lastNames = ["Ågård", "Brandt-Sørensen", "Dam", "El-Khatib", "Friis", "Øst"];

/** Fills the network with this many people, spread over parties, ways of being reached, and seats. */
async function gather(count: number) {
  const { db, permit, now } = stage.app;
  const manages = permit("parties.manage");
  return db.transaction().execute(async (tx) => {
    const kinds = ["neighbours", "housing", "service", "users", "business"] as const;
    const parties: string[] = [];
    for (let at = 0; at < Math.ceil(count / 6); at += 1)
      parties.push(
        await addParty(tx, manages, {
          name: `${["Naboerne", "Gårdlauget", "Varmestuen", "Brugernes forening", "Butikkerne"][at % 5]} ved Prøveplads ${at + 1}`,
          kind: kinds[at % 5] ?? "users", seats: (at % 3) + 1, deputySeats: at % 2,
        }),
      );
    const people: string[] = [];
    for (let at = 0; at < count; at += 1) {
      const reach = reaches[at % reaches.length] ?? "paper";
      const id = await addMember(tx, manages, {
        name: `${firstNames[at % 10]} ${lastNames[at % 6]} ${at + 1}`,
        reach, roles: ["member"], email: reach === "mail" ? `person${at}@eksempel.dk` : "", phone: reach === "phone" ? "31 32 33 34" : "",
        centreName: reach === "centre" ? `Værestedet ${(at % 3) + 1}` : "",
      });
      people.push(id);
      await addRepresentation(tx, manages, id, {
        partyId: parties[at % parties.length] ?? "", function: at % 2 ? "Næstformand" : "Valgt naborepræsentant", isDeputy: at % 2 === 1, fromDay: "2025-01-01",
      });
    }
    const seriesId = await addSeries(tx, permit("meetings.prepare"), {
      name: "Samarbejdsforum", everyWeeks: 1, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00", place: "Kulturhuset",
    });
    const meetings: string[] = [];
    for (let week = 0; week < 8; week += 1) {
      const day = new Date(now.getTime() + week * 7 * 24 * 60 * 60 * 1000);
      meetings.push(await planNextMeeting(tx, permit("meetings.prepare"), seriesId, day));
    }
    for (const [at, meetingId] of meetings.slice(0, 7).entries())
      await recordAttendance(tx, permit("meetings.minute"), meetingId, {
        partyIds: [], present: people.filter((_, i) => i % 5 === at % 3), apologies: people.filter((_, i) => i % 7 === 3),
      });
    stage.app.now = new Date(now.getTime() + 7 * 7 * 24 * 60 * 60 * 1000);
    return { parties, people, meetings };
  });
}

describe("the network in a browser", () => {
  test("begins with words for what is not there yet", async () => {
    for (const path of ["network", "attendance"]) {
      const page = await (await secretary.request.get(`/vesterbro/forum/${path}`)).text();
      expect(page.match(/class="empty-title"/g)).toHaveLength(1);
    }
  });

  test("fills with people, and one of them is found by the beginnings of a name, without scripts", async () => {
    network = await gather(24);
    await withoutScripts.goto("/vesterbro/forum/members");
    await withoutScripts.getByLabel("Find et navn").fill("khat 22");
    await withoutScripts.getByRole("button", { name: "Find" }).click();
    expect(await withoutScripts.locator("tbody tr").allTextContents()).toHaveLength(1);
  });

  test.each([
    ["Aktører", () => "network?show=vacant"],
    ["En aktør", () => `parties/${network.parties[0]}`],
    ["Før en aktør går ud", () => `parties/${network.parties[0]}/end`],
    ["Før et medlem går ud", () => `members/${network.people[1]}/end`],
    ["Fremmødeliste", () => `meetings/${network.meetings[6]}/attendance`],
    ["Fremmøde", () => "attendance"],
    ["Ringeliste", () => `meetings/${network.meetings[7]}/invitations/by-hand?reach=phone`],
    ["Et medlem", () => `members/${network.people[1]}`],
  ])("%s can be read by everyone", async (name, path) => {
    await secretary.goto(`/vesterbro/forum/${path()}`);
    await look(secretary, name);
  });

  test("shows a person openly after a signature, and no longer after one press", async () => {
    await secretary.getByRole("link", { name: /^Samtykke/ }).click();
    await look(secretary, "Samtykke");
    await secretary.getByLabel("Også navnet").check();
    await secretary.getByLabel("Navnet, som det skal stå").fill("Bo B.");
    await secretary.getByRole("button", { name: "Gem samtykket" }).click();
    const visitor = await stage.person();
    await visitor.goto("/en/vesterbro/forum/parties");
    await expectWords(visitor, "Bo B.");
    await look(visitor, "Who is in the network");
    await secretary.getByRole("link", { name: /^Samtykke/ }).click();
    await secretary.getByRole("button", { name: "Fjern det nu" }).click();
    expect((await stage.app.visitor().get("/en/vesterbro/forum/parties")).text).not.toContain("Bo B.");
    await secretary.goto("/vesterbro/forum/me");
    await look(secretary, "Mig");
  });

  test("lets a party go after a look at what waits for it, without scripts, and takes it in again", async () => {
    await withoutScripts.goto(`/vesterbro/forum/parties/${network.parties[3]}`);
    await withoutScripts.getByRole("link", { name: "Tag ud af netværket" }).click();
    await withoutScripts.getByRole("heading", { name: "De taler for aktøren" }).waitFor();
    await withoutScripts.getByRole("button", { name: "Tag ud af netværket" }).click();
    await withoutScripts.getByText("Aktøren er taget ud af netværket.").waitFor();
    await look(withoutScripts, "En aktør, der er gået ud");
    await withoutScripts.getByRole("button", { name: "Tag ind i netværket igen" }).click();
    expect(await withoutScripts.getByRole("status").textContent()).toContain("Aktøren er med i netværket igen.");
  });
});
