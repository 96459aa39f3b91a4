import type { FC } from "hono/jsx";
import { formatDate, formatDay } from "../../../platform/i18n/dates.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { stageOf } from "../cycle.ts";
import type { CycleFacts } from "../cycle.ts";
import type { FixedMinutes } from "../minutes-version.ts";
import {
  addendumPath,
  agreePath,
  answerCorrectionsPath,
  approvePath,
  attendancePath,
  correctPath,
  cyclePath,
  forumPath,
  sentToPath,
  meetingWorkPath,
  memberMinutesPdfPath,
  memberMinutesTextPath,
  minutesPath,
  publishPath,
  publishedPath,
  recallMinutesPath,
  sendMinutesPath,
} from "../paths.ts";
import type { Correction } from "../queries/corrections.ts";
import type { Addendum, LookingOver } from "../queries/cycle.ts";
import type { Meeting } from "../queries/meetings.ts";
import type { MinutesVersion } from "../queries/versions.ts";
import { correctionTexts } from "../texts/corrections.ts";
import { cycleTexts } from "../texts/cycle.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { paperTexts } from "../texts/papers.ts";
import { Addenda } from "./addendum.tsx";
import { NothingToCorrect } from "./agree.tsx";
import { FixedMinutesText } from "./fixed.tsx";
import { Timeline, whereWords } from "./timeline.tsx";
import { meetingName } from "./words.ts";

export interface CyclePageProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly facts: CycleFacts;
  /** The newest version that was fixed. */
  readonly version: MinutesVersion | undefined;
  /** What this reader may read: undefined while the minutes are not for them. */
  readonly minutes: FixedMinutes | undefined;
  readonly corrections: readonly Correction[];
  readonly addenda: readonly Addendum[];
  readonly mayCorrect: boolean;
  /** What the reader is asked who was there; undefined for everybody else. */
  readonly lookingOver: LookingOver | undefined;
  /** Who would get them; for coordinators while they are a draft. */
  readonly sending: { readonly mail: number; readonly hand: number; readonly present: number; readonly days: number; readonly silentDay: string } | undefined;
  readonly problem: FormProblem;
}

/** Where the minutes of a meeting are, from draft to locked: for members to read and correct, for coordinators to lead. */
export const CyclePage: FC<CyclePageProps> = (props) => {
  const { visit, meeting, facts, version, minutes, corrections, addenda, mayCorrect, lookingOver, sending, problem } = props;
  const t = cycleTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, correctionTexts[visit.lang].errors);
  const stage = stageOf(facts, visit.now);
  const done = { sent: t.send.done, recalled: t.recall.done, corrected: correctionTexts[visit.lang].propose.done, answered: correctionTexts[visit.lang].answer.done, noted: t.note.done, agreed: t.agree.done }[visit.query("done")];
  const forWhom = { for: visit.query("for") || undefined };
  const number = version?.reason === "sent" ? version.number : facts.sentAt && version ? version.number - 1 : undefined;
  return (
    <Page
      title={t.title}
      kicker={meetingName(meeting, visit.lang)}
      lead={whereWords(facts, visit)}
      hasErrors={errors.length > 0}
      breadcrumbs={[
        { href: forumPath.to(visit, {}), label: meetingTexts[visit.lang].forum.title },
        { href: meetingWorkPath.to(visit, { id: meeting.id }), label: meetingName(meeting, visit.lang) },
      ]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {done && <Notice tone="success" live>{done}</Notice>}
          {/^\d{1,4}$/.test(visit.query("asked")) && (
            <Notice tone="success" live>{minutesTexts[visit.lang].look.asked(Number(visit.query("asked")))}</Notice>
          )}
        </>
      }
    >
      <Timeline {...{ visit, meeting, facts, corrections }} version={number} />
      <LeadingActions {...{ visit, meeting, stage, facts }} />
      {sending && <SendForm visit={visit} meeting={meeting} sending={sending} />}
      {!minutes && stage !== "coming" && <Notice>{facts.sentAt ? t.page.notForYou : t.page.draftFor}</Notice>}
      {minutes && (
        <Section title={t.page.text} lead={textLead(props, stage)}>
          <FixedMinutesText
            {...{ visit, minutes, corrections }}
            correctHref={mayCorrect ? (item) => correctPath.to(visit, { id: meeting.id, item }, forWhom) : undefined}
          />
        </Section>
      )}
      {minutes && lookingOver && (
        <NothingToCorrect visit={visit} silentDay={facts.silentDay} asked={lookingOver} action={agreePath.to(visit, { id: meeting.id })} />
      )}
      <Addenda visit={visit} addenda={addenda} />
      {minutes && facts.approvedAt && (
        <Section title={t.page.seal}>
          <p>
            <code class="checksum">{version?.sha256}</code>
          </p>
          {version?.text && (
            <p>
              <a href={memberMinutesTextPath.to(visit, { id: meeting.id })}>{t.page.textFile}</a>
            </p>
          )}
        </Section>
      )}
      {visit.may("meetings.approve") && facts.sentAt && !facts.approvedAt && <RecallForm visit={visit} meeting={meeting} />}
    </Page>
  );
};

function textLead({ visit, facts, version, corrections }: CyclePageProps, stage: string): string {
  const t = cycleTexts[visit.lang].page;
  if (facts.approvedAt) return t.locked;
  if (stage === "draft" || !version) return "";
  const sent = t.version(version.number, formatDate(version.fixedAt, visit.lang));
  return corrections.some(({ status }) => status === "accepted") ? `${sent}. ${t.correctedSince}` : `${sent}.`;
}

const LeadingActions: FC<{ visit: Visit; meeting: Meeting; stage: string; facts: CycleFacts }> = ({ visit, meeting, stage, facts }) => {
  const t = cycleTexts[visit.lang];
  const here = { id: meeting.id };
  const leads = visit.may("meetings.approve");
  const isSent = stage === "sent" || stage === "held-up";
  const open = facts.openCorrections;
  return (
    <Actions>
      {leads && stage === "draft" && (
        <ButtonLink kind="secondary" href={minutesPath.to(visit, here)}>
          {meetingTexts[visit.lang].meeting.minutes}
        </ButtonLink>
      )}
      {leads && isSent && open > 0 && (
        <ButtonLink href={answerCorrectionsPath.to(visit, here)}>{correctionTexts[visit.lang].answer.button(open)}</ButtonLink>
      )}
      {leads && isSent && (
        <ButtonLink kind={open > 0 ? "quiet" : "secondary"} href={sentToPath.to(visit, here)}>
          {paperTexts[visit.lang].hand.title}
        </ButtonLink>
      )}
      {leads && isSent && open === 0 && (
        <ButtonLink kind="secondary" href={approvePath.to(visit, here)}>
          {t.approve.meeting}
        </ButtonLink>
      )}
      {leads && stage === "approved" && <ButtonLink href={publishPath.to(visit, here)}>{t.approve.publish}</ButtonLink>}
      {stage === "published" && (
        <ButtonLink href={publishedPath.to(visit, here)}>{meetingTexts[visit.lang].meeting.published}</ButtonLink>
      )}
      {facts.approvedAt && (
        <ButtonLink kind="secondary" href={memberMinutesPdfPath.to(visit, here)}>
          {t.page.pdf}
        </ButtonLink>
      )}
      {leads && facts.approvedAt && (
        <ButtonLink kind="quiet" href={addendumPath.to(visit, here)}>
          {t.note.add}
        </ButtonLink>
      )}
    </Actions>
  );
};

const SendForm: FC<{ visit: Visit; meeting: Meeting; sending: NonNullable<CyclePageProps["sending"]> }> = ({ visit, meeting, sending }) => {
  const t = cycleTexts[visit.lang].send;
  const here = { id: meeting.id };
  const { mail, hand, present, days, silentDay } = sending;
  return (
    <Section title={t.title} action={<a href={attendancePath.to(visit, here)}>{t.attendance}</a>}>
      {mail + hand === 0 ? (
        <p>{t.nobody}</p>
      ) : (
        <Form action={sendMinutesPath.to(visit, here)}>
          <p>
            {t.who(mail, hand)} {t.present(present)}
          </p>
          <p>
            {t.silently(days, formatDay(silentDay, visit.lang))} {t.after}
          </p>
          <Actions>
            <Button>{t.button}</Button>
          </Actions>
        </Form>
      )}
    </Section>
  );
};

const RecallForm: FC<{ visit: Visit; meeting: Meeting }> = ({ visit, meeting }) => {
  const t = cycleTexts[visit.lang].recall;
  return (
    <Section title={t.title} lead={t.text}>
      <Form action={recallMinutesPath.to(visit, { id: meeting.id })}>
        <Actions>
          <Button kind="secondary">{t.button}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

/** The sentence that says where the minutes are and the way to their page; on a meeting's page. */
export const WhereMinutesAre: FC<{ visit: Visit; meeting: Meeting; facts: CycleFacts }> = ({ visit, meeting, facts }) => (
  <p class="way-sentence">
    {whereWords(facts, visit)} <a href={cyclePath.to(visit, { id: meeting.id })}>{cycleTexts[visit.lang].link}</a>
  </p>
);
