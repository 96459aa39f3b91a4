import { dayOf } from "../../../platform/i18n/dates.ts";
import { downloadHeaders } from "../../../platform/files/download-headers.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { sendSpreadsheet } from "../../../platform/web/spreadsheet.ts";
import { logExport } from "../commands/log-export.ts";
import { countRows } from "../rules/result/count-rows.ts";
import { openCountsInThread } from "../counts-thread.ts";
import { answersState } from "../rules/files/downloads.ts";
import { isExportPass, makeExportPass } from "../rules/files/export-pass.ts";
import type { ExportFor } from "../rules/files/export-pass.ts";
import { archiveInThread } from "../export-thread.ts";
import { paths } from "../paths.ts";
import { fullExport, keptAnswers, openAnswers } from "../queries/open-data.ts";
import type { FullExport } from "../queries/open-data.ts";
import { findQuestion, resultOf } from "../queries/questions.ts";
import type { Question } from "../queries/questions.ts";
import { exportSchema } from "../schema.ts";
import { fewestShown } from "../rules/result/small-numbers.ts";
import { dataTexts } from "../texts/data.ts";
import { given } from "../texts/given.ts";
import { fullReadme, openReadme } from "../texts/readme.ts";
import type { ReadmeFacts } from "../texts/readme.ts";
import { DataPage } from "../views/data.tsx";
import { toldHere } from "./result.tsx";

/** A question that has been asked; nothing can be fetched of a draft. */
async function askedQuestion(visit: Visit) {
  const id = idIn(visit);
  return id === undefined ? undefined : findQuestion(visit.db, visit.districtId, id, false);
}

async function dataPage(visit: Visit, problem: FormProblem = freshForm()) {
  const question = await askedQuestion(visit);
  if (!question) return undefined;
  const [result, kept] = await Promise.all([
    resultOf(visit.db, visit.districtId, question.id),
    keptAnswers(visit.db, { district: visit.districtId, questionId: question.id }),
  ]);
  const answers = answersState(question, kept, result?.participants ?? 0);
  const told = result && result.participants >= fewestShown ? result : undefined;
  const given = visit.query("pass");
  const pass = isMine(visit, question.id, given) ? given : undefined;
  return <DataPage {...{ visit, question, answers, pass, problem }} people={kept.people} result={told} />;
}

const exportFor = ({ actor }: Visit, questionId: string): ExportFor | undefined =>
  actor.kind === "member" ? { questionId, memberId: actor.memberId } : undefined;

function isMine(visit: Visit, questionId: string, pass: string): boolean {
  const what = exportFor(visit, questionId);
  return what !== undefined && isExportPass(visit.deps.secret, what, pass, visit.now);
}

const factsOf = (visit: Visit, { id, title, origin }: Question, people: number, statements: number): ReadmeFacts => ({
  title,
  body: visit.district.bodyName,
  address: `${visit.deps.publicUrl}${paths.question.to(visit, { id })}`,
  origin,
  people,
  statements,
});

/** The first part of an id names a question well enough for a folder of downloads. */
const fileName = (id: string, what: string, ending: string) => `dialog-${id.slice(0, 13)}-${what}.${ending}`;

const sendZip = (bytes: Uint8Array, name: string) =>
  new Response(new Uint8Array(bytes), { headers: { ...downloadHeaders(name, "application/zip"), "Cache-Control": "private, no-store" } });

/** What the command that repeats a result is to be told. */
function optionsOf({ answers: { perspectives, mustBeHeard } }: FullExport): string {
  const isSaid = perspectives.some((one) => one !== null && one !== "unsaid");
  const groups = ` --smallest-group ${fewestShown}`;
  if (!isSaid && mustBeHeard.length === 0) return groups;
  return `${groups} --strata FOLDER/strata.csv --must-be-heard ${mustBeHeard.join(",") || "none"}`;
}

export const dataRoutes: readonly Route[] = [
  page(paths.data, everyone, (visit) => dataPage(visit)),
  page(
    paths.counts,
    everyone,
    async (visit) => {
      const found = await toldHere(visit);
      // Beside the final figures, a sheet from before would tell what a last few have said.
      if (!found?.result.isFinal) return undefined;
      const { question, result, statements } = found;
      const { summary, participants } = result;
      const rows = countRows(await openCountsInThread({ summary, participants }), statements, visit.lang);
      return sendSpreadsheet(visit.c, rows, fileName(question.id, dataTexts[visit.lang].file, "csv"));
    },
    { limit: "paper", gives: { what: given.counts, type: "text/csv" } },
  ),
  page(
    paths.answersFile,
    everyone,
    async (visit) => {
      const question = await askedQuestion(visit);
      const found = question && (await openAnswers(visit.db, { district: visit.districtId, questionId: question.id }));
      if (!found) return undefined;
      const facts = factsOf(visit, question, found.answers.perspectives.length, found.statements.length);
      const bytes = await archiveInThread({ ...found, kind: "open", texts: { "README.txt": openReadme(facts) } });
      return sendZip(bytes, fileName(question.id, dataTexts[visit.lang].answersFile, "zip"));
    },
    { limit: "paper", gives: { what: given.answers, type: "application/zip" } },
  ),
  form(paths.makeExport, "dialogue.export", exportSchema, {
    unseen: true,
    save: async (visit, tx, { reason }) => {
      const id = idOfForm(visit);
      await logExport(tx, visit.permit, id, reason);
      const what = exportFor(visit, id);
      return paths.data.to(visit, { id }, { pass: what && makeExportPass(visit.deps.secret, what, visit.now) });
    },
    again: dataPage,
  }),
  page(paths.fullExport, "dialogue.export", async (visit) => {
    const question = await askedQuestion(visit);
    if (!question || !isMine(visit, question.id, visit.param("pass"))) return undefined;
    const found = await fullExport(visit.db, visit.permit, question.id);
    if (!found) return undefined;
    const facts = factsOf(visit, question, found.answers.perspectives.length, found.statements.length);
    const { title, why, asker, outcome, origin } = question;
    const result = { question: { title, why, asker, outcome, origin, mustBeHeard: found.mustBeHeard }, statements: found.numbered, ...found.result };
    const texts = { "README.txt": fullReadme({ ...facts, options: optionsOf(found) }), "result.json": `${JSON.stringify(result, null, 1)}\n` };
    const bytes = await archiveInThread({ answers: found.answers, statements: found.statements, kind: "full", texts });
    return sendZip(bytes, fileName(question.id, `${dataTexts[visit.lang].fullFile}-${dayOf(visit.now)}`, "zip"));
  }),
];
