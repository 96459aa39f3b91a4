import type { FC, PropsWithChildren } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { versionToSend } from "../../../ui/clash.tsx";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { cancelMeetingPath, meetingTimePath, meetingWorkPath, tellPath } from "../paths.ts";
import type { Meeting } from "../queries/meetings.ts";
import type { Notice as MeetingNotice } from "../queries/notices.ts";
import { longestReason } from "../schema.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { noticeTexts } from "../texts/notices.ts";
import { changeWords, danish, meetingName, whenWords } from "./words.ts";

/** Whom a change would reach. */
export interface Reached {
  readonly byMail: number;
  readonly byHand: number;
}

interface MoveProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  /** undefined while nobody has been invited. */
  readonly reached: Reached | undefined;
  readonly problem: FormProblem;
}

/** Another day, hours or place for a meeting; when invitations are out, everybody is told. */
export const MovePage: FC<MoveProps> = ({ visit, meeting, reached, problem }) => {
  const t = noticeTexts[visit.lang].move;
  const m = meetingTexts[visit.lang];
  const errors = errorsOf(visit, problem);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <MeetingFormPage {...{ visit, meeting, errors }} title={reached ? t.title : t.correctTitle}>
      {reached ? <WhoIsTold {...{ visit, reached }} again /> : <p>{t.correctLead}</p>}
      <Form action={meetingTimePath.to(visit, { id: meeting.id })}>
        <HiddenField name="version" value={String(versionToSend(problem, meeting.sequence))} />
        <DateField {...field("day")} label={m.meeting.day} />
        <TextField {...field("fromTime")} type="time" width="short" label={m.series.fromTime} />
        <TextField {...field("toTime")} type="time" width="short" label={m.series.toTime} />
        <TextField {...field("place")} label={m.series.place} hint={m.series.placeHint} />
        {reached && <TextArea {...field("reason")} label={t.reason} hint={t.reasonHint} limit={longestReason} rows={2} optional />}
        <Actions>
          <Button>{reached ? t.save : t.correct}</Button>
          <ButtonLink kind="quiet" href={cancelMeetingPath.to(visit, { id: meeting.id })}>
            {t.cancelLink}
          </ButtonLink>
        </Actions>
      </Form>
    </MeetingFormPage>
  );
};

/** The last word on a meeting that will not be held. */
export const CancelPage: FC<MoveProps & { openItems: number }> = ({ visit, meeting, reached, problem, openItems }) => {
  const t = noticeTexts[visit.lang];
  const errors = errorsOf(visit, problem);
  return (
    <MeetingFormPage {...{ visit, meeting, errors }} title={t.cancel.title} lead={t.cancel.lead}>
      {reached ? <WhoIsTold {...{ visit, reached }} /> : <p>{t.cancel.nobody}</p>}
      {openItems > 0 && <p>{t.cancel.items(openItems)}</p>}
      <Form action={cancelMeetingPath.to(visit, { id: meeting.id })}>
        <HiddenField name="version" value={String(versionToSend(problem, meeting.sequence))} />
        <TextArea
          name="reason"
          label={t.move.reason}
          hint={t.move.reasonHint}
          limit={longestReason}
          rows={2}
          value={textOf(problem, "reason")}
          error={errorAt(errors, "reason")}
        />
        <Actions>
          <Button kind="danger">{t.cancel.save}</Button>
          <ButtonLink kind="quiet" href={meetingWorkPath.to(visit, { id: meeting.id })}>
            {t.cancel.keep}
          </ButtonLink>
        </Actions>
      </Form>
    </MeetingFormPage>
  );
};

interface MeetingFormProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly title: string;
  readonly lead?: string;
  readonly errors: ReturnType<typeof errorsInWords>;
}

const MeetingFormPage: FC<PropsWithChildren<MeetingFormProps>> = ({ visit, meeting, title, lead, errors, children }) => (
  <Page
    title={title}
    kicker={<span lang={danish(visit.lang)}>{meeting.seriesName}</span>}
    lead={lead}
    hasErrors={errors.length > 0}
    before={<ErrorSummary errors={errors} />}
    breadcrumbs={[{ href: meetingWorkPath.to(visit, { id: meeting.id }), label: meetingName(meeting, visit.lang) }]}
  >
    <Facts
      items={[
        { term: meetingTexts[visit.lang].meeting.when, value: whenWords(meeting, visit.lang) },
        { term: meetingTexts[visit.lang].meeting.where, value: <span lang={danish(visit.lang)}>{meeting.place}</span> },
      ]}
    />
    {children}
  </Page>
);

const WhoIsTold: FC<{ visit: Visit; reached: Reached; again?: boolean }> = ({ visit, reached, again }) => {
  const t = noticeTexts[visit.lang].move;
  return (
    <Notice>
      <p>{t.lead}</p>
      {reached.byMail > 0 && <p>{t.byMail(reached.byMail)}</p>}
      {reached.byHand > 0 && <p>{t.byHand(reached.byHand)}</p>}
      {again && <p>{t.again}</p>}
    </Notice>
  );
};

/** On a meeting's pages: that it was moved or cancelled, from what, and why. Public. */
export const NoticeOfMeeting: FC<{ visit: Visit; meeting: Meeting; notice: MeetingNotice }> = ({ visit, meeting, notice }) => {
  const t = noticeTexts[visit.lang];
  return (
    <Notice tone="warning" title={notice.kind === "moved" ? t.movedTitle : t.cancelledTitle}>
      {changeWords(notice, meeting, visit.lang).map((line) => (
        <p>{line}</p>
      ))}
      {notice.kind === "cancelled" && <p>{t.itemsGoOn}</p>}
      {visit.may("meetings.prepare") && (
        <p>
          <a href={tellPath.to(visit, { id: meeting.id })}>{t.tell.title}</a>
        </p>
      )}
    </Notice>
  );
};

function errorsOf(visit: Visit, problem: FormProblem) {
  return errorsInWords(problem.errors, visit.lang, { ...meetingTexts[visit.lang].errors, ...noticeTexts[visit.lang].errors });
}
