import { formatDay } from "../../../platform/i18n/dates.ts";
import { membersById } from "../../../platform/identity/queries.ts";
import { sendPdf } from "../../../platform/pdf/send.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { endKiosk, openKiosk } from "../commands/kiosks.ts";
import { enterSheet, numberCall, numberSheets } from "../commands/sheets.ts";
import { paths } from "../paths.ts";
import { channelsNow } from "../queries/channels.ts";
import { kiosksOf } from "../queries/kiosks.ts";
import { findQuestion } from "../queries/questions.ts";
import { enteredSheet, findRun, linesOf, printedRuns, runOfSheet } from "../queries/sheets.ts";
import type { EnteredSheet } from "../queries/sheets.ts";
import { nothingSchema, numberSheetsSchema, openKioskSchema, sheetSchema } from "../schema.ts";
import { countIn, sheetNumber } from "../rules/sheets/sheet-number.ts";
import { sheetsDocument } from "../rules/sheets/sheets-document.ts";
import { entryTexts } from "../texts/entry.ts";
import { sheetTexts } from "../texts/sheet.ts";
import { FindSheetPage, SheetPage } from "../views/entry.tsx";
import { HandsPage } from "../views/hands.tsx";

type Assisting = Visit<"dialogue.assist">;

/** The question of the address, once it has been opened. */
async function questionHere(visit: Assisting) {
  const id = idIn(visit);
  return id === undefined ? undefined : findQuestion(visit.db, visit.districtId, id, false);
}

async function handsPage(visit: Assisting, problem: FormProblem = freshForm()) {
  const question = await questionHere(visit);
  if (!question) return undefined;
  // The codes of tablets stand on it.
  visit.c.header("Cache-Control", "private, no-store");
  const [kiosks, runs, counts] = await Promise.all([
    kiosksOf(visit.db, visit.permit, question.id, visit.now),
    printedRuns(visit.db, visit.permit, question.id),
    visit.may("dialogue.manage") ? channelsNow(visit.db, visit.permit, question.id) : undefined,
  ]);
  return <HandsPage {...{ visit, question, kiosks, runs, counts, problem }} />;
}

/** The field for a sheet's number; with the number of one, that sheet. */
async function enterPage(visit: Assisting) {
  const question = await questionHere(visit);
  if (!question) return undefined;
  if (question.status !== "open") return visit.c.redirect(paths.hands.to(visit, { id: question.id }), 303);
  const typed = visit.query("number");
  const count = countIn(question.id, typed);
  const run = count !== undefined && (await runOfSheet(visit.db, visit.permit, question.id, count));
  if (count !== undefined && run) {
    const number = sheetNumber(question.id, count);
    return visit.c.redirect(paths.enterSheet.to(visit, { id: question.id, number }), 303);
  }
  const done = countIn(question.id, visit.query("done"));
  const saved = done === undefined ? undefined : { number: sheetNumber(question.id, done), answers: answersSaid(visit) };
  return <FindSheetPage {...{ visit, question, saved }} wrong={typed === "" ? undefined : typed} />;
}

const answersSaid = (visit: Assisting) => (/^\d{1,4}$/.test(visit.query("answers")) ? Number(visit.query("answers")) : 0);

async function sheetPage(visit: Assisting, problem: FormProblem = freshForm()) {
  const question = await questionHere(visit);
  const count = question && countIn(question.id, visit.param("number"));
  if (!question || count === undefined) return undefined;
  const run = await runOfSheet(visit.db, visit.permit, question.id, count);
  if (!run) return undefined;
  if (question.status !== "open") return visit.c.redirect(paths.hands.to(visit, { id: question.id }), 303);
  const [lines, entered] = await Promise.all([
    linesOf(visit.db, visit.permit, question.id, run.statements),
    enteredSheet(visit.db, visit.permit, question.id, count),
  ]);
  const before = entered && (await enteredInWords(visit, entered));
  return (
    <SheetPage
      {...{ visit, question, lines, before, problem }}
      number={sheetNumber(question.id, count)}
      isCall={run.kind === "phone"}
      version={entered?.version ?? 0}
    />
  );
}

/** Coordinators see who typed a sheet in, and everyone whether it was themselves. */
async function enteredInWords(visit: Assisting, { enteredBy, enteredOn }: EnteredSheet): Promise<string> {
  const t = entryTexts[visit.lang];
  const day = formatDay(enteredOn, visit.lang);
  if (enteredBy !== null && visit.actor.kind === "member" && visit.actor.memberId === enteredBy) return t.againMine(day);
  const [member] = visit.may("dialogue.manage") && enteredBy !== null ? await membersById(visit.db, visit.permit, [enteredBy]) : [];
  return member ? t.againBy(member.name, day) : t.againOn(day);
}

async function sheetsPdf(visit: Assisting) {
  const question = await questionHere(visit);
  const runId = idIn(visit, "run");
  const run = question && runId && (await findRun(visit.db, visit.permit, question.id, runId));
  if (!question || !run || run.kind !== "paper") return undefined;
  const lines = await linesOf(visit.db, visit.permit, question.id, run.statements);
  const { district, deps } = visit;
  const document = sheetsDocument({ question, run, lines, district, publicUrl: deps.publicUrl });
  const name = `${sheetTexts[run.lang].file}-${run.firstNumber}.pdf`;
  return sendPdf(document, name);
}

const unseen = { unseen: true } as const;

/** Parts of the page to which a form leads back. */
const tablets = "#tablets";
const paper = "#paper";

export const handsRoutes: readonly Route[] = [
  page(paths.hands, "dialogue.assist", (visit) => handsPage(visit)),
  form(paths.openKiosk, "dialogue.assist", openKioskSchema, {
    ...unseen,
    save: async (visit, tx, input) => {
      const questionId = idOfForm(visit);
      await openKiosk(tx, visit.permit, visit.deps.secret, { questionId, ...input }, visit.now);
      return paths.hands.to(visit, { id: questionId }, { done: "code" }) + tablets;
    },
    again: handsPage,
  }),
  form(paths.endKiosk, "dialogue.assist", nothingSchema, {
    ...unseen,
    save: async (visit, tx) => {
      const questionId = idOfForm(visit);
      await endKiosk(tx, visit.permit, { questionId, id: idOfForm(visit, "kiosk") }, visit.now);
      return paths.hands.to(visit, { id: questionId }, { done: "ended" }) + tablets;
    },
    again: handsPage,
  }),
  form(paths.numberSheets, "dialogue.assist", numberSheetsSchema, {
    ...unseen,
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await numberSheets(tx, visit.permit, id, input, visit.now);
      return paths.hands.to(visit, { id }, { done: "numbered" }) + paper;
    },
    again: handsPage,
  }),
  page(paths.sheets, "dialogue.assist", sheetsPdf),
  form(paths.numberCall, "dialogue.assist", nothingSchema, {
    ...unseen,
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      const count = await numberCall(tx, visit.permit, id, visit.lang, visit.now);
      return paths.enterSheet.to(visit, { id, number: sheetNumber(id, count) });
    },
    again: handsPage,
  }),
  page(paths.enter, "dialogue.assist", enterPage),
  page(paths.enterSheet, "dialogue.assist", (visit) => sheetPage(visit)),
  form(paths.enterSheet, "dialogue.assist", sheetSchema, {
    ...unseen,
    save: async (visit, tx, { version, ...typed }) => {
      const questionId = idOfForm(visit);
      const count = countIn(questionId, visit.param("number")) ?? 0;
      const sheet = { questionId, count, version, typed };
      const answers = await enterSheet(tx, visit.permit, visit.deps.secret, sheet, visit.now);
      return paths.enter.to(visit, { id: questionId }, { done: sheetNumber(questionId, count), answers });
    },
    again: async (visit, problem) => (await sheetPage(visit, problem)) ?? handsPage(visit, problem),
  }),
];
