import type { FC } from "hono/jsx";
import type { Party } from "../../../../network/party.ts";
import { formatDateTime } from "../../../../platform/i18n/dates.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { Facts } from "../../../../ui/definition.tsx";
import { Fold } from "../../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Status } from "../../../../ui/status.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { attendancePaths } from "../../attendance/paths.ts";
import { texts as attendanceTexts } from "../../attendance/texts.ts";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import type { Answers, Question } from "../../questions/question.ts";
import { answerFacts } from "../../questions/views/fields.tsx";
import type { NewAddress } from "../queries/new-address.ts";
import type { Registration, Workshop } from "../queries/registrations.ts";
import { isActive } from "../rules/registration.ts";
import type { Needs } from "../rules/registration.ts";
import { comesForWords, nameWords } from "../rules/cells.ts";
import { registrationPaths } from "../paths.ts";
import { isOpen } from "../../rules/stages.ts";
import { minuteOf } from "../../rules/when.ts";
import { seatingPaths } from "../../seating/paths.ts";
import { texts as seatingTexts } from "../../seating/texts/people.ts";
import { texts } from "../texts/registration.ts";
import { texts as workTexts } from "../texts/secretary.ts";
import { OfferToTell } from "./offers.tsx";
import { RegistrationFields, registrationErrors } from "./fields.tsx";
import { seatWords, wishFacts } from "./facts.tsx";

interface OneProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly registration: Registration;
  readonly needs: Needs;
  readonly questions: readonly Question[];
  readonly answers: Answers;
  readonly workshops: readonly Workshop[];
  readonly parties: readonly Party[];
  readonly partyNames: ReadonlyMap<string, string>;
  readonly similar: readonly Registration[];
  /** An address they wrote themselves that nobody has confirmed. */
  readonly newAddress: NewAddress | undefined;
  /** Of the form with everything. */
  readonly problem: FormProblem;
}

/** One registration for the organisers: what was told, and what they can do for somebody on the phone. */
export const OneRegistrationPage: FC<OneProps> = (props) => {
  const { visit, conference, registration, needs, questions, answers, workshops, partyNames, similar, newAddress, problem } = props;
  const { lang } = visit;
  const t = workTexts[lang];
  const own = texts[lang].own;
  const errors = registrationErrors(visit, problem, questions);
  const savedWords: Readonly<Record<string, string>> = { ...t.saved, badge: attendanceTexts[lang].badge.saved };
  const saved = savedWords[visit.query("saved")];
  const { id } = conference;
  const words = seatWords(visit, registration.state);
  const marks = [registration.isLate && own.late, registration.isAboveCapacity && t.aboveMark];
  const came = [t.ways[registration.cameBy], formatDateTime(registration.createdAt, lang), ...marks].filter(Boolean).join(" · ");
  return (
    <Page
      title={nameWords(registration, lang)}
      kicker={`${conference.title} · ${own.number} ${registration.number}`}
      breadcrumbs={[
        { href: paths.overview.to(visit, { id }), label: conference.title },
        { href: registrationPaths.list.to(visit, { id }), label: t.list },
      ]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {saved && <Notice tone="success" live>{saved}</Notice>}
        </>
      }
      noIndex
    >
      <p class="registration-status">
        <Status tone={words.tone}>{words.label}</Status>
      </p>
      {similar.length > 0 && (
        <Notice title={t.similar}>
          <ul>
            {similar.map((other) => (
              <li>
                <a href={registrationPaths.one.to(visit, { id, registration: other.id })}>{t.similarOne(other.number, other.name ?? "")}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {registration.state === "offered" && isOpen(conference, visit.now) && (
        <Section title={t.todo}>
          <OfferToTell visit={visit} registration={registration} />
        </Section>
      )}
      <Facts
        items={[
          { term: t.party, value: <WrittenWords>{comesForWords(registration, { lang, partyNames })}</WrittenWords> },
          { term: t.columns.reach, value: [registration.phone, registration.email, registration.address].filter(Boolean).join(" · ") || t.noReach },
          { term: t.newAddress.term, value: newAddress && t.newAddress.value(newAddress.email, minuteOf(newAddress.expiresAt, lang)) },
          { term: t.by, value: registration.cameBy === "web" ? came : `${came} · ${t.entered}` },
          ...wishFacts(visit, registration, workshops, needs),
          ...answerFacts(visit, questions, answers),
        ]}
      />
      <Actions>
        {registration.state === "seated" && visit.may("conference.allocate") && (
          <ButtonLink kind="secondary" href={seatingPaths.person.to(visit, { id, registration: registration.id })}>
            {seatingTexts[lang].person.link}
          </ButtonLink>
        )}
        {isOpen(conference, visit.now) && isActive(registration.state) && (
          <ButtonLink kind="secondary" href={attendancePaths.badge.to(visit, { id, registration: registration.id })}>
            {attendanceTexts[lang].badge.title}
          </ButtonLink>
        )}
      </Actions>
      {isOpen(conference, visit.now) && (isActive(registration.state) ? <Steps {...props} /> : <Again {...props} />)}
    </Page>
  );
};

/** Somebody who called and would like to come after all. */
const Again: FC<OneProps> = ({ visit, conference, registration }) => {
  const t = workTexts[visit.lang];
  return (
    <Form action={registrationPaths.oneAgain.to(visit, { id: conference.id, registration: registration.id })}>
      <p>{t.againBody}</p>
      <Button kind="secondary">{t.again}</Button>
    </Form>
  );
};

const Steps: FC<OneProps> = ({ visit, conference, registration, parties, workshops, questions, problem }) => {
  const t = workTexts[visit.lang];
  const params = { id: conference.id, registration: registration.id };
  return (
    <>
      <Fold summary={t.change} open={problem.errors.length > 0}>
        <Form action={registrationPaths.one.to(visit, params)}>
          <HiddenField name="version" value={String(registration.version)} />
          <RegistrationFields {...{ visit, problem, parties, workshops, questions }} mustAnswer={false} />
          <Actions>
            <Button>{texts[visit.lang].own.save}</Button>
          </Actions>
        </Form>
      </Fold>
      <Fold summary={t.cancel}>
        <p>{t.cancelBody}</p>
        <Form action={registrationPaths.oneCancel.to(visit, params)}>
          <Button kind="danger">{t.cancel}</Button>
        </Form>
      </Fold>
      <div class="registration-again">
        <Form action={registrationPaths.oneCode.to(visit, params)}>
          <p>{t.codeBody}</p>
          <Button kind="secondary">{t.code}</Button>
        </Form>
        {registration.email && (
          <Form action={registrationPaths.oneSend.to(visit, params)}>
            <Button kind="secondary">{t.send}</Button>
          </Form>
        )}
      </div>
    </>
  );
};
