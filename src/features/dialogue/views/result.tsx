import type { FC } from "hono/jsx";
import { dayOf, formatDateTime } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import { writtenLang } from "../../../ui/attributes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { EmptyState } from "../../../ui/list.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { paths } from "../paths.ts";
import { canBeAnswered } from "../question.ts";
import type { Question, Result, Statement } from "../queries/questions.ts";
import { commonGround, whatDivides } from "../summary.ts";
import type { GroupSummary, StatementSummary } from "../summary.ts";
import { texts } from "../texts/dialogue.ts";
import { resultTexts } from "../texts/result.ts";
import { StatementSupport } from "./support.tsx";

interface ResultProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly statements: readonly Statement[];
  readonly result: Result | undefined;
  readonly thread: readonly ThreadStep[];
}

/** What came out: what all sides can support first, then what divides, then who answers alike. */
export const ResultPage: FC<ResultProps> = ({ visit, question, statements, result, thread }) => {
  const { lang } = visit;
  const t = resultTexts[lang];
  const { id, status } = question;
  const isOpen = canBeAnswered(question, dayOf(visit.now));
  return (
    <ItemPage
      kind={t.kind}
      title={question.title}
      isWritten
      breadcrumbs={[
        { href: paths.dialogue.to(visit, {}), label: texts[lang].title },
        { href: paths.question.to(visit, { id }), label: texts[lang].kind },
      ]}
      lead={
        result &&
        `${t.soFar(formatDateTime(result.analysedAt, lang), result.participants, result.answers)} ${status === "closed" ? t.final : t.live}`
      }
      thread={thread}
      actions={visit.may("dialogue.manage") && <MakeButtons visit={visit} item={{ kind: "question", id }} />}
    >
      {isOpen && (
        <Actions>
          <ButtonLink href={paths.answer.to(visit, { id })}>{t.answerToo}</ButtonLink>
          <ButtonLink kind="quiet" href={paths.mine.to(visit, { id })}>
            {texts[lang].mine}
          </ButtonLink>
        </Actions>
      )}
      {result ? (
        <Found {...{ visit, question, statements, result }} />
      ) : (
        <EmptyState title={t.notYet} body={t.notYetBody} />
      )}
    </ItemPage>
  );
};

/** Nobody reads twenty at once; the rest is one press away. */
const openAtFirst = 5;

type FoundProps = Omit<ResultProps, "thread" | "result"> & { readonly result: Result };

const Found: FC<FoundProps> = ({ visit, question, statements, result: { summary } }) => {
  const t = resultTexts[visit.lang];
  const textOf = new Map(statements.map(({ id, text }) => [id, text]));
  const common = commonGround(summary);
  const divides = whatDivides(summary);
  const list = (these: readonly StatementSummary[]) => (
    <ol class="supports">
      {these.map((statement) => (
        <StatementSupport {...{ visit, question, statement }} text={textOf.get(statement.id) ?? ""} />
      ))}
    </ol>
  );
  return (
    <>
      <Section title={t.common} lead={common.length > 0 ? t.commonLead : undefined}>
        {common.length > 0 ? list(common.slice(0, openAtFirst)) : <p>{t.noCommon}</p>}
        {common.length > openAtFirst && (
          <Fold summary={t.more(common.length - openAtFirst)}>{list(common.slice(openAtFirst))}</Fold>
        )}
      </Section>
      <Section title={t.divides} lead={divides.length > 0 ? t.dividesLead : undefined}>
        {divides.length > 0 ? list(divides) : <p>{t.noDivides}</p>}
      </Section>
      <Section title={t.groups} lead={summary.groups.length > 0 ? t.groupsLead : undefined}>
        {summary.groups.length > 0 ? (
          summary.groups.map((group, g) => <Group {...{ visit, group, textOf }} letter={String.fromCodePoint(65 + g)} />)
        ) : (
          <p>{t.noGroups}</p>
        )}
      </Section>
      <Section title={t.howTitle}>
        {t.how.map((sentence) => (
          <p>{sentence}</p>
        ))}
        <Fold summary={t.all}>
          <DataTable
            caption={t.all}
            hideCaption
            columns={[
              { key: "text", label: t.statement },
              { key: "agree", label: t.agree, align: "end" },
              { key: "disagree", label: t.disagree, align: "end" },
              { key: "pass", label: t.pass, align: "end" },
            ]}
            rows={summary.statements.map(({ id, agree, disagree, pass }) => ({
              key: id,
              cells: { text: <span lang={writtenLang()}>{textOf.get(id)}</span>, agree, disagree, pass },
            }))}
          />
        </Fold>
      </Section>
    </>
  );
};

interface GroupProps {
  readonly visit: Visit;
  readonly group: GroupSummary;
  readonly letter: string;
  readonly textOf: ReadonlyMap<string, string>;
}

const Group: FC<GroupProps> = ({ visit, group: { size, says }, letter, textOf }) => {
  const t = resultTexts[visit.lang];
  const part = (direction: string, label: string) => {
    const these = says.filter((one) => one.direction === direction);
    return (
      these.length > 0 && (
        <>
          <p>{label}</p>
          <ul lang={writtenLang()}>
            {these.map(({ id }) => (
              <li>{textOf.get(id)}</li>
            ))}
          </ul>
        </>
      )
    );
  };
  return (
    <div class="opinion-group">
      <h3>{t.group(letter, size)}</h3>
      {says.length === 0 && <p>{t.alike}</p>}
      {part("agree", t.agreeOn)}
      {part("disagree", t.disagreeOn)}
    </div>
  );
};
