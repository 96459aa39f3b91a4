import type { FC } from "hono/jsx";
import type { Party } from "../../../../network/party.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { errorsInWords } from "../../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../../ui/form.tsx";
import { Actions, Page } from "../../../../ui/layout.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import type { Question } from "../../questions/question.ts";
import type { Workshop } from "../queries/registrations.ts";
import { registrationPaths } from "../paths.ts";
import { freeSeats } from "../rules/seats.ts";
import type { Fullness } from "../rules/seats.ts";
import { registrationAt, stageOf } from "../../rules/stages.ts";
import { texts } from "../texts/registration.ts";
import { texts as visitorTexts } from "../../texts/visitors.ts";
import { minuteOf, wholeSpan } from "../../rules/when.ts";
import { ContactCard } from "../../views/contact.tsx";
import { RegistrationFields, registrationErrors } from "./fields.tsx";

interface RegisterProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly problem: FormProblem;
  readonly parties: readonly Party[];
  readonly workshops: readonly Workshop[];
  readonly questions: readonly Question[];
  readonly fullness: Fullness;
}

const breadcrumbsOf = (visit: Visit, { id, title }: Conference) => [
  { href: paths.conferences.to(visit, {}), label: visitorTexts[visit.lang].title },
  { href: paths.conference.to(visit, { id }), label: title },
];

/** The form with which somebody registers: for a seat, or for the waiting list when all are taken. */
export const RegisterPage: FC<RegisterProps> = ({ visit, conference, problem, parties, workshops, questions, fullness }) => {
  const { lang } = visit;
  const t = texts[lang];
  const errors = registrationErrors(visit, problem, questions);
  const left = freeSeats(fullness);
  const hasRoom = left > 0 && fullness.waiting === 0;
  return (
    <Page
      title={t.title(conference.title)}
      kicker={`${wholeSpan(conference, lang)} · ${conference.place}`}
      lead={t.lead}
      breadcrumbs={breadcrumbsOf(visit, conference)}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      {!hasRoom && <Notice tone="warning">{t.full}</Notice>}
      <p>
        {hasRoom && Number.isFinite(left) && `${t.left(left)} `}
        {conference.closesAt && t.closesAt(minuteOf(conference.closesAt, lang))}
      </p>
      <Form action={registrationPaths.register.to(visit, { id: conference.id })}>
        <RegistrationFields {...{ visit, problem, parties, workshops, questions }} mustAnswer />
        <p>{t.after}</p>
        <Actions>
          <Button>{t.send}</Button>
        </Actions>
      </Form>
    </Page>
  );
};

/** Why one cannot register now, and whom one can ask. */
export const ShutPage: FC<{ visit: Visit; conference: Conference; problem?: FormProblem }> = ({ visit, conference, problem }) => {
  const { lang, now } = visit;
  const t = texts[lang].shut;
  const stage = stageOf(conference, now);
  const state = registrationAt(conference, now);
  const errors = errorsInWords(problem?.errors ?? [], lang, texts[lang].errors);
  const why = () => {
    if (stage === "cancelled") return t.cancelled;
    if (stage === "held") return t.over;
    if (state === "before" && conference.opensAt) return t.before(minuteOf(conference.opensAt, lang));
    if (state === "open" && conference.byInvitation) return t.invitedOnly;
    return state === "closed" && conference.closesAt ? t.closed(minuteOf(conference.closesAt, lang)) : t.none;
  };
  const mayStillAsk = (state === "closed" || (state === "open" && conference.byInvitation)) && (stage === "published" || stage === "running");
  return (
    <Page
      title={t.title}
      kicker={conference.title}
      lead={why()}
      breadcrumbs={breadcrumbsOf(visit, conference)}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <p>{mayStillAsk ? t.ask : t.question}</p>
      <ContactCard visit={visit} conference={conference} />
      <Actions>
        <ButtonLink kind="secondary" href={paths.conference.to(visit, { id: conference.id })}>
          {texts[lang].back}
        </ButtonLink>
      </Actions>
    </Page>
  );
};

/** For everybody who gave a mail address, whether or not they had registered before: their link is on its way. */
export const MailedPage: FC<{ visit: Visit; conference: Conference }> = ({ visit, conference }) => {
  const t = texts[visit.lang];
  return (
    <Page title={t.mailed.title} lead={t.mailed.lead} kicker={conference.title} breadcrumbs={breadcrumbsOf(visit, conference)} noIndex>
      <p>{t.mailed.once}</p>
      <p>{t.mailed.lost}</p>
      <ContactCard visit={visit} conference={conference} />
      <Actions>
        <ButtonLink kind="secondary" href={paths.conference.to(visit, { id: conference.id })}>
          {t.back}
        </ButtonLink>
      </Actions>
    </Page>
  );
};
