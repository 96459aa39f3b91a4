import type { Child, FC } from "hono/jsx";
import { formatDate, formatDay } from "../../../platform/i18n/dates.ts";
import type { Member } from "../../../platform/identity/member.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { lastDayToCorrect } from "../cycle.ts";
import type { FixedMinutes } from "../minutes-version.ts";
import { agreeForPath, cyclePath, handOverPath, memberMinutesPdfPath, sendAgainPath, tellAnswerPath } from "../paths.ts";
import type { Correction } from "../queries/corrections.ts";
import type { Meeting } from "../queries/meetings.ts";
import { correctionTexts } from "../texts/corrections.ts";
import { cycleTexts } from "../texts/cycle.ts";
import { paperTexts } from "../texts/papers.ts";
import { CorrectionCard } from "./correction.tsx";
import { handWords, meetingName } from "./words.ts";

/** One of those the minutes were sent to. */
export interface SentTo {
  readonly member: Member;
  readonly mailedAt: Date | null;
  readonly handedAt: Date | null;
  readonly wasThere: boolean;
  /** When they said that they have nothing to correct. */
  readonly agreedAt: Date | null;
  /** A coordinator noted it for them. */
  readonly isAssisted: boolean;
  readonly hasCorrected: boolean;
  /** Corrections of theirs that were answered and that they have not heard of. */
  readonly untold: readonly Correction[];
}

interface SentToProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly people: readonly SentTo[];
  readonly minutes: FixedMinutes;
  readonly problem: FormProblem;
}

/** Who got the minutes and how: to call, post and read aloud from, to enter corrections, to send a lost link again. */
export const SentToPage: FC<SentToProps> = ({ visit, meeting, people, minutes, problem }) => {
  const t = paperTexts[visit.lang].hand;
  const errors = errorsInWords(problem.errors, visit.lang, correctionTexts[visit.lang].errors);
  const untold = people.filter(({ untold: waiting }) => waiting.length > 0);
  const byHand = people.filter(({ mailedAt }) => mailedAt === null);
  const byMail = people.filter(({ mailedAt }) => mailedAt !== null);
  const { silentDay } = meeting;
  const agreed = people.filter(({ agreedAt }) => agreedAt !== null).length;
  return (
    <Page
      title={t.title}
      kicker={meetingName(meeting, visit.lang)}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("again") && <Notice tone="success" live>{t.sentAgain}</Notice>}
        </>
      }
      breadcrumbs={[{ href: cyclePath.to(visit, { id: meeting.id }), label: cycleTexts[visit.lang].title }]}
    >
      {agreed > 0 && <p>{t.agreedOf(agreed, people.filter(({ wasThere }) => wasThere).length)}</p>}
      {untold.length > 0 && (
        <Section title={t.tell} lead={t.tellText}>
          {untold.map((one) => (
            <Untold visit={visit} meeting={meeting} person={one} minutes={minutes} />
          ))}
        </Section>
      )}
      <Section title={t.byHand} lead={silentDay && byHand.length > 0 && t.words(formatDay(silentDay, visit.lang), formatDay(lastDayToCorrect(silentDay), visit.lang))}>
        {byHand.length === 0 && <EmptyState title={t.empty} />}
        {byHand.length > 0 && (
          <Actions>
            <ButtonLink kind="secondary" href={memberMinutesPdfPath.to(visit, { id: meeting.id })}>
              {t.print}
            </ButtonLink>
          </Actions>
        )}
        <People {...{ visit, meeting }} people={byHand} action={(one) => <HandOver visit={visit} meeting={meeting} person={one} />} />
      </Section>
      {byMail.length > 0 && (
        <Section title={t.byMail}>
          <People {...{ visit, meeting }} people={byMail} action={(one) => <SendAgain visit={visit} meeting={meeting} person={one} />} />
        </Section>
      )}
    </Page>
  );
};

interface OnePersonProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly person: SentTo;
}

const People: FC<{ visit: Visit; meeting: Meeting; people: readonly SentTo[]; action: (one: SentTo) => Child }> = ({
  visit,
  meeting,
  people,
  action,
}) => {
  const t = paperTexts[visit.lang].hand;
  const done = (at: Date, words: (day: string) => string) => ({ label: words(formatDate(at, visit.lang)), tone: "done" as const });
  if (people.length === 0) return null;
  return (
    <ItemList
      items={people.map((one) => ({
        key: one.member.id,
        title: one.member.name,
        meta: [handWords(one.member, visit.lang), one.wasThere && t.wasThere, one.agreedAt && t.agreed(formatDate(one.agreedAt, visit.lang), one.isAssisted)].filter(Boolean).join(" · "),
        status: one.mailedAt
          ? done(one.mailedAt, t.mailed)
          : one.handedAt
            ? done(one.handedAt, t.done)
            : { label: t.notDone, tone: "open" as const },
        actions: !meeting.approvedAt && (
          <>
            {action(one)}
            {one.wasThere && (
              <ButtonLink
                kind="quiet"
                href={cyclePath.to(visit, { id: meeting.id }, { for: one.member.id })}
                aria-label={`${t.correct}: ${one.member.name}`}
              >
                {t.correct}
              </ButtonLink>
            )}
            <Agreed visit={visit} meeting={meeting} person={one} />
          </>
        ),
      }))}
    />
  );
};

const HandOver: FC<OnePersonProps> = ({ visit, meeting, person: { member, handedAt } }) => {
  const t = paperTexts[visit.lang].hand;
  const words = handedAt ? t.untick : t.tick;
  return (
    <Form action={handOverPath.to(visit, { id: meeting.id, member: member.id })} inline>
      <Button kind={handedAt ? "quiet" : "secondary"} name="handed" value={handedAt ? "no" : "yes"} aria-label={`${words}: ${member.name}`}>
        {words}
      </Button>
    </Form>
  );
};

/** For who was there and says, perhaps on the phone, that nothing is wrong; what was noted for them can be taken back. */
const Agreed: FC<OnePersonProps> = ({ visit, meeting, person: { member, wasThere, hasCorrected, agreedAt, isAssisted } }) => {
  const t = paperTexts[visit.lang].hand;
  if (!wasThere || hasCorrected || (agreedAt && !isAssisted)) return null;
  const words = agreedAt ? t.notAgreed : t.agree;
  return (
    <Form action={agreeForPath.to(visit, { id: meeting.id, member: member.id })} inline>
      <Button kind="quiet" name="agreed" value={agreedAt ? "no" : "yes"} aria-label={`${words}: ${member.name}`}>
        {words}
      </Button>
    </Form>
  );
};

const SendAgain: FC<OnePersonProps> = ({ visit, meeting, person: { member } }) => {
  const t = paperTexts[visit.lang].hand;
  return (
    <Form action={sendAgainPath.to(visit, { id: meeting.id, member: member.id })} inline>
      <Button kind="quiet" aria-label={`${t.again}: ${member.name}`}>
        {t.again}
      </Button>
    </Form>
  );
};

const Untold: FC<OnePersonProps & { minutes: FixedMinutes }> = ({ visit, meeting, person, minutes }) => {
  const t = paperTexts[visit.lang].hand;
  const { member, untold } = person;
  return (
    <div class="answer">
      <h3>
        {member.name}, {handWords(member, visit.lang)}
      </h3>
      {untold.map((correction) => (
        <>
          <p>{minutes.items.find(({ id }) => id === correction.itemId)?.title}</p>
          <CorrectionCard visit={visit} correction={correction} />
        </>
      ))}
      <Form action={tellAnswerPath.to(visit, { id: meeting.id, member: member.id })} inline>
        <Button kind="secondary" aria-label={`${t.told}: ${member.name}`}>
          {t.told}
        </Button>
      </Form>
    </div>
  );
};
