import { browserKey } from "../../src/platform/identity/browser-key.ts";
import { releaseText, saveAnswer } from "../../src/features/conference/report/commands/evaluation.ts";
import { publishReport, saveReport } from "../../src/features/conference/report/commands/report.ts";
import { evaluationTexts } from "../../src/features/conference/report/queries/evaluation.ts";
import type { Rating } from "../../src/features/conference/report/rules/evaluation.ts";
import type { Telling } from "../acting.ts";

/** How many of those who were at city hall answered what; all of it invented. */
const crowd: readonly (readonly [Rating, people: number])[] = [["very_good", 17], ["good", 22], ["middling", 9], ["poor", 3], ["very_poor", 1]];

const good = [
  "At politi, naboer og personer, der bruger stoffer, sad ved samme bord og hørte det samme. (eksempel)",
  "Eksemplerne fra andre byer. Det er gjort før, og det virkede. (eksempel)",
  "Vi fik tid til at tale i workshoppen. (eksempel)",
];

const different = [
  "Mere tid til workshops og mindre til oplæg. (eksempel)",
  "Flere af dem, det handler om, skal holde oplæg. (eksempel)",
  "Sig tidligere, hvad der sker med forslagene. (eksempel)",
];

/** What those who were there thought, and the report about it. @param held when it was over @param out when the report came */
export async function tellReport(story: Telling, conferenceId: string, held: Date, out: Date): Promise<void> {
  const { tx, district } = story;
  const permit = story.permit("conference.prepare");
  const ratings = crowd.flatMap(([rating, people]) => Array.from({ length: people }, () => rating));
  for (const [at, rating] of ratings.entries()) {
    const key = browserKey("example", String(at), "conference evaluation", conferenceId);
    await saveAnswer(tx, district.id, conferenceId, key, { rating, good: good[at] ?? "", different: different[at - 20] ?? "" }, held);
  }
  for (const { id, version, text } of await evaluationTexts(tx, permit, conferenceId)) await releaseText(tx, permit, { conferenceId, id, version }, text);
  const introduction =
    "Konferencen skulle give bidrag til en langsigtet og koordineret plan. Knap hundrede fagfolk og politikere hørte om erfaringer fra fem byer i Europa og arbejdede i tre workshops.\n\nDet vigtigste er, at **alle parter er enige om at planlægge sammen** over flere år.\n\n*Eksempel: Rapporten, tallene og svarene er fundet på.*";
  const closing = "Forummet tager anbefalingerne med videre. Siden her følger med: under hver af dem kan du se, hvad der sker.";
  await saveReport(tx, permit, conferenceId, { introduction, closing, why: "", version: 0 }, { ...story, now: out });
  await publishReport(tx, permit, conferenceId, out);
}
