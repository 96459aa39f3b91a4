import type { FC } from "hono/jsx";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Page, Section } from "../../../../ui/layout.tsx";
import { EmptyState } from "../../../../ui/list.tsx";
import { DataTable } from "../../../../ui/table.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { answersInDanish, optionsIn, wordsIn } from "../../questions/question.ts";
import type { Answers, Question } from "../../questions/question.ts";
import { QuestionWords } from "../../questions/views/fields.tsx";
import { wholeSpan } from "../../rules/when.ts";
import { registrationPaths } from "../paths.ts";
import { tally, tallyAnswers } from "../rules/needs.ts";
import type { Wanted } from "../rules/needs.ts";
import { needKinds, needsKeptDays } from "../rules/registration.ts";
import type { Needs } from "../rules/registration.ts";
import { texts } from "../texts/secretary.ts";

interface NeedsProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly questions: readonly Question[];
  readonly needs: readonly Needs[];
  readonly answers: readonly Answers[];
  /** How many have a seat or are offered one. */
  readonly people: number;
}

/** What has to be ordered and arranged, counted and without names, on screen and on paper. */
export const NeedsPage: FC<NeedsProps> = ({ visit, conference, questions, needs, answers, people }) => {
  const { lang } = visit;
  const t = texts[lang];
  const { id } = conference;
  const wanted = needKinds.map((kind) => ({ kind, tallied: tally(needs.map((one) => one[kind])) })).filter(({ tallied }) => tallied.length > 0);
  const isEmpty = wanted.length === 0 && answers.length === 0;
  return (
    <Page
      title={t.arrange.title}
      kicker={`${conference.title} · ${wholeSpan(conference, lang)}`}
      lead={t.arrange.lead(people)}
      breadcrumbs={[
        { href: paths.overview.to(visit, { id }), label: conference.title },
        { href: registrationPaths.list.to(visit, { id }), label: t.list },
      ]}
      noIndex
    >
      <p class="registration-hint on-screen">
        {t.arrange.print} <a href={registrationPaths.list.to(visit, { id })}>{t.arrange.who}</a>
      </p>
      {isEmpty && <EmptyState title={t.arrange.empty} body={t.arrange.emptyBody(needsKeptDays)} />}
      {wanted.map(({ kind, tallied }) => (
        <Section title={t.need[kind]}>
          <Counted {...{ visit, tallied }} caption={t.need[kind]} label={t.arrange.wish} isDanish />
        </Section>
      ))}
      {!isEmpty && questions.map((question) => <Answered {...{ visit, question, answers, people }} />)}
    </Page>
  );
};

type AnsweredProps = Pick<NeedsProps, "visit" | "answers" | "people"> & { question: Question };

const Answered: FC<AnsweredProps> = ({ visit, question, answers, people }) => {
  const { lang } = visit;
  const t = texts[lang].arrange;
  const { words } = wordsIn(question, lang);
  const labels = new Map(optionsIn(question, lang).map(({ value, label }) => [value, label]));
  const tallied = tallyAnswers(question, answers).map((one) => ({ ...one, words: labels.get(one.words) ?? one.words }));
  const unanswered = people - answers.filter((given) => given.has(question.id)).length;
  return (
    <Section title={<QuestionWords {...{ visit, question }} />}>
      {tallied.length === 0 ? <p>{t.none}</p> : <Counted {...{ visit, tallied }} caption={words} label={t.answer} isDanish={answersInDanish(question, lang)} />}
      {tallied.length > 0 && unanswered > 0 && <p class="registration-hint">{t.unanswered(unanswered)}</p>}
    </Section>
  );
};

const Counted: FC<{ visit: Visit; tallied: readonly Wanted[]; caption: string; label: string; isDanish: boolean }> = ({ visit, tallied, caption, label, isDanish }) => (
  <DataTable
    caption={caption}
    hideCaption
    columns={[
      { key: "words", label },
      { key: "count", label: texts[visit.lang].arrange.count, align: "end" },
    ]}
    rows={tallied.map(({ words, count }) => ({ key: words, cells: { words: isDanish ? <WrittenWords>{words}</WrittenWords> : words, count: String(count) } }))}
  />
);
