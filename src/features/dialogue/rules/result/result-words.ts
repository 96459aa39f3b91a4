import { formatDate, formatDateTime } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { letterOf } from "./opinion-map.ts";
import type { Question, Result } from "../../queries/questions.ts";
import { enoughForGroups, fewestShown } from "./small-numbers.ts";
import { isSupportedByAll } from "./summary.ts";
import type { GroupSummary, Summary } from "./summary.ts";
import { texts } from "../../texts/dialogue.ts";
import { groupTexts } from "../../texts/groups.ts";
import { receiptTexts } from "../../texts/receipt.ts";
import { resultTexts } from "../../texts/result.ts";
import { statementTexts } from "../../texts/statement.ts";

/*
 * Words of a result that are the same on the page and on paper.
 */

/** How many, when, whether it is final, and how far to trust it. */
export function howItStands(lang: Lang, { status }: Question, { analysedAt, participants, answers, isFinal }: Result): string {
  const t = resultTexts[lang];
  const parts = [
    t.soFar(formatDateTime(analysedAt, lang), participants, answers),
    isFinal ? t.final : status === "closed" ? t.counting : t.live,
    participants < enoughForGroups && t.isFew,
  ];
  return parts.filter(Boolean).join(" ");
}

/** What a perspective is called within a sentence, or a group, which has a number; the name itself for one that has no words. */
export function perspectiveWords(lang: Lang, name: string): string {
  const names: Readonly<Record<string, string>> = texts[lang].perspectives;
  if (/^\d+$/.test(name)) return groupTexts[lang].letter(letterOf(Number(name))).replace(/^./, (first) => first.toLowerCase());
  return names[name] ?? name;
}

/** The same at the beginning of a line. */
export function perspectiveTitle(lang: Lang, name: string): string {
  const words = perspectiveWords(lang, name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A share from 0 to 1 in whole percent. */
export function percentOf(share: number): number {
  return Math.round(100 * share);
}

/** What the answers to one statement say, in a few sentences; figures of fewer than five people are left out. */
export function supportInWords(lang: Lang, question: string, id: string, result: Result | undefined): string {
  const t = statementTexts[lang];
  const statement = result?.summary.statements.find((one) => one.id === id);
  const isTold = statement && statement.agree + statement.disagree + statement.pass >= fewestShown;
  if (!result || !isTold) return `${t.asked(question)} ${t.tooFew}`;
  const sides = statement.support
    .filter(({ seen }) => seen >= fewestShown)
    .map(({ name, mean }) => `${perspectiveWords(lang, name)} ${resultTexts[lang].percent(percentOf(mean))}`);
  const parts = [
    t.asked(question),
    isSupportedByAll(statement) && `${resultTexts[lang].byAll}.`,
    sides.length > 0 && t.support(sides.join(", ")),
    t.answered(receiptTexts[lang].counts(statement.agree, statement.disagree, statement.pass), formatDate(result.analysedAt, lang)),
  ];
  return parts.filter(Boolean).join(" ");
}

/** Whether there were too few people to look for groups. */
export function isTooFew({ grouped }: Summary): boolean {
  return grouped !== undefined && grouped < enoughForGroups;
}

/** How the map is read aloud. */
export function mapInWords(lang: Lang, groups: readonly GroupSummary[]): string {
  const t = groupTexts[lang];
  const people = groups.reduce((sum, { size }) => sum + size, 0);
  return t.described(people, groups.map(({ size }, g) => t.size(letterOf(g), size)).join(". "));
}
