import type { Child, FC } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import type { ListItem } from "../../../ui/list.tsx";
import type { StatusWords } from "../../../ui/status.tsx";
import { attendancePaths } from "../attendance/paths.ts";
import { texts as attendanceTexts } from "../attendance/texts.ts";
import { invitationPaths } from "../invitation/paths.ts";
import { texts as invitationTexts } from "../invitation/texts/desk.ts";
import type { Listed } from "../notice/queries/hearers.ts";
import { NotToldYet } from "../notice/views/told.tsx";
import { outcomePaths } from "../outcome/paths.ts";
import { texts as outcomeTexts } from "../outcome/texts/desk.ts";
import { paths } from "../paths.ts";
import type { Conference } from "../queries/conferences.ts";
import { questionPaths } from "../questions/paths.ts";
import { readingPaths } from "../reading/paths.ts";
import { texts as readingTexts } from "../reading/texts.ts";
import { registrationPaths } from "../registration/paths.ts";
import { texts as registrationTexts } from "../registration/texts/secretary.ts";
import { reportPaths } from "../report/paths.ts";
import { texts as evaluationTexts } from "../report/texts/evaluation.ts";
import { texts as reportTexts } from "../report/texts/report.ts";
import { isOpen, registrationAt, stageOf } from "../rules/stages.ts";
import { stepsOf } from "../rules/steps.ts";
import type { Progress, StepName, StepState } from "../rules/steps.ts";
import { minuteOf, wholeSpan } from "../rules/when.ts";
import { seatingPaths } from "../seating/paths.ts";
import { texts as seatingTexts } from "../seating/texts/desk.ts";
import { texts } from "../texts/overview.ts";
import { texts as visitorTexts } from "../texts/visitors.ts";
import { texts as workTexts } from "../texts/work.ts";
import { stageWords } from "./list.tsx";

interface OverviewProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly progress: Progress;
  readonly hearers: readonly Listed[];
}

const tones: Readonly<Record<StepState, StatusWords["tone"]>> = { done: "done", now: "open", later: "neutral" };

/** Everything there is to do around a conference, in its order, with how each step stands. For the organisers. */
export const OverviewPage: FC<OverviewProps> = (props) => {
  const { visit, conference, progress, hearers } = props;
  const { lang, now } = visit;
  const t = texts[lang];
  const { id } = conference;
  return (
    <Page
      title={t.title(conference.title)}
      kicker={`${stageWords(visit, conference).label} · ${wholeSpan(conference, lang)}`}
      lead={t.lead}
      breadcrumbs={[{ href: paths.conferences.to(visit, {}), label: visitorTexts[lang].title }]}
      before={<NotToldYet {...{ visit, conference, hearers }} />}
      noIndex
    >
      <ItemList
        items={stepsOf(conference, progress, now).map(({ name, state }) => ({
          key: name,
          status: { label: t.states[state], tone: tones[state] },
          ...stepWords(name, props),
        }))}
      />
      <Actions>
        {conference.publishedAt && (
          <ButtonLink kind="secondary" href={paths.conference.to(visit, { id })}>
            {workTexts[lang].programme.see}
          </ButtonLink>
        )}
        {isOpen(conference, now) && (
          <ButtonLink kind="quiet" href={paths.change.to(visit, { id })}>
            {workTexts[lang].programme.details}
          </ButtonLink>
        )}
      </Actions>
    </Page>
  );
};

type StepWords = Pick<ListItem, "title" | "href" | "meta" | "actions">;

function stepWords(name: StepName, props: OverviewProps): StepWords {
  const { visit, conference, progress } = props;
  const { lang, now } = visit;
  const t = texts[lang];
  const { id, publishedAt, reportedAt } = conference;
  const stage = stageOf(conference, now);
  const words: Record<StepName, () => StepWords> = {
    programme: () => ({
      title: t.programme,
      ...(isOpen(conference, now) && { href: paths.programme.to(visit, { id }) }),
      meta: publishedAt ? t.isPublic : t.isDraft,
    }),
    reading: () => ({
      title: readingTexts[lang].desk.open,
      // Of one that is held nothing can be changed, and what everyone read can still be read.
      ...(isOpen(conference, now) ? { href: readingPaths.desk.to(visit, { id }) } : progress.texts > 0 && { href: readingPaths.pack.to(visit, { id }) }),
      meta: `${t.texts(progress.texts)} ${readingOut(props)}`,
    }),
    invitation: () => ({
      title: invitationTexts[lang].open,
      href: invitationPaths.desk.to(visit, { id }),
      meta: `${t.invited(progress.invited, progress.answered)} ${progress.toInvite > 0 && isOpen(conference, now) ? t.toInvite(progress.toInvite) : ""}`,
    }),
    registration: () => ({
      title: registrationTexts[lang].list,
      href: registrationPaths.list.to(visit, { id }),
      meta: `${t.seated(progress.seated, conference.capacity)}${t.waiting(progress.waiting)} ${deadline(props)}`,
      actions: <Beside {...props} />,
    }),
    seating: () => ({
      title: seatingTexts[lang].open,
      ...(publishedAt && { href: seatingPaths.desk.to(visit, { id }) }),
      meta: progress.allocation ? t.allocated(progress.allocation) : registrationAt(conference, now) === "closed" ? t.notAllocated : t.allocateLater,
    }),
    door: () => ({
      title: attendanceTexts[lang].overview.open,
      ...(publishedAt && { href: attendancePaths.overview.to(visit, { id }) }),
      meta: now < conference.startsAt && progress.come === 0 ? t.doorBefore : t.come(progress.come),
    }),
    outcome: () => ({
      title: outcomeTexts[lang].open,
      ...(publishedAt && { href: outcomePaths.desk.to(visit, { id }) }),
      meta: now < conference.startsAt && progress.recommendations === 0 ? t.outcomeBefore : t.recommendations(progress.recommendations, progress.released),
    }),
    evaluation: () => ({
      title: evaluationTexts[lang].desk.open,
      ...(publishedAt && { href: reportPaths.texts.to(visit, { id }) }),
      meta: now < conference.endsAt && progress.answers === 0 ? t.reportLater : t.answers(progress.answers),
    }),
    report: () => ({
      title: reportTexts[lang].desk.open,
      ...(stage === "held" && { href: reportPaths.desk.to(visit, { id }) }),
      meta: reportedAt ? t.reported(formatDate(reportedAt, lang)) : stage === "held" ? t.reportNow : t.reportLater,
    }),
  };
  return words[name]();
}

function readingOut({ visit, progress: { releasedAt, texts: count } }: OverviewProps): string {
  const t = texts[visit.lang];
  if (!releasedAt) return count === 0 ? "" : t.notOut;
  return releasedAt <= visit.now ? t.out : t.outFrom(minuteOf(releasedAt, visit.lang));
}

function deadline({ visit, conference }: OverviewProps): string {
  const t = texts[visit.lang];
  const { opensAt, closesAt } = conference;
  const takes = registrationAt(conference, visit.now);
  if (takes === "before" && opensAt) return t.opens(minuteOf(opensAt, visit.lang));
  return closesAt ? (takes === "closed" ? t.closed : t.closes)(minuteOf(closesAt, visit.lang)) : "";
}

/** What belongs to the registrations and has a page of its own. */
const Beside: FC<OverviewProps> = ({ visit, conference, progress }): Child => {
  const t = texts[visit.lang];
  const { id, publishedAt } = conference;
  return (
    <>
      {publishedAt && isOpen(conference, visit.now) && <a href={registrationPaths.secretary.to(visit, { id })}>{t.secretary}</a>}
      {isOpen(conference, visit.now) && <a href={questionPaths.list.to(visit, { id })}>{t.questions(progress.questions)}</a>}
      {publishedAt && <a href={registrationPaths.needs.to(visit, { id })}>{t.needs}</a>}
    </>
  );
};
