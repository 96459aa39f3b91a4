import type { FC } from "hono/jsx";
import type { Party } from "../../../../network/party.ts";
import { maskedAddress } from "../../../../platform/mail/address.ts";
import type { FormProblem, FormValues } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { errorsInWords } from "../../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import type { Question } from "../../questions/question.ts";
import type { Workshop } from "../../registration/queries/registrations.ts";
import { freeSeats } from "../../registration/rules/seats.ts";
import type { Fullness } from "../../registration/rules/seats.ts";
import { RegistrationFields, registrationErrors } from "../../registration/views/fields.tsx";
import { isOpen, registrationAt, stageOf } from "../../rules/stages.ts";
import { minuteOf, wholeSpan } from "../../rules/when.ts";
import { ContactCard } from "../../views/contact.tsx";
import { invitationPaths } from "../paths.ts";
import type { SentLetter } from "../rules/mail.ts";
import { linkSentTo } from "../rules/standing.ts";
import type { Invitation, Standing } from "../rules/standing.ts";
import { texts } from "../texts/own.ts";

interface OwnProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly invitation: Invitation;
  readonly standing: Standing;
  readonly letter: SentLetter | undefined;
  readonly parties: readonly Party[];
  readonly workshops: readonly Workshop[];
  readonly questions: readonly Question[];
  readonly fullness: Fullness;
  readonly problem: FormProblem;
}

/** Somebody's own invitation: yes with the form filled in, or no. */
export const OwnInvitationPage: FC<OwnProps> = (props) => {
  const { visit, conference, invitation, standing, letter, questions, problem } = props;
  const { lang, now } = visit;
  const t = texts[lang];
  const isComing = standing === "coming" || standing === "waiting";
  const isAnswered = standing === "answered";
  const sentTo = linkSentTo({ ...invitation, standing });
  const errors = sentTo === null ? registrationErrors(visit, problem, questions) : errorsInWords(problem.errors, lang, { too_many_mails: t.sentTo.tooMany });
  const mayAnswer = isOpen(conference, now) && !isComing && !isAnswered;
  const takes = registrationAt(conference, now);
  return (
    <Page
      title={t.title(conference.title)}
      kicker={`${wholeSpan(conference, lang)} · ${conference.place}`}
      lead={mayAnswer && takes === "open" && standing !== "declined" ? t.hello(invitation.name ?? "") : undefined}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {sentTo !== null && errors.length === 0 && visit.query("saved") === "mailed" && <Notice live>{t.sentTo.sent(maskedAddress(sentTo))}</Notice>}
        </>
      }
      noIndex
    >
      {isComing && <Coming {...props} />}
      {isAnswered && stageOf(conference, now) !== "cancelled" ? <Notice tone="success">{sentTo === null ? t.answeredBefore : t.answered}</Notice> : !isComing && <p class="conference-deadline">{deadlineOf(visit, conference)}</p>}
      {sentTo !== null && stageOf(conference, now) !== "cancelled" && <SentTo visit={visit} address={sentTo} />}
      {mayAnswer && standing === "declined" && <Notice live>{t.declined}</Notice>}
      <Actions>
        {letter && (
          <ButtonLink kind="secondary" href={letter.href}>
            {t.letter}
          </ButtonLink>
        )}
        <ButtonLink kind="secondary" href={paths.conference.to(visit, { id: conference.id })}>
          {t.programme}
        </ButtonLink>
        {mayAnswer && takes === "open" && standing !== "declined" && (
          <ButtonLink kind="quiet" href="#no">
            {t.noTitle}
          </ButtonLink>
        )}
      </Actions>
      {mayAnswer && takes === "open" && <YesForm {...props} />}
      {mayAnswer && takes !== "none" && standing !== "declined" && <NoForm visit={visit} />}
      <ContactCard visit={visit} conference={conference} />
    </Page>
  );
};

/** Until when one can answer, or why one cannot. */
function deadlineOf({ lang, now }: Visit, conference: Conference): string {
  const t = texts[lang];
  const stage = stageOf(conference, now);
  if (stage === "cancelled") return t.cancelled;
  if (stage === "held") return t.over;
  const { opensAt, closesAt } = conference;
  if (!closesAt) return t.none;
  const state = registrationAt(conference, now);
  if (state === "before" && opensAt) return t.notYet(minuteOf(opensAt, lang));
  return state === "closed" ? t.closed(minuteOf(closesAt, lang)) : t.before(minuteOf(closesAt, lang));
}

const Coming: FC<OwnProps> = ({ visit, conference, invitation, standing }) => {
  const t = texts[visit.lang];
  if (conference.cancelledAt) return <Notice tone="warning">{t.cancelled}</Notice>;
  return (
    <>
      <Notice tone="success">{standing === "coming" ? t.coming.coming : t.coming.waiting}</Notice>
      {invitation.registrationId !== null && (
        <Form action={invitationPaths.registration.to(visit, { key: visit.param("key") })}>
          <Button>{t.coming.open}</Button>
        </Form>
      )}
    </>
  );
};

/** Where the link is that opens the registration, and a button that sends it there once more. */
const SentTo: FC<{ visit: Visit; address: string }> = ({ visit, address }) => {
  const t = texts[visit.lang].sentTo;
  return (
    <>
      <p>{t.lead(maskedAddress(address))}</p>
      <Form action={invitationPaths.mail.to(visit, { key: visit.param("key") })}>
        <Button kind="secondary">{t.button}</Button>
      </Form>
    </>
  );
};

const YesForm: FC<OwnProps> = ({ visit, parties, workshops, questions, fullness, problem }) => {
  const t = texts[visit.lang];
  const hasRoom = freeSeats(fullness) > 0 && fullness.waiting === 0;
  return (
    <Section title={t.yesTitle}>
      {!hasRoom && <Notice tone="warning">{t.full}</Notice>}
      <Form action={invitationPaths.own.to(visit, { key: visit.param("key") })}>
        <RegistrationFields {...{ visit, problem, parties, workshops, questions }} mustAnswer />
        <Actions>
          <Button>{t.yes}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

const NoForm: FC<{ visit: Visit }> = ({ visit }) => {
  const t = texts[visit.lang];
  return (
    <Section title={t.noTitle} lead={t.noHint} id="no">
      <Form action={invitationPaths.decline.to(visit, { key: visit.param("key") })}>
        <Button kind="secondary">{t.no}</Button>
      </Form>
    </Section>
  );
};

/** The form as it begins for somebody who is invited: with what we know of them already. */
export function invitedValues({ name, email, phone, address, partyId, organisation }: Invitation, parties: readonly Party[]): FormValues {
  const party = parties.find((one) => one.id === partyId) ?? parties.find((one) => organisation !== "" && one.name.toLowerCase() === organisation.toLowerCase());
  return { name: name ?? "", email: email ?? "", phone: phone ?? "", address: address ?? "", party: party?.id ?? (organisation ? "other" : "") };
}
