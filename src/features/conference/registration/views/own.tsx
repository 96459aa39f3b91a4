import type { FC } from "hono/jsx";
import type { Party } from "../../../../network/party.ts";
import { formatDateTime } from "../../../../platform/i18n/dates.ts";
import { readReceiptCode } from "../../../../platform/receipt-code.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { Facts } from "../../../../ui/definition.tsx";
import { errorsInWords } from "../../../../ui/error-texts.ts";
import { Fold } from "../../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { ReceiptCode } from "../../../../ui/receipt.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { attendancePaths } from "../../attendance/paths.ts";
import { texts as attendanceTexts } from "../../attendance/texts.ts";
import { DoorCode } from "../../attendance/views/badge.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import type { Answers, Question } from "../../questions/question.ts";
import { answerFacts } from "../../questions/views/fields.tsx";
import type { NewAddress } from "../queries/new-address.ts";
import type { Registration, Workshop } from "../queries/registrations.ts";
import { isActive } from "../rules/registration.ts";
import type { Needs } from "../rules/registration.ts";
import { comesForWords } from "../rules/cells.ts";
import { registrationPaths } from "../paths.ts";
import { offerStands, placeForNew } from "../rules/seats.ts";
import type { Fullness } from "../rules/seats.ts";
import { isOpen, registrationAt } from "../../rules/stages.ts";
import { seatingPaths } from "../../seating/paths.ts";
import { texts as seatingTexts } from "../../seating/texts/own.ts";
import { EvaluateNow } from "../../report/views/evaluation.tsx";
import { texts as addressTexts } from "../texts/new-address.ts";
import { texts } from "../texts/registration.ts";
import { minuteOf, wholeSpan } from "../../rules/when.ts";
import { ContactCard } from "../../views/contact.tsx";
import { RegistrationFields, registrationErrors } from "./fields.tsx";
import { wishFacts } from "./facts.tsx";
import { WaitingAddress } from "./new-address.tsx";

interface OwnProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly registration: Registration;
  readonly needs: Needs;
  readonly questions: readonly Question[];
  readonly answers: Answers;
  readonly workshops: readonly Workshop[];
  readonly partyNames: ReadonlyMap<string, string>;
  /** How many wait before them. */
  readonly before: number;
  readonly fullness: Fullness;
  /** Whether their places in workshops are allocated. */
  readonly hasProgramme: boolean;
  /** An address they wrote that nobody has confirmed. */
  readonly newAddress: NewAddress | undefined;
  readonly problem: FormProblem;
}

/** Somebody's own registration, also as a receipt on paper: how they stand, what they told, what they can do. */
export const OwnPage: FC<OwnProps> = (props) => {
  const { visit, conference, registration, needs, questions, answers, workshops, partyNames, hasProgramme, newAddress, problem } = props;
  const { lang } = visit;
  const t = texts[lang].own;
  const errors = errorsInWords(problem.errors, lang, { ...texts[lang].errors, ...addressTexts[lang].errors });
  const key = visit.param("key");
  const code = readReceiptCode(key);
  const savedWords: Readonly<Record<string, string>> = { ...t.saved, ...addressTexts[lang].saved, badge: attendanceTexts[lang].badge.saved };
  const saved = savedWords[visit.query("saved")];
  const stillOpen = isOpen(conference, visit.now) && isActive(registration.state);
  return (
    <Page
      title={t.title}
      kicker={conference.title}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {saved && (
            <Notice tone="success" live>
              {saved} {visit.query("saved") === "sent" && registration.email && t.mailed}
            </Notice>
          )}
        </>
      }
      noIndex
    >
      <p class="lead">{toldOf(props)}</p>
      {newAddress && stillOpen && <WaitingAddress {...{ visit, registration, newAddress }} />}
      {hasProgramme && (
        <Actions>
          <ButtonLink href={seatingPaths.own.to(visit, { key })}>{seatingTexts[lang].open}</ButtonLink>
        </Actions>
      )}
      {registration.state === "offered" && stillOpen && offerStands(registration, visit.now) && <OfferForm visit={visit} />}
      {!isActive(registration.state) && isOpen(conference, visit.now) && <Again {...props} />}
      <Facts
        items={[
          { term: t.name, value: registration.name && <WrittenWords>{registration.name}</WrittenWords> },
          { term: t.party, value: <WrittenWords>{comesForWords(registration, { lang, partyNames })}</WrittenWords> },
          { term: t.reach, value: [registration.email, registration.phone, registration.address].filter(Boolean).join(" · ") || t.noReach },
          { term: t.number, value: String(registration.number) },
          { term: t.at, value: `${formatDateTime(registration.createdAt, lang)}${registration.isLate ? ` · ${t.late}` : ""}` },
          ...wishFacts(visit, registration, workshops, needs),
          ...answerFacts(visit, questions, answers),
        ]}
      />
      <Section title={conference.title}>
        <p>
          {wholeSpan(conference, lang)}
          <br />
          <WrittenWords>{conference.place}</WrittenWords>
        </p>
        <p class="on-screen">
          <a href={paths.conference.to(visit, { id: conference.id })}>{texts[lang].back}</a> · <a href={paths.calendar.to(visit, { id: conference.id })}>{t.take}</a>
        </p>
      </Section>
      <EvaluateNow {...{ visit, conference }} />
      {code && <ReceiptCode code={code} copy={`${t.code} ${t.readOut}`} />}
      {registration.state === "seated" && stillOpen && <DoorCode visit={visit} registration={registration} />}
      <ContactCard visit={visit} conference={conference} />
      {stillOpen && (
        <div class="on-screen">
          <Actions>
            <ButtonLink kind="secondary" href={attendancePaths.ownBadge.to(visit, { key })}>
              {attendanceTexts[lang].badge.title}
            </ButtonLink>
            <ButtonLink kind="secondary" href={registrationPaths.change.to(visit, { key })}>
              {t.change}
            </ButtonLink>
          </Actions>
          <Fold summary={t.cancel}>
            <p>{t.cancelLead}</p>
            <Form action={registrationPaths.cancel.to(visit, { key })}>
              <Button kind="danger">{t.cancelButton}</Button>
            </Form>
          </Fold>
        </div>
      )}
    </Page>
  );
};

function toldOf({ visit, conference, registration: { state, offerExpiresAt }, before }: OwnProps): string {
  const t = texts[visit.lang].own;
  if (conference.cancelledAt) return t.calledOff;
  if (state === "waiting") return t.told.waiting(before + 1);
  if (state === "offered") return t.told.offered(offerExpiresAt ? minuteOf(offerExpiresAt, visit.lang) : "");
  return t.told[state];
}

/** The way back for somebody who is out of it: to a seat that nobody waits for, or to the end of the waiting list. */
const Again: FC<OwnProps> = ({ visit, conference, fullness }) => {
  const t = texts[visit.lang].own;
  if (registrationAt(conference, visit.now) !== "open") return <p>{t.againAsk}</p>;
  const hasSeat = placeForNew(fullness) === "seated";
  return (
    <Section title={t.again} lead={hasSeat ? t.againSeat : t.againWaiting(fullness.waiting)}>
      <p>{t.againNeeds}</p>
      <Form action={registrationPaths.again.to(visit, { key: visit.param("key") })}>
        <Button>{hasSeat ? t.againRegister : t.againWait}</Button>
      </Form>
    </Section>
  );
};

const OfferForm: FC<{ visit: Visit }> = ({ visit }) => {
  const t = texts[visit.lang].own;
  return (
    <Section title={t.offer} lead={t.offerLead}>
      <Form action={registrationPaths.answer.to(visit, { key: visit.param("key") })}>
        <Actions>
          <Button name="answer" value="accept">
            {t.accept}
          </Button>
          <Button kind="secondary" name="answer" value="decline">
            {t.decline}
          </Button>
        </Actions>
      </Form>
    </Section>
  );
};

interface ChangeProps extends Pick<OwnProps, "visit" | "registration" | "workshops" | "questions" | "newAddress" | "problem"> {
  readonly parties: readonly Party[];
  /** Whether places in workshops have been given already. */
  readonly isPlaced: boolean;
}

/** The same form once more, with what they told before. */
export const ChangeOwnPage: FC<ChangeProps> = ({ visit, registration, workshops, questions, parties, isPlaced, newAddress, problem }) => {
  const t = texts[visit.lang].own;
  const errors = registrationErrors(visit, problem, questions);
  const key = visit.param("key");
  return (
    <Page
      title={t.changeTitle}
      breadcrumbs={[{ href: registrationPaths.own.to(visit, { key }), label: t.title }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      {isPlaced && (
        <Notice title={t.placed}>
          <p>{t.placedBody}</p>
        </Notice>
      )}
      {newAddress && <Notice>{addressTexts[visit.lang].stillWaits(newAddress.email)}</Notice>}
      <Form action={registrationPaths.change.to(visit, { key })}>
        <HiddenField name="version" value={String(registration.version)} />
        <RegistrationFields {...{ visit, problem, parties, workshops, questions }} mustAnswer />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};
