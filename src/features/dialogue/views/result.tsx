import type { Child, FC } from "hono/jsx";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import { writtenLang } from "../../../ui/attributes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { EmptyState } from "../../../ui/list.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { paths } from "../paths.ts";
import { canBeAnswered } from "../rules/question.ts";
import type { Question, Result, Statement } from "../queries/questions.ts";
import { howItStands } from "../rules/result/result-words.ts";
import { fewestShown } from "../rules/result/small-numbers.ts";
import { commonGround, isSupportedByAll, mostAgreed, whatDivides } from "../rules/result/summary.ts";
import type { StatementSummary, Summary } from "../rules/result/summary.ts";
import { dataTexts } from "../texts/data.ts";
import { texts } from "../texts/dialogue.ts";
import { resultTexts } from "../texts/result.ts";
import { ChannelWords } from "./channels.tsx";
import { Groups } from "./groups.tsx";
import { StatementSupport } from "./support.tsx";
import { VoicesThatDiffer } from "./voices.tsx";

export interface ResultProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly statements: readonly Statement[];
  readonly result: Result | undefined;
}

interface ResultPageProps extends ResultProps {
  readonly thread: readonly ThreadStep[];
  /** Sections of other features. */
  readonly also: Child[];
}

/** What came out: what all sides can support first, then what divides, then who answers alike. */
export const ResultPage: FC<ResultPageProps> = ({ visit, question, statements, result, thread, also }) => {
  const { lang } = visit;
  const t = resultTexts[lang];
  const { id } = question;
  const isOpen = canBeAnswered(question, dayOf(visit.now));
  const told = result && result.participants >= fewestShown ? result : undefined;
  return (
    <ItemPage
      kind={t.kind}
      title={question.title}
      isWritten
      breadcrumbs={[
        { href: paths.dialogue.to(visit, {}), label: texts[lang].title },
        { href: paths.question.to(visit, { id }), label: texts[lang].kind },
      ]}
      lead={told && [howItStands(lang, question, told), question.status === "open" && t.anew].filter(Boolean).join(" ")}
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
      {told && <Found {...{ visit, question, statements }} result={told} />}
      {!told && (result ? <EmptyState title={t.tooFew} body={t.tooFewBody} /> : <EmptyState title={t.notYet} body={t.notYetBody} />)}
      {also}
    </ItemPage>
  );
};

type FoundProps = Omit<ResultProps, "result"> & { readonly result: Result };

const Found: FC<FoundProps> = ({ visit, question, statements, result: { summary, channels } }) => {
  const { lang } = visit;
  const t = resultTexts[lang];
  const { id } = question;
  const textOf = new Map(statements.map((one) => [one.id, one.text]));
  const common = commonGround(summary);
  const shared = common.filter(isSupportedByAll);
  const perhaps = common.filter((one) => !isSupportedByAll(one));
  const divides = whatDivides(summary);
  const isHeard = Object.keys(summary.heard).length > 0;
  const list = (these: readonly StatementSummary[]) => <Supports {...{ visit, question, textOf }} statements={these} />;
  return (
    <>
      {isHeard && (
        <Section title={t.common} lead={shared.length > 0 ? t.commonLead : undefined}>
          {shared.length > 0 ? list(shared) : <p>{t.noCommon}</p>}
        </Section>
      )}
      {!isHeard && <Together {...{ visit, textOf, summary }} />}
      {perhaps.length > 0 && (
        <Section title={t.perhaps} lead={t.perhapsLead}>
          {list(perhaps)}
        </Section>
      )}
      {isHeard && (
        <Section title={t.divides} lead={divides.length > 0 ? t.dividesLead : undefined}>
          {divides.length > 0 ? list(divides) : <p>{t.noDivides}</p>}
        </Section>
      )}
      <Groups {...{ visit, summary, textOf }} />
      <VoicesThatDiffer {...{ visit, summary, textOf }} />
      <Section title={t.howTitle}>
        {t.how.map((sentence) => (
          <p>{sentence}</p>
        ))}
        {channels && <ChannelWords visit={visit} counts={channels} />}
        <ul class="result-links">
          <li>
            <a href={paths.how.to(visit, { id })}>{t.howLink}</a>
          </li>
          <li>
            <a href={paths.resultStatements.to(visit, { id })}>{t.allLink(summary.statements.length)}</a>
          </li>
          <li>
            <a href={paths.data.to(visit, { id })}>{dataTexts[lang].link}</a>
          </li>
          <li>
            <a href={paths.resultPdf.to(visit, { id })}>{t.pdf}</a>
          </li>
        </ul>
      </Section>
    </>
  );
};

/** Nobody reads twenty at once; the rest is one press away, and what is more stands in the table of all. */
const openAtFirst = 5;
const foldedAfter = 15;

interface SupportsProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly textOf: ReadonlyMap<string, string>;
  readonly statements: readonly StatementSummary[];
}

const Supports: FC<SupportsProps> = ({ visit, question, textOf, statements }) => {
  const folded = statements.slice(openAtFirst, openAtFirst + foldedAfter);
  const list = (these: readonly StatementSummary[]): Child => (
    <ol class="supports">
      {these.map((statement) => (
        <StatementSupport {...{ visit, question, statement }} text={textOf.get(statement.id) ?? ""} />
      ))}
    </ol>
  );
  return (
    <>
      {list(statements.slice(0, openAtFirst))}
      {folded.length > 0 && <Fold summary={resultTexts[visit.lang].more(folded.length)}>{list(folded)}</Fold>}
    </>
  );
};

/** Before any perspective can be told by itself. */
const Together: FC<Pick<SupportsProps, "visit" | "textOf"> & { readonly summary: Summary }> = ({ visit, textOf, summary }) => {
  const t = resultTexts[visit.lang];
  return (
    <Section title={t.together} lead={t.togetherLead}>
      <ul class="supports">
        {mostAgreed(summary).map(({ id, agree, seen }) => (
          <li class="support">
            <p class="support-statement" lang={writtenLang()}>
              {textOf.get(id)}
            </p>
            <p>{t.agreeOf(agree, seen)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
};
