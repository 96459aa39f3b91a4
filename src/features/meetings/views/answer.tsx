import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { meetingWorkPath } from "../paths.ts";
import type { Meeting } from "../queries/meetings.ts";
import type { Notice as MeetingNotice } from "../queries/notices.ts";
import { invitationTexts } from "../texts/invitations.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { NoticeOfMeeting } from "./move.tsx";
import { danish, meetingName, whenWords } from "./words.ts";

interface AnswerPageProps {
  readonly visit: Visit;
  /** Where the answer goes. */
  readonly action: string;
  /** Whether they came by a personal link, and need not be signed in. */
  readonly byLink: boolean;
  readonly meeting: Meeting;
  /** Set when it was moved or cancelled. */
  readonly notice: MeetingNotice | undefined;
  readonly answer: "yes" | "no" | null;
  readonly problem: FormProblem;
}

/** Yes or no to one meeting: behind a personal link without an account, or signed in. Opening it changes nothing. */
export const AnswerPage: FC<AnswerPageProps> = ({ visit, action, byLink, meeting, notice, answer, problem }) => {
  const t = invitationTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, { ...meetingTexts[visit.lang].errors, ...t.errors });
  const coming = meeting.startsAt > visit.now;
  const open = coming && meeting.cancelledAt === null;
  return (
    <Page
      title={t.answer.title}
      kicker={<span lang={danish(visit.lang)}>{meeting.seriesName}</span>}
      lead={open && (byLink ? `${t.answer.lead} ${t.answer.noSignIn}` : t.answer.lead)}
      noIndex
      breadcrumbs={byLink ? [] : [{ href: meetingWorkPath.to(visit, { id: meeting.id }), label: meetingName(meeting, visit.lang) }]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && answer && <Notice tone="success" live>{t.answer.thanks[answer]}</Notice>}
        </>
      }
    >
      <Facts
        items={[
          { term: meetingTexts[visit.lang].meeting.when, value: whenWords(meeting, visit.lang) },
          { term: meetingTexts[visit.lang].meeting.where, value: <span lang={danish(visit.lang)}>{meeting.place}</span> },
        ]}
      />
      {notice && <NoticeOfMeeting {...{ visit, meeting, notice }} />}
      {answer && open && (
        <p>
          <strong>{t.answer.now[answer]}</strong>
        </p>
      )}
      {!coming && <Notice>{t.answer.begun}</Notice>}
      {open && (
        <Form action={action}>
          <TextField
            name="note"
            label={t.answer.note}
            hint={t.answer.noteHint}
            optional
            value={textOf(problem, "note")}
            error={errorAt(errors, "note")}
          />
          <Actions>
            <Button name="answer" value="yes">
              {t.answer.yes}
            </Button>
            <Button name="answer" value="no" kind="secondary">
              {t.answer.no}
            </Button>
          </Actions>
        </Form>
      )}
    </Page>
  );
};
