import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addTask } from "../../src/features/decisions/commands/tasks.ts";
import { setDecisionStatus, takeDecision } from "../../src/features/decisions/commands/decisions.ts";
import { bringBackJob, weeklyMailJob } from "../../src/features/decisions/jobs.ts";
import { planAhead } from "../../src/features/meetings/commands/planning.ts";
import { addSeries } from "../../src/features/meetings/commands/series.ts";
import { addRepresentation } from "../../src/network/representations.ts";
import { addMember } from "../../src/platform/identity/commands.ts";
import { linkItems } from "../../src/thread/commands.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { choose, expectWords, field, press } from "./acts.ts";
import { coordinatorAt } from "./neighbourhood.ts";

// A decision comes back, a party answers from a link and another by phone, and city hall gets it in its own form.

let stage: Stage;
let decision: string;

beforeAll(async () => {
  stage = await raiseStage();
  const { app } = stage;
  const party = (name: string) => ({ district: app.district.id, id: uuidv7(), name, kind: "housing" as const, office_email: null, office_phone: null, ended_at: null });
  const [housing, users] = [party("Boligforeningen Prøve"), party("Brugerforeningen Prøve")];
  await app.db.insertInto("network.party").values([housing, users]).execute();
  const [manage, parties] = [app.permit("decisions.manage"), app.permit("parties.manage")];
  await app.db.transaction().execute(async (tx) => {
    const hanne = await addMember(tx, parties, { name: "Hanne Hus", reach: "mail", email: "hanne@eksempel.dk", roles: ["member"] });
    const tove = await addMember(tx, parties, { name: "Tove Telefon", reach: "phone", phone: "20123456", roles: ["member"] });
    const from = { function: "Formand", fromDay: "2026-01-01" };
    await addRepresentation(tx, parties, hanne, { partyId: housing.id, ...from });
    await addRepresentation(tx, parties, tove, { partyId: users.id, ...from });
    const rhythm = { everyWeeks: 6, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00" };
    const series = await addSeries(tx, app.permit("meetings.prepare"), { name: "Prøveforum", place: "Prøvesalen", ...rhythm });
    await planAhead(tx, app.permit("meetings.prepare"), series, 1, app.now);
    const present = { partyIds: [housing.id, users.id] };
    const wording = "Vi beder kommunen om to nålebokse på pladsen. Boligforeningen og brugerforeningen finder stederne sammen.";
    ({ id: decision } = await takeDecision(tx, manage, { wording, day: "2026-01-20", reviewDay: "2026-03-04", dissent: "Erhvervet ville hellere vente til foråret.", ...present }, app.now));
    const old = await takeDecision(tx, manage, { wording: "Vi holder åbent hus i gården hver anden torsdag.", day: "2024-05-02", ...present }, app.now);
    await setDecisionStatus(tx, manage, old.id, { seen: "taken", status: "carried_out" }, app.now);
    await takeDecision(tx, manage, { wording: "Vi mødes med nærpolitiet om porten.", day: "2025-09-10", isInternal: true, ...present }, app.now);
    for (const [title, partyId, dueDay, isPublic] of [
      ["Find to steder til boksene", housing.id, "2026-03-09", true],
      ["Spørg viceværten om nøglen til porten", housing.id, "2026-03-20", false],
      ["Fortæl om boksene i værestedet", users.id, "2026-03-12", false],
    ] as const) {
      const task = await addTask(tx, manage, { title, partyId, dueDay, isPublic }, app.now);
      await linkItems(tx, app.district.id, { kind: "decision", id: decision }, { kind: "task", id: task.id });
    }
  });
  const deps = { ...app.deps, now: () => app.now };
  await bringBackJob.run(deps, null, { number: 1, isLast: false });
  app.now = new Date("2026-03-16T09:00:00Z");
  await weeklyMailJob.run(deps, null, { number: 1, isLast: false });
});
afterAll(() => stage?.close());

test("a decision is found, looked at again, and written for city hall", async () => {
  const coordinator = await coordinatorAt(stage);
  await coordinator.goto("/vesterbro/decisions?q=n%C3%A5lebokse&status=review");
  await look(coordinator, "register");
  await coordinator.getByRole("link", { name: "Vi beder kommunen" }).click();
  await expectWords(coordinator, "Skal ses på igen 4. marts 2026. Den står på dagsordenen.");
  await look(coordinator, "decision");
  await coordinator.getByRole("link", { name: "Skriv, hvad der kom ud af opfølgningen" }).click();
  await choose(coordinator, "Den er ændret");
  await press(coordinator, "Gem");
  await expectWords(coordinator, "Skriv eller vælg noget her");
  await look(coordinator, "review");
  await field(coordinator, "Hvad er ændret, eller hvorfor?").fill("Der kommer tre bokse.");
  await press(coordinator, "Gem");
  await expectWords(coordinator, "Der kommer tre bokse.");
  await coordinator.getByRole("link", { name: "Skriv en indstilling" }).click();
  await field(coordinator, "Økonomi").fill("To bokse koster 4.000 kr. om året.");
  await press(coordinator, "Gem");
  await expectWords(coordinator, "Du kan hente den nu");
  await look(coordinator, "council");
  await coordinator.goto("/vesterbro/tasks");
  await look(coordinator, "tasks");
  await coordinator.getByRole("link", { name: "Dem, der ikke får mail" }).click();
  await expectWords(coordinator, "Ring til 20123456");
  await look(coordinator, "by-hand");
  await coordinator.getByRole("link", { name: "Liste til print" }).click();
  await look(coordinator, "paper");
});

test("a party answers from the mail, on a phone without scripts", async () => {
  const mails = stage.app.db.selectFrom("platform.mail").select("text").where("to_address", "=", "hanne@eksempel.dk");
  const { text } = await mails.where("purpose", "=", "tasks.weekly").executeTakeFirstOrThrow();
  const hanne = await stage.person({ javaScript: false, width: 360 });
  await hanne.goto(/http\S+\/waiting\/(?!stop)\S+/.exec(text ?? "")?.[0] ?? "");
  await look(hanne, "waiting");
  await hanne.getByRole("link", { name: "Find to steder" }).click();
  await look(hanne, "waiting-task");
  await hanne.getByText("Har I brug for mere tid?").click();
  await field(hanne, "Hvornår kan I være færdige?").fill("2026-04-01");
  await field(hanne, "Hvorfor?").fill("Bestyrelsen mødes først i marts.");
  await press(hanne, "Bed om mere tid");
  await expectWords(hanne, "Venter på svar");
  await field(hanne, "Hvad blev der gjort?").fill("Vi fandt dem alligevel.");
  await press(hanne, "Ja, opgaven er udført");
  await expectWords(hanne, "Tak. Opgaven er udført.");
  await hanne.getByRole("link", { name: "Se alle jeres opgaver" }).click();
  await expectWords(hanne, "Spørg viceværten");
  expect(await hanne.getByText("Find to steder").count()).toBe(0);
});
