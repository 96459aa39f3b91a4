import type { District } from "../../../../platform/district/district.ts";
import { formatDay } from "../../../../platform/i18n/dates.ts";
import type { TickSheets } from "../../../../platform/pdf/tick-sheets.ts";
import { paths } from "../../paths.ts";
import { perspectives } from "../perspective.ts";
import { answerWords } from "../question.ts";
import type { Question } from "../../queries/questions.ts";
import type { SheetLine, SheetRun } from "../../queries/sheets.ts";
import { sheetNumber } from "./sheet-number.ts";
import { answerTexts } from "../../texts/answer.ts";
import { sheetTexts } from "../../texts/sheet.ts";

interface SheetsSource {
  readonly question: Question;
  readonly run: SheetRun;
  readonly lines: readonly SheetLine[];
  readonly district: District;
  readonly publicUrl: string;
}

/** What is longer would push a sheet onto a third page; it stands on the web. */
const longestOutcome = 400;

/** The sheets of a run, to be printed. The statements stand as they were written, in Danish. */
export function sheetsDocument({ question, run, lines, district, publicUrl }: SheetsSource): TickSheets {
  const { lang } = run;
  const t = sheetTexts[lang];
  const answers = answerTexts[lang];
  const address = publicUrl + paths.result.to({ districtId: district.id, lang }, { id: question.id });
  return {
    lang,
    title: question.title,
    author: district.bodyName,
    sheets: Array.from({ length: run.sheets }, (_, at) => sheetNumber(question.id, run.firstNumber + at)),
    sheetWord: t.sheet,
    pageWords: { page: t.page, of: t.of },
    lead: [t.lead],
    head: { number: t.number, line: t.line, boxes: answerWords.map((word) => answers[word]) },
    // What was taken out since, perhaps because it named somebody, is not printed again.
    lines: lines.map(({ text, counts }) => (counts ? text : t.gone)),
    choice: {
      title: t.perspectiveTitle,
      lead: t.perspectiveLead,
      options: perspectives.map((one) => answers.perspectives[one]),
    },
    end: {
      title: t.endTitle,
      paragraphs: [
        [run.dropOff, t.returnBy(formatDay(run.returnBy, lang))].filter(Boolean).join(" "),
        ...(question.outcome !== "" && question.outcome.length <= longestOutcome ? [question.outcome] : []),
        `${t.entered} ${t.erased}`,
        `${t.copies} ${t.where(address.replace(/^https?:\/\//u, ""))}`,
      ],
    },
    ...(district.isExample && { watermark: t.example }),
  };
}
