import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { byHandPath, enterAnswerPath, invitationsPath, meetingWorkPath } from "../paths.ts";
import type { Invited } from "../queries/invitations.ts";
import type { Meeting } from "../queries/meetings.ts";
import { invitationTexts } from "../texts/invitations.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { InvitedList } from "./invited.tsx";
import type { InvitedFilter } from "./invited.tsx";
import { meetingName } from "./words.ts";

interface InvitationsProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly invited: readonly Invited[];
  /** The names of the parties that somebody speaks for, by member. */
  readonly parties: ReadonlyMap<string, string>;
  readonly filter: InvitedFilter;
  readonly problem: FormProblem;
}

/** For coordinators: who is invited, what they answered, and what is left to do by hand. */
export const InvitationsPage: FC<InvitationsProps> = ({ visit, meeting, invited, parties, filter, problem }) => {
  const t = invitationTexts[visit.lang].list;
  const errors = errorsInWords(problem.errors, visit.lang, words(visit));
  const waiting = invited.filter((one) => one.member.reach === "mail" && one.mailedAt === null).length;
  const byHand = invited.filter((one) => one.member.reach !== "mail").length;
  const coming = meeting.startsAt > visit.now;
  return (
    <Page
      title={t.title}
      kicker={meetingName(meeting, visit.lang)}
      width="wide"
      hasErrors={errors.length > 0}
      breadcrumbs={[{ href: meetingWorkPath.to(visit, { id: meeting.id }), label: meetingName(meeting, visit.lang) }]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("sent") && <Notice tone="success" live>{visit.query("sent") === "again" ? t.sentAgain : t.sent}</Notice>}
        </>
      }
    >
      {coming && waiting > 0 && (
        <Form action={invitationsPath.to(visit, { id: meeting.id })}>
          <p>{t.sendText}</p>
          <Actions>
            <Button>{t.send(waiting)}</Button>
          </Actions>
        </Form>
      )}
      {coming && waiting === 0 && invited.length > 0 && <p>{t.allSent}</p>}
      {byHand > 0 && (
        <p>
          {t.byHand(byHand)}. <a href={byHandPath.to(visit, { id: meeting.id })}>{t.byHandLink}</a>
        </p>
      )}
      <Section title={t.answers} id="answers">
        {invited.length === 0 ? (
          <EmptyState title={t.empty} body={t.emptyBody} />
        ) : (
          <InvitedList {...{ visit, meeting, invited, parties, filter }} />
        )}
      </Section>
    </Page>
  );
};

interface EnterAnswerProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly member: { readonly id: string; readonly name: string };
  readonly problem: FormProblem;
}

/** A coordinator enters what someone said on the phone, on paper or in person. */
export const EnterAnswerPage: FC<EnterAnswerProps> = ({ visit, meeting, member, problem }) => {
  const t = invitationTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, words(visit));
  return (
    <Page
      title={t.enter.title(member.name)}
      kicker={meetingName(meeting, visit.lang)}
      lead={t.enter.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: invitationsPath.to(visit, { id: meeting.id }), label: t.list.title }]}
    >
      <Form action={enterAnswerPath.to(visit, { id: meeting.id, member: member.id })}>
        <RadioGroup
          name="answer"
          label={t.enter.answer}
          value={textOf(problem, "answer")}
          error={errorAt(errors, "answer")}
          options={[
            { value: "yes", label: t.list.yes },
            { value: "no", label: t.list.no },
          ]}
        />
        <TextField
          name="note"
          label={t.hand.note}
          hint={t.answer.noteHint}
          optional
          value={textOf(problem, "note")}
          error={errorAt(errors, "note")}
        />
        <Actions>
          <Button>{t.enter.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};

function words(visit: Visit): Readonly<Record<string, string>> {
  return { ...meetingTexts[visit.lang].errors, ...invitationTexts[visit.lang].errors };
}
