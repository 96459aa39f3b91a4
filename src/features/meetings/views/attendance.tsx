import type { FC } from "hono/jsx";
import type { Party } from "../../../network/party.ts";
import { textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { CheckboxGroup, RadioGroup } from "../../../ui/choice.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { attendancePath, minutesPath } from "../paths.ts";
import type { Invited } from "../queries/invitations.ts";
import type { Meeting } from "../queries/meetings.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { meetingName } from "./words.ts";

interface AttendancePageProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly parties: readonly Party[];
  readonly invited: readonly Invited[];
  readonly problem: FormProblem;
}

/** Who was there: parties, and the members who came or sent an apology. */
export const AttendancePage: FC<AttendancePageProps> = ({ visit, meeting, parties, invited, problem }) => {
  const t = minutesTexts[visit.lang].attendance;
  const errors = errorsInWords(problem.errors, visit.lang, minutesTexts[visit.lang].errors);
  const said = { yes: t.saysYes, no: t.saysNo };
  return (
    <Page
      title={t.title}
      lead={t.lead}
      kicker={meetingName(meeting, visit.lang)}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: minutesPath.to(visit, { id: meeting.id }), label: meetingName(meeting, visit.lang) }]}
    >
      <Form action={attendancePath.to(visit, { id: meeting.id })}>
        <CheckboxGroup
          name="parties"
          label={t.parties}
          values={textsOf(problem, "parties")}
          options={parties.map((party) => ({ value: party.id, label: party.name }))}
        />
        {invited.length > 0 && (
          <Section title={t.members}>
            {invited.map(({ member, answer }) => (
              <RadioGroup
                name={`member-${member.id}`}
                label={answer ? `${member.name} (${said[answer]})` : member.name}
                layout="inline"
                value={textsOf(problem, `member-${member.id}`)[0] ?? ""}
                options={[
                  { value: "present", label: t.present },
                  { value: "apology", label: t.apology },
                  { value: "", label: t.none },
                ]}
              />
            ))}
          </Section>
        )}
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};
