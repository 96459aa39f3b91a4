import type { FC } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Facts } from "../../../ui/definition.tsx";
import { Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { paths } from "../paths.ts";
import type { LogLine, ModerationCounts, WrittenStatement } from "../queries/log.ts";
import type { Question } from "../queries/questions.ts";
import { moderateTexts } from "../texts/moderate.ts";
import { policyWords } from "./policy-words.tsx";

interface LogProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly counts: ModerationCounts;
  readonly log: readonly LogLine[];
  readonly written: readonly WrittenStatement[];
}

/** How what people write is read in a question: the rules, and what has been decided, without the words. */
export const LogPage: FC<LogProps> = ({ visit, question, counts, log, written }) => {
  const t = moderateTexts[visit.lang];
  const isOver = question.status === "closed";
  return (
    <Page
      title={t.logTitle}
      lead={t.logLead}
      width="wide"
      breadcrumbs={[{ href: paths.question.to(visit, { id: question.id }), label: question.title, isWritten: true }]}
    >
      <Section title={t.policy}>{policyWords(visit, question)}</Section>
      <Section title={t.rulesTitle}>
        <ul class="dialogue-advice">
          {t.rules.map((rule) => (
            <li>{rule}</li>
          ))}
        </ul>
      </Section>
      <Section title={t.countsTitle}>
        <div class="moderate-counts">
        <Facts
          items={[
            { term: t.counts.written, value: counts.written },
            { term: t.counts.published, value: counts.published },
            { term: isOver ? t.counts.late : t.counts.waiting, value: counts.waiting },
            { term: t.counts.returned, value: counts.returned },
            { term: t.counts.merged, value: counts.merged },
            { term: t.counts.takenOut, value: counts.takenOut },
            { term: t.counts.appealed, value: counts.appealed },
          ].map(({ term, value }) => ({ term, value: String(value) }))}
        />
        </div>
      </Section>
      <Section title={t.writtenTitle}>
        {written.length === 0 ? (
          <p>{t.writtenNone}</p>
        ) : (
          <ItemList
            items={written.map(({ id, text, sameWritten }) => ({
              key: id,
              title: <span lang={writtenLang()}>{text}</span>,
              href: paths.statement.to(visit, { statement: id }),
              meta: sameWritten > 0 && t.sameWritten(sameWritten),
            }))}
          />
        )}
      </Section>
      <Section title={t.logListTitle} lead={log.length > 0 ? t.logListLead : undefined}>
        {log.length === 0 ? (
          <EmptyState title={t.logNone} />
        ) : (
          <DataTable
            caption={t.logListTitle}
            hideCaption
            columns={[
              { key: "day", label: t.day },
              { key: "what", label: t.what },
              { key: "why", label: t.why },
              { key: "sides", label: t.sides, align: "end" },
            ]}
            rows={log.map(({ at, step, reason, sides }, at_) => ({
              key: String(at_),
              cells: { day: formatDate(at, visit.lang), what: t.logSteps[step], why: reason ? t.reasons[reason] : "–", sides },
            }))}
          />
        )}
      </Section>
    </Page>
  );
};
