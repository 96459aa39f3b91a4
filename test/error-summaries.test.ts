import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allFeatures } from "../src/features/all.ts";
import { gradeAlert } from "../src/features/alerts/commands/grade.ts";
import { reportAlert } from "../src/features/alerts/commands/report.ts";
import { takeDecision } from "../src/features/decisions/commands/decisions.ts";
import { addTask } from "../src/features/decisions/commands/tasks.ts";
import { startCount } from "../src/features/elections/commands/stages.ts";
import { planNextMeeting } from "../src/features/meetings/commands/planning.ts";
import { addSeries } from "../src/features/meetings/commands/series.ts";
import { addGoal } from "../src/features/plan/commands/goals.ts";
import { addMeasure } from "../src/features/plan/commands/measures.ts";
import { addParty } from "../src/network/commands.ts";
import { addRepresentation } from "../src/network/representations.ts";
import type { Tx } from "../src/platform/db/database.ts";
import { addMember } from "../src/platform/identity/commands.ts";
import { projectRoot } from "../src/platform/project-root.ts";
import { schemaErrors } from "../src/platform/web/form.ts";
import type { FormRoute } from "../src/platform/web/routes.ts";
import { makeFrom } from "../src/thread/commands.ts";
import type { Client, SeenPage } from "./client.ts";
import { publishedConference } from "./conference.ts";
import { hours, openElection } from "./election.ts";
import { testApp } from "./harness.ts";
import type { TestApp } from "./harness.ts";

let app: TestApp;
let coordinator: Client;
/** The ids of what the forms belong to: by the beginning of an address, or by all of it. */
const made = new Map<string, string>();

/** A form with several fields that must be filled in: its route, and the page on which it stands when that is another. */
const forms: readonly (readonly [route: string, page?: string])[] = [
  ["/help/work/elsewhere/:situation"],
  ["/help/work/new"],
  ["/alerts/work/report", "/alerts/work/report?kind=batch"],
  ["/alerts/work/:id/grade", "/alerts/work/:id"],
  ["/alerts/work/:id/change"],
  ["/dialogue/new"],
  ["/dialogue/import"],
  ["/forum/parties/:id/represent"],
  ["/forum/representations/:id/consent"],
  ["/forum/series/new"],
  ["/forum/series/:id/extra"],
  ["/forum/series/:id/pauses", "/forum/series/:id"],
  ["/forum/series/:id/propose"],
  ["/forum/proposals/:id/take", "/forum/proposals/:id/decide"],
  ["/forum/polls/new"],
  ["/elections/new"],
  ["/conference/new"],
  ["/conference/:id/sessions/new/:kind"],
  ["/conference/:id/register"],
  ["/conference/:id/secretary"],
  ["/conference/:id/reading/desk/new"],
  ["/decisions/:id/edit"],
  ["/tasks/:id/edit"],
  ["/tasks/:id/more-time", "/tasks/:id"],
  ["/letters/:id/edit"],
  ["/plan/measures/:id/proof"],
  ["/records/new"],
  ["/administration/district"],
];

/** Forms of an election, which are there one after the other. */
const electionForms = ["/elections/:id/hand-out", "/elections/:id/start-count", "/elections/:id/count/:batch"];

beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator", "admin");
  const { id: conference } = await publishedConference(app);
  made.set("conference", conference);
  await write(async (tx) => {
    const { district, now, permit } = app;
    const partyId = await addParty(tx, permit("parties.manage"), { name: "Naboerne", kind: "neighbours" });
    const memberId = await addMember(tx, permit("x"), { name: "Mia Prøve", reach: "phone", phone: "12345678", email: null, centreName: null, roles: ["member"] });
    made.set("forum/parties", partyId);
    made.set("forum/representations", await addRepresentation(tx, permit("parties.manage"), memberId, { partyId, function: "nabo", fromDay: "2026-01-01" }));
    const rhythm = { everyWeeks: 6, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00" };
    const series = await addSeries(tx, permit("meetings.prepare"), { name: "Forum", ...rhythm, place: "Salen" });
    await planNextMeeting(tx, permit("meetings.prepare"), series, now);
    made.set("forum/series", series);
    const { id: decision } = await takeDecision(tx, permit("decisions.manage"), { wording: "Der kommer lys i gården.", day: "2026-03-01", partyIds: [] }, now);
    made.set("decisions", decision);
    made.set("tasks", (await addTask(tx, permit("decisions.manage"), { title: "Spørg driften", partyId, dueDay: "2026-03-09" }, now)).id);
    made.set("letters", (await makeFrom(tx, permit("letters.write"), { kind: "decision", id: decision }, "letter", {}, now))?.id ?? "");
    const { id: goalId } = await addGoal(tx, permit("plan.manage"), { title: "Trygge opgange", meaning: "" }, now);
    const measure = { title: "Lys", goalId, partyId, fromDay: "2026-01-01", toDay: "2026-12-31", act: "publish" as const };
    made.set("plan/measures", (await addMeasure(tx, permit("plan.manage"), measure, now)).id);
    const words = { headline: "Hvide piller", headlineEn: "", looks: "", does: "Man falder i søvn", where: "", extra: "", area: [] };
    const sending = { district, publicUrl: app.deps.publicUrl, now };
    const report = () => reportAlert(tx, permit("alerts.report"), { kind: "batch", partyId, seenDay: "2026-03-02", days: 7, ...words }, [], sending);
    made.set("alerts/work", await report());
    const out = await report();
    const yes = { credibility: "several", severity: "life", publish: true, reason: "", grader: "" } as const;
    for (let graders = 0; graders < 2; graders += 1) await gradeAlert(tx, permit("alerts.grade"), out, yes, sending);
    made.set("/alerts/work/:id/change", out);
  });
  const propose = await coordinator.get(`/vesterbro${addressOf("/forum/series/:id/propose")}`);
  const proposed = await coordinator.submit(propose, "/propose", { title: "Lys i gården", text: "Her er mørkt." });
  made.set("forum/proposals", /proposals\/([\w-]+)/.exec(proposed.path)?.[1] ?? "");
});
afterAll(() => app.close());

const write = <T>(act: (tx: Tx) => Promise<T>) => app.db.transaction().execute(act);

/** An address of the table with what has been made for it. */
function addressOf(pattern: string): string {
  const [owner = ""] = pattern.slice(1).split("/:id");
  return pattern.replace(":id", made.get(pattern) ?? made.get(owner) ?? "nothing").replace(":situation", "eu").replace(":kind", "talk").replace(":batch", "1");
}

/** Sends a form with nothing filled in; gives the lines of its summary. */
async function linesOfEmpty(client: Client, lang: "" | "/en", route: string, onPage: string): Promise<string[]> {
  const page = await client.get(`${lang}/vesterbro${addressOf(onPage)}`);
  expect([onPage, page.status]).toEqual([onPage, 200]);
  expect([onPage, unsaidLimits(page, lang)]).toEqual([onPage, []]);
  const back = await client.submit(page, addressOf(route), nothingIn(page, addressOf(route)));
  expect([route, back.status]).toEqual([route, 422]);
  return [...back.document.querySelectorAll(".error-summary li")].map((line) => line.textContent?.trim() ?? "");
}

/** A line that takes no more than this need not say so. */
const longestUnsaid = 200;

/** The fields of a page in which a browser cuts off a long answer though they do not say how long it may be. */
function unsaidLimits({ document }: SeenPage, lang: "" | "/en"): (string | null)[] {
  const cutting = [...document.querySelectorAll("textarea[maxlength], input[type=text][maxlength]")].filter(
    (field) => field.tagName === "TEXTAREA" || Number(field.getAttribute("maxlength")) > longestUnsaid,
  );
  const said = (field: Element) => {
    const limit = new Intl.NumberFormat(lang === "" ? "da-DK" : "en-GB").format(Number(field.getAttribute("maxlength")));
    const ids = (field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
    return ids.some((id) => document.querySelector(`[id="${id}"]`)?.textContent.includes(lang === "" ? `Højst ${limit} tegn.` : `At most ${limit} characters.`));
  };
  return cutting.filter((field) => !said(field)).map((field) => field.getAttribute("name"));
}

function nothingIn(page: SeenPage, action: string): Record<string, string> {
  const form = [...page.document.querySelectorAll("form")].find((one) => (one.getAttribute("action") || page.path).includes(action));
  const names = [...(form?.querySelectorAll("input:not([type=hidden]):not([type=radio]):not([type=checkbox]):not([type=file]), select, textarea") ?? [])];
  return Object.fromEntries(names.map((field) => [field.getAttribute("name") ?? "", ""]));
}

function expectEachLineOnce(route: string, lines: readonly string[]): void {
  expect([route, lines.length > 1]).toEqual([route, true]);
  expect([route, lines.filter((line, at) => lines.indexOf(line) !== at)]).toEqual([route, []]);
}

describe("a form says how long an answer may be, and sent with nothing in it of each field what is missing", () => {
  test.each(forms.map(([route, onPage = route]) => ({ route, onPage })))("$route", async ({ route, onPage }) => {
    for (const lang of ["", "/en"] as const) expectEachLineOnce(route, await linesOfEmpty(coordinator, lang, route, onPage));
  });

  test("those of an election", async () => {
    const { id } = await openElection(app, made.get("forum/parties") ?? "", ["Anna", "Bo", "Carl", "Dorte"]);
    made.set("elections", id);
    const counter = await app.signedIn("coordinator", "member");
    const [handOut = "", start = "", batch = ""] = electionForms;
    expectEachLineOnce(handOut, await linesOfEmpty(counter, "", handOut, handOut));
    app.now = hours.counting;
    expectEachLineOnce(start, await linesOfEmpty(counter, "", start, "/elections/:id/work"));
    const members = await app.db.selectFrom("platform.member").select("id").where("email", "is not", null).orderBy("id", "desc").execute();
    const [counterOne = "", counterTwo = ""] = members.map((member) => member.id);
    await write((tx) => startCount(tx, app.permit("elections.manage"), id, { hallWords: "4 2 6", counterOne, counterTwo }, app.now));
    expectEachLineOnce(batch, await linesOfEmpty(counter, "", batch, batch));
  });
});

/** What a schema says of nothing at all, apart from what no person fills in: the keys under which each field has words of its own. */
function wordsNeeded(route: FormRoute): string[] {
  const parsed = route.schema.safeParse({});
  const errors = parsed.success ? [] : schemaErrors(parsed.error);
  return ["required", "invalid_choice"].flatMap((code) => {
    const alike = errors.filter((error) => error.code === code && error.field !== "version");
    return alike.length > 1 ? alike.map(({ field }) => `${field}_${code}`) : [];
  });
}

/** All that stands in the texts of a feature and its parts. */
function textsOf(feature: string): string {
  const folder = join(projectRoot, "src/features", feature);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => /(^|\/)texts(\/|\.ts$)/.test(path) && path.endsWith(".ts"));
  return files.map((path) => readFileSync(join(folder, path), "utf8")).join("\n");
}

test("every form with several fields that must be filled in has words for each of them, or is in the table", () => {
  const tested = new Set([...forms.map(([route]) => route), ...electionForms]);
  for (const feature of allFeatures) {
    const routes = feature.routes.filter((route): route is FormRoute => route.method === "post");
    const known = new Set(routes.filter(({ path }) => tested.has(path.pattern)).flatMap(wordsNeeded));
    const texts = textsOf(feature.name);
    const missing = routes.flatMap((route) => wordsNeeded(route).filter((key) => !known.has(key) && !texts.includes(`${key}:`)).map((key) => `${route.path.pattern}: ${key}`));
    expect(missing).toEqual([]);
  }
});
