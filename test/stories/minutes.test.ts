import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordAttendance } from "../../src/features/meetings/commands/attendance.ts";
import { sendInvitations } from "../../src/features/meetings/commands/invitations.ts";
import { saveMinutes } from "../../src/features/meetings/commands/minutes.ts";
import { addRepresentation } from "../../src/network/representations.ts";
import { addMember } from "../../src/platform/identity/commands.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { choose, expectErrors, expectWords, field, follow, press, wordsOf } from "./acts.ts";
import { callMeeting, gatherForum, mailedPath } from "./forum.ts";
import { coordinatorAt } from "./neighbourhood.ts";

// Minutes from draft to public: sent, corrected by someone without an account, answered, approved, published.

let stage: Stage;
let karen: Page;
let mona: Page;
let meeting: string;

beforeAll(async () => {
  stage = await raiseStage();
  const { app } = stage;
  karen = await coordinatorAt(stage);
  mona = await stage.person({ width: 360 });
  const forum = await gatherForum(app);
  const called = await callMeeting(app, forum, "Lys i gården");
  meeting = called.meetingId;
  await app.db.transaction().execute(async (tx) => {
    const members = await tx.selectFrom("platform.member").select(["id", "email"]).execute();
    const memberId = members.find(({ email }) => email === "mona@eksempel.dk")?.id ?? "";
    const speaks = { partyId: forum.neighbours, function: "Formand", fromDay: "2026-01-01" };
    await addRepresentation(tx, app.permit("parties.manage"), memberId, speaks);
    await addMember(tx, app.permit("parties.manage"), { name: "Poul Papir", reach: "phone", phone: "20 30 40 50", roles: ["member"] });
    await sendInvitations(tx, app.permit("meetings.prepare"), app.district, meeting, { now: app.now, publicUrl: app.deps.publicUrl });
    const noted = { partyIds: [], present: [memberId], apologies: [] };
    await recordAttendance(tx, app.permit("meetings.minute"), meeting, noted);
    const minutes = "Naboerne vil have lys i gården. Kommunen undersøger, hvad det koster.\n\nPolitiet var med og lyttede.";
    await saveMinutes(tx, app.permit("meetings.minute"), { meetingId: meeting, itemId: called.itemId }, { minutes, version: 0 });
  });
  app.now = new Date("2026-03-05T09:00:00Z");
});
afterAll(() => stage.close());

describe("minutes", () => {
  test("are sent by the secretary, who sees who gets them and when they are approved", async () => {
    await karen.goto(`/vesterbro/forum/meetings/${meeting}/work`);
    await expectWords(karen, "Referatet er en kladde. Det er ikke sendt.");
    await follow(karen, "Send til godkendelse");
    await look(karen, "referatets vej: kladde");
    await press(karen, "Send til godkendelse");
    await expectWords(karen, "Sendt 5. marts 2026. Godkendes den 19. marts 2026, hvis ingen retter.");
    await look(karen, "referatets vej: sendt");
    await follow(karen, "Hvem har fået referatet");
    await expectWords(karen, "Poul Papir", "20 30 40 50");
    await look(karen, "hvem har fået referatet");
    await press(karen, /^Er sendt eller læst op/);
  });

  test("are corrected by someone who was there, without an account", async () => {
    await mona.goto(await mailedPath(stage.app, "mona@eksempel.dk", /forum\/read/));
    await expectWords(mona, "Du var med på mødet.", "Formand, Naboerne ved Halmtorvet");
    await look(mona, "referatet bag linket");
    await follow(mona, /^Ret dette punkt/);
    await press(mona, "Send rettelsen");
    await expectErrors(mona, "Teksten er den samme. Ret i den, før du sender.");
    await field(mona, "Teksten, som du mener, den skal være").fill(
      "Naboerne vil have lys i gården og på trappen. Kommunen undersøger prisen.\n\nPolitiet var med og lyttede.",
    );
    await look(mona, "ret i referatet");
    await press(mona, "Send rettelsen");
    await expectWords(mona, "Tak. Din rettelse er sendt til sekretæren.", "Overstreget er slettet.");
    await look(mona, "rettelsen bag linket");
  });

  test("hold a redline that the secretary answers, and the text follows", async () => {
    await karen.goto(`/vesterbro/forum/meetings/${meeting}/approval`);
    await follow(karen, "Svar på 1 rettelse");
    await look(karen, "svar på rettelser");
    await choose(karen, "Ja, skriv den ind");
    await press(karen, "Gem svarene");
    await expectWords(karen, "Svarene er gemt.", /på trappen\. Kommunen undersøger prisen/);
  });

  test("are approved, looked through for names and then public", async () => {
    await follow(karen, "Godkendt på mødet");
    await press(karen, "Godkend nu, offentliggør senere");
    await expectWords(karen, /Godkendt og låst 5\. marts 2026\. Den offentlige udgave er ikke ude endnu\./);
    await follow(karen, "Se den offentlige udgave igennem");
    await look(karen, "den anden gang for navne");
    await press(karen, "Offentliggør");
    await mona.goto(`/vesterbro/forum/meetings/${meeting}`);
    await expectWords(mona, "VSF-2026-0001", "Kommunen undersøger prisen.");
    expect(await wordsOf(mona)).not.toMatch(/Formand|Mona/);
    await karen.goto(`/vesterbro/forum/meetings/${meeting}/approval/note`);
    await field(karen, "Note til medlemmer").fill("Mødet sluttede kl. 17.30.");
    await press(karen, "Gem noten");
    await expectWords(karen, "Note, 5. marts 2026", "Mødet sluttede kl. 17.30.");
    await look(karen, "referatets vej: offentligt");
  });
});
