import type { FC } from "hono/jsx";
import { nameNow } from "../../../network/party.ts";
import type { Party } from "../../../network/party.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { CheckboxGroup, RadioGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { Fold } from "../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { standsInFor } from "../attendance.ts";
import type { Voice } from "../attendance.ts";
import { attendancePath, minutesPath } from "../paths.ts";
import type { Meeting } from "../queries/meetings.ts";
import { attendanceTexts } from "../texts/attendance.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { meetingName } from "./words.ts";

/** Somebody who may have been at a meeting. */
export interface Attendee {
  readonly id: string;
  readonly name: string;
  /** What they answered the invitation. */
  readonly answer: "yes" | "no" | null;
  /** Noted already, although no longer a member. */
  readonly hasLeft: boolean;
}

interface AttendancePageProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly parties: readonly Party[];
  readonly attendees: readonly Attendee[];
  readonly voices: readonly Voice[];
  readonly problem: FormProblem;
}

/** Below this many everybody stands in one list. */
const foldedFrom = 20;

/** Who was there: parties, and the members who came or sent an apology; those who are expected first. */
export const AttendancePage: FC<AttendancePageProps> = ({ visit, meeting, parties, attendees, voices, problem }) => {
  const t = attendanceTexts[visit.lang];
  const stateOf = (id: string) => textsOf(problem, `member-${id}`)[0] ?? "";
  const notedByOther = attendees.map(({ id, name }) => {
    const state = textsOf(problem, `was-member-${id}`)[0];
    return [`member-${id}_changed_meanwhile`, t.changed(name, stateWords(state, visit.lang))];
  });
  const errors = errorsInWords(problem.errors, visit.lang, {
    ...minutesTexts[visit.lang].errors,
    ...Object.fromEntries(notedByOther),
  });
  const away = new Set(
    attendees.filter(({ id, answer }) => stateOf(id) === "apology" || (stateOf(id) === "" && answer === "no")).map(({ id }) => id),
  );
  const standsIn = (id: string) => voices.some((one) => one.memberId === id && standsInFor(one, voices, away).length > 0);
  const folds = attendees.length >= foldedFrom;
  const isExpected = ({ id, answer }: Attendee) => !folds || answer === "yes" || stateOf(id) !== "" || standsIn(id) || errorAt(errors, `member-${id}`);
  const expected = attendees.filter(isExpected);
  const others = attendees.filter((one) => !isExpected(one));
  const question = (one: Attendee) => (
    <AttendeeQuestion {...{ visit, one, attendees, voices, away, problem }} error={errorAt(errors, `member-${one.id}`)} />
  );
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
        {Object.keys(problem.values)
          .filter((name) => name.startsWith("was-"))
          .flatMap((name) => textsOf(problem, name).map((value) => <HiddenField {...{ name, value }} />))}
        {expected.length > 0 && <Section title={folds ? t.expected : t.members}>{expected.map(question)}</Section>}
        {others.length > 0 && (
          <Fold summary={t.others(others.length)}>
            <p class="section-lead">{t.othersHint}</p>
            {others.map(question)}
          </Fold>
        )}
        <CheckboxGroup
          name="parties"
          label={t.parties}
          hint={attendees.length > 0 && t.partiesHint}
          values={textsOf(problem, "parties")}
          options={parties.map((party) => ({ value: party.id, label: nameNow(party, visit.lang) }))}
        />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};

interface AttendeeQuestionProps {
  readonly visit: Visit;
  readonly one: Attendee;
  readonly attendees: readonly Attendee[];
  readonly voices: readonly Voice[];
  readonly away: ReadonlySet<string>;
  readonly problem: FormProblem;
  readonly error?: string;
}

const AttendeeQuestion: FC<AttendeeQuestionProps> = ({ visit, one, attendees, voices, away, problem, error }) => {
  const t = attendanceTexts[visit.lang];
  const own = voices.filter((voice) => voice.memberId === one.id);
  const said = one.hasLeft ? t.left : one.answer && { yes: t.saysYes, no: t.saysNo }[one.answer];
  const nameOf = (id: string) => attendees.find((other) => other.id === id)?.name ?? "";
  const stoodInFor = own.flatMap((voice) => standsInFor(voice, voices, away)).map((voice) => nameOf(voice.memberId));
  const functions = own.map((voice) => (voice.isDeputy ? t.deputy : t.speaksFor)(voice.function, voice.partyName));
  const chosen = `for-${one.id}`;
  return (
    <div>
      <RadioGroup
        name={`member-${one.id}`}
        label={said ? `${one.name} (${said})` : one.name}
        hint={[...functions, ...(stoodInFor.length > 0 ? [t.standIn(stoodInFor.join(", "))] : [])].join(". ")}
        error={error}
        layout="inline"
        value={textsOf(problem, `member-${one.id}`)[0] ?? ""}
        options={[
          { value: "present", label: t.present },
          { value: "apology", label: t.apology },
          { value: "", label: t.none },
        ]}
      />
      {own.length > 1 && (
        <>
          <HiddenField name={chosen} value="" />
          <CheckboxGroup
            name={chosen}
            label={t.spokeFor}
            layout="inline"
            values={chosen in problem.values ? textsOf(problem, chosen) : own.map((voice) => voice.partyId)}
            options={own.map((voice) => ({ value: voice.partyId, label: voice.partyName }))}
          />
        </>
      )}
    </div>
  );
};

function stateWords(state: string | undefined, lang: Lang): string {
  const t = attendanceTexts[lang];
  if (state === "present") return t.present;
  return state === "apology" ? t.apology : t.none;
}
