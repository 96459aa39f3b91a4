import { sendPdf } from "../../../../platform/pdf/send.ts";
import { idOfForm } from "../../../../platform/web/address.ts";
import { sendUnlessKnown } from "../../../../platform/web/conditional.ts";
import { freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { holdsUntil } from "../../../../platform/web/holds-until.ts";
import { everyone, form, page, sharedPage } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import type { ThreadItem } from "../../../../thread/queries.ts";
import { readerOf } from "../../../../thread/reader.ts";
import type { Reader } from "../../../../thread/reader.ts";
import { threadSteps } from "../../../../thread/steps.ts";
import { conferenceKindName } from "../../commands/records.ts";
import type { Conference } from "../../queries/conferences.ts";
import { publishedHere } from "../../routes/here.ts";
import { nextTurn, stageOf } from "../../rules/stages.ts";
import { nothingSchema } from "../../schema.ts";
import { publishReport, saveReport, withdrawReport } from "../commands/report.ts";
import { reportPaths } from "../paths.ts";
import { evaluationTexts } from "../queries/evaluation.ts";
import { reportNotes, reportOf, reportWords } from "../queries/report.ts";
import { reportData, reportShape } from "../rules/report-data.ts";
import { reportDocument } from "../rules/report-document.ts";
import { reportSchema, withdrawSchema } from "../schema.ts";
import { given } from "../texts/given.ts";
import { texts } from "../texts/report.ts";
import { DeskPage } from "../views/desk.tsx";
import { ReportPage, WithdrawnPage } from "../views/report.tsx";

type Preparer = Visit<"conference.prepare">;

const right = "conference.prepare";

/** The conference of this address, once there can be a report of it. */
async function heldHere(visit: Visit | Preparer): Promise<Conference | undefined> {
  const conference = await publishedHere(visit);
  return conference && stageOf(conference, visit.now) === "held" ? conference : undefined;
}

/** The published report of this address; before that nothing, for anybody. */
async function reportedHere(visit: Visit): Promise<Conference | undefined> {
  const conference = await heldHere(visit);
  return conference?.reportedAt ? conference : undefined;
}

/** A report, with everything that came of the conference as steps to show. */
async function withReport(visit: Visit | Preparer, conference: Conference, reader: Reader) {
  const report = await reportOf(visit.db, visit.districtId, conference, reader, visit.now);
  const stepsOf = (items: readonly ThreadItem[]) => threadSteps(visit, items, { kind: conferenceKindName, id: conference.id }, reader);
  return { conference, report, stepsOf };
}

async function reportPage(visit: Visit) {
  const conference = await heldHere(visit);
  if (!conference?.reportedAt) return conference && withdrawnPage(visit, conference);
  const turn = nextTurn(conference, visit.now);
  if (turn) holdsUntil(visit, [turn]);
  return <ReportPage visit={visit} {...await withReport(visit, conference, readerOf(visit))} isDraft={false} />;
}

/** Where a report stood that was withdrawn; undefined when there was none. */
async function withdrawnPage(visit: Visit, conference: Conference) {
  const notes = await reportNotes(visit.db, visit.districtId, conference.id);
  return notes.length > 0 ? <WithdrawnPage {...{ visit, conference, notes }} /> : undefined;
}

/** A report on paper says what visitors may read, whoever prints it: papers are handed on. */
async function reportPdf(visit: Visit | Preparer, conference: Conference): Promise<Response> {
  const { district, lang, deps, now } = visit;
  const url = deps.publicUrl + reportPaths.report.to(visit, { id: conference.id });
  return sendPdf(reportDocument({ ...await withReport(visit, conference, "visitor"), district, lang, url, now }), `${texts[lang].paper.fileName}.pdf`);
}

async function deskPage(visit: Preparer, problem?: FormProblem) {
  const conference = await heldHere(visit);
  if (!conference) return undefined;
  const [words, written] = await Promise.all([reportWords(visit.db, visit.districtId, conference.id), evaluationTexts(visit.db, visit.permit, conference.id)]);
  const unread = written.filter(({ state }) => state === "unread").length;
  const known = { introduction: words.introduction, closing: words.closing };
  // Each form of the page has some of the fields.
  const values = { ...known, ...problem?.values };
  return <DeskPage {...{ visit, conference, words, unread }} problem={{ values, errors: problem?.errors ?? freshForm().errors }} />;
}

const tellingOf = ({ district, deps, now }: Preparer) => ({ district, publicUrl: deps.publicUrl, now });

/** The report of a conference: for everyone once it is published, before that for those who write it, at addresses of their own. */
export const reportRoutes: readonly Route[] = [
  sharedPage(reportPaths.report, reportPage),
  page(
    reportPaths.pdf,
    everyone,
    async (visit) => {
      const conference = await reportedHere(visit);
      return conference && reportPdf(visit, conference);
    },
    { limit: "paper" },
  ),
  page(
    reportPaths.data,
    everyone,
    async (visit) => {
      const conference = await reportedHere(visit);
      if (!conference) return undefined;
      const report = await reportOf(visit.db, visit.districtId, conference, "visitor", visit.now);
      const url = visit.deps.publicUrl + reportPaths.report.to(visit, { id: conference.id });
      return sendUnlessKnown(visit.c, { body: reportData({ conference, report, url }), type: "application/json; charset=utf-8", name: "rapport.json", cacheControl: "public, max-age=300" });
    },
    { gives: { what: given.report, type: "application/json", schema: reportShape } },
  ),
  page(reportPaths.desk, right, (visit) => deskPage(visit)),
  form(reportPaths.desk, right, reportSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await saveReport(tx, visit.permit, id, input, tellingOf(visit));
      return reportPaths.desk.to(visit, { id }, { saved: "words" });
    },
    again: deskPage,
  }),
  form(reportPaths.publish, right, nothingSchema, {
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      await publishReport(tx, visit.permit, id, visit.now);
      return reportPaths.desk.to(visit, { id }, { saved: "published" });
    },
    again: deskPage,
  }),
  form(reportPaths.withdraw, right, withdrawSchema, {
    save: async (visit, tx, { reason }) => {
      const id = idOfForm(visit);
      await withdrawReport(tx, visit.permit, id, reason, tellingOf(visit));
      return reportPaths.desk.to(visit, { id }, { saved: "withdrawn" });
    },
    again: deskPage,
  }),
  page(reportPaths.draft, right, async (visit) => {
    const conference = await heldHere(visit);
    return conference && <ReportPage visit={visit} {...await withReport(visit, conference, "visitor")} isDraft />;
  }),
  page(reportPaths.draftPdf, right, async (visit) => {
    const conference = await heldHere(visit);
    return conference && reportPdf(visit, conference);
  }),
];
