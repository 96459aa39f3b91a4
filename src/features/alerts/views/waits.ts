import type { WaitingLine } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { lacksWhatWasLearnt } from "../alert.ts";
import { headlineIn } from "../alert-words.ts";
import { haveSpoken } from "../grading.ts";
import { paths } from "../paths.ts";
import { gradingsOf, listReports } from "../queries/reports.ts";
import type { Report } from "../queries/reports.ts";
import { texts } from "../texts/work.ts";
import { waitedWords } from "../waiting.ts";

/** The reports that somebody may still grade, the one that has waited longest first; then the alerts of which nobody has said what was learnt. */
export async function alertsThatWait(visit: Visit): Promise<WaitingLine[]> {
  if (!visit.may("alerts.grade")) return [];
  const reports = await listReports(visit.db, visit.permit);
  return [...(await toGrade(visit, reports)), ...toLearnFrom(visit, reports)];
}

function toLearnFrom(visit: Visit, reports: readonly Report[]): WaitingLine[] {
  return reports.filter((report) => lacksWhatWasLearnt(report, visit.now)).map(({ id, words }) => {
    const { text, isDanish } = headlineIn(words, visit.lang);
    return { key: `learnt-${id}`, title: text, isDanish, about: texts[visit.lang].one.closeNow, href: paths.close.to(visit, { id }) };
  });
}

async function toGrade(visit: Visit, reports: readonly Report[]): Promise<WaitingLine[]> {
  const { db, permit, actor, now, lang } = visit;
  if (actor.kind !== "member") return [];
  const t = texts[lang];
  const waiting = reports.filter(({ status }) => status === "waiting");
  const gradings = await Promise.all(waiting.map(({ id }) => gradingsOf(db, permit, id)));
  return waiting
    .filter((report, at) => !haveSpoken(report, gradings[at] ?? []).includes(actor.memberId))
    .map(({ id, words, reportedAt }) => {
      const { text, isDanish } = headlineIn(words, lang);
      const about = `${t.grade.title} · ${t.waited(waitedWords(reportedAt, now, lang))}`;
      return { key: `alert-${id}`, title: text, isDanish, about, href: paths.workOne.to(visit, { id }), isUrgent: true };
    });
}
