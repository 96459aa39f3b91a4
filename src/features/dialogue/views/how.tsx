import type { FC } from "hono/jsx";
import { writtenLang } from "../../../ui/attributes.ts";
import { Page, Section } from "../../../ui/layout.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { paths } from "../paths.ts";
import { percentOf, perspectiveTitle, perspectiveWords } from "../rules/result/result-words.ts";
import { enoughAnswers } from "../rules/result/small-numbers.ts";
import { isSupportedByAll } from "../rules/result/summary.ts";
import { howChapters, howTexts } from "../texts/how.ts";
import { resultTexts } from "../texts/result.ts";
import { workedExample } from "../rules/result/worked-example.ts";
import type { WorkedExample } from "../rules/result/worked-example.ts";
import type { ResultProps } from "./result.tsx";

/** How the figures come about, in plain words, with one statement of this question worked out. */
export const HowPage: FC<ResultProps> = (props) => {
  const { visit, question, result } = props;
  const { lang } = visit;
  const t = howTexts[lang];
  const { id, mustBeHeard } = question;
  const example = result?.isFinal && workedExample(result.summary);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[
        { href: paths.question.to(visit, { id }), label: question.title, isWritten: true },
        { href: paths.result.to(visit, { id }), label: resultTexts[lang].kind },
      ]}
    >
      {howChapters.map((chapter) => (
        <Section title={t[chapter].title} id={chapter}>
          {t[chapter].text.map((sentence) => (
            <p>{sentence}</p>
          ))}
          {chapter === "claim" && mustBeHeard.length > 0 && (
            <p>{t.heard(mustBeHeard.map((name) => perspectiveWords(lang, name)).join(", "))}</p>
          )}
        </Section>
      ))}
      <Section title={t.example.title} id="example">
        {example ? <Example {...props} example={example} /> : <p>{t.example.none}</p>}
      </Section>
      <p>
        <a href={paths.result.to(visit, { id })}>{t.back}</a>
      </p>
    </Page>
  );
};

const Example: FC<ResultProps & { readonly example: WorkedExample }> = ({ visit, statements, example }) => {
  const { lang } = visit;
  const { example: t } = howTexts[lang];
  const { percent } = resultTexts[lang];
  const { statement, rows, floor, each } = example;
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(lang === "da" ? "da-DK" : "en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  const lowest = rows.reduce((least, row) => (row.low < least.low ? row : least));
  const first = rows[0];
  const voices = rows.filter(({ seen }) => seen >= enoughAnswers);
  const text = statements.find(({ id }) => id === statement.id)?.text ?? "";
  return (
    <>
      <p>{t.lead}</p>
      <p class="support-statement" lang={writtenLang()}>
        {text}
      </p>
      <DataTable
        caption={t.caption}
        columns={[
          { key: "who", label: t.perspective },
          { key: "seen", label: t.seen, align: "end" },
          { key: "agree", label: t.agree, align: "end" },
          { key: "share", label: t.share, align: "end" },
          { key: "expected", label: t.expected, align: "end" },
          { key: "a", label: t.for, align: "end" },
          { key: "b", label: t.against, align: "end" },
          { key: "low", label: t.low, align: "end" },
        ]}
        rows={rows.map(({ name, seen, agree, expected, a, b, low }) => ({
          key: name,
          cells: {
            who: perspectiveTitle(lang, name),
            seen,
            agree,
            share: percent(percentOf(agree / seen)),
            expected: number(expected, 4),
            a: number(a, 3),
            b: number(b, 3),
            low: percent(percentOf(low)),
          },
        }))}
      />
      <p>{t.sums}</p>
      {first && <p>{t.sheet(number(first.a, 3), number(first.b, 3))}</p>}
      <p>{t.floor(perspectiveWords(lang, lowest.name), percentOf(floor))}</p>
      <p>{isSupportedByAll(statement) ? t.claimed : t.notClaimed}</p>
      <p>{t.voices(voices.map(({ agree, seen }) => `${agree}/${seen}`).join(" + "), voices.length, percentOf(each))}</p>
    </>
  );
};
