import type { WaitingLine } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { headlineIn } from "../alert-words.ts";
import { haveSpoken } from "../grading.ts";
import { paths } from "../paths.ts";
import { gradingsOf, listReports } from "../queries/reports.ts";
import { texts } from "../texts/work.ts";
import { waitedWords } from "../waiting.ts";

/** The reports that somebody may still grade, the one that has waited longest first. */
export async function reportsThatWait(visit: Visit): Promise<WaitingLine[]> {
  const { db, permit, actor, now, lang } = visit;
  if (actor.kind !== "member" || !visit.may("alerts.grade")) return [];
  const t = texts[lang];
  const waiting = (await listReports(db, permit)).filter(({ status }) => status === "waiting");
  const gradings = await Promise.all(waiting.map(({ id }) => gradingsOf(db, permit, id)));
  return waiting
    .filter((report, at) => !haveSpoken(report, gradings[at] ?? []).includes(actor.memberId))
    .map(({ id, words, reportedAt }) => {
      const { text, isDanish } = headlineIn(words, lang);
      const about = `${t.grade.title} · ${t.waited(waitedWords(reportedAt, now, lang))}`;
      return { key: `alert-${id}`, title: text, isDanish, about, href: paths.workOne.to(visit, { id }), isUrgent: true };
    });
}
