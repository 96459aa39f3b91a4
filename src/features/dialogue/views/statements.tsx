import type { FC } from "hono/jsx";
import { writtenLang } from "../../../ui/attributes.ts";
import { Page } from "../../../ui/layout.tsx";
import { Pagination } from "../../../ui/list.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { paths } from "../paths.ts";
import type { Result } from "../queries/questions.ts";
import { howItStands, percentOf } from "../rules/result/result-words.ts";
import { fewestShown } from "../rules/result/small-numbers.ts";
import type { StatementSummary } from "../rules/result/summary.ts";
import { resultTexts } from "../texts/result.ts";
import { voicesOf } from "../rules/result/voices.ts";
import type { ResultProps } from "./result.tsx";

export const statementsOnAPage = 50;

type StatementsProps = Omit<ResultProps, "result"> & { readonly result: Result; readonly page: number };

/** All statements in figures, what even the least agreeing support most first; a page at a time. */
export const StatementsPage: FC<StatementsProps> = ({ visit, question, statements, result, page }) => {
  const { lang } = visit;
  const t = resultTexts[lang];
  const { id } = question;
  const textOf = new Map(statements.map((one) => [one.id, one.text]));
  const ranked = [...result.summary.statements].sort((a, b) => (b.floor ?? -1) - (a.floor ?? -1));
  const from = (page - 1) * statementsOnAPage;
  const percent = (share: number | null) => (share === null ? "–" : t.percent(percentOf(share)));
  const cells = (one: StatementSummary) => {
    const { all, each } = voicesOf(one);
    const isTold = one.agree + one.disagree + one.pass >= fewestShown;
    return {
      text: <span lang={writtenLang()}>{textOf.get(one.id)}</span>,
      agree: isTold ? one.agree : t.underFive,
      disagree: isTold ? one.disagree : "–",
      pass: isTold ? one.pass : "–",
      all: percent(all),
      each: percent(each),
    };
  };
  return (
    <Page
      title={t.all}
      lead={t.allLead}
      width="wide"
      breadcrumbs={[
        { href: paths.question.to(visit, { id }), label: question.title, isWritten: true },
        { href: paths.result.to(visit, { id }), label: t.kind },
      ]}
    >
      <p class="dialogue-stands">{howItStands(lang, question, result)}</p>
      <DataTable
        caption={t.all}
        hideCaption
        columns={[
          { key: "text", label: t.statement },
          { key: "agree", label: t.agree, align: "end" },
          { key: "disagree", label: t.disagree, align: "end" },
          { key: "pass", label: t.pass, align: "end" },
          { key: "all", label: t.allAnswers, align: "end" },
          { key: "each", label: t.oneVoice, align: "end" },
        ]}
        rows={ranked.slice(from, from + statementsOnAPage).map((one) => ({ key: one.id, cells: cells(one) }))}
      />
      <Pagination
        page={page}
        pages={Math.ceil(ranked.length / statementsOnAPage)}
        href={(number) => paths.resultStatements.to(visit, { id }, { page: String(number) })}
        total={ranked.length}
      />
    </Page>
  );
};
