import type { Lang } from "../../../../platform/i18n/lang.ts";
import { perspectiveWords } from "./result-words.ts";
import { rest } from "./open-counts.ts";
import type { OpenCounts, ToldAnswers } from "./open-counts.ts";
import { dataTexts } from "../../texts/data.ts";

/** The counts as rows of a spreadsheet, with a head: a statement in each, three numbers for all and for each group. */
export function countRows(
  counts: OpenCounts,
  statements: readonly { readonly id: string; readonly text: string }[],
  lang: Lang,
): string[][] {
  const t = dataTexts[lang];
  const numberOf = new Map(statements.map(({ id }, at) => [id, at + 1]));
  const textOf = new Map(statements.map(({ id, text }) => [id, text]));
  const head = [undefined, ...counts.groups].flatMap((group) =>
    t.answers.map((answer) => `${group === undefined ? t.all : group === rest ? t.rest : perspectiveWords(lang, group)}: ${answer}`),
  );
  const cells = (told: ToldAnswers) => told.map((one) => (one === null ? t.hidden : String(one)));
  return [
    [t.number, t.statement, ...head],
    ...counts.statements.map(({ id, all, byGroup }) => [
      String(numberOf.get(id) ?? ""),
      textOf.get(id) ?? "",
      ...cells(all),
      ...byGroup.flatMap(cells),
    ]),
  ];
}
