import type { FC } from "hono/jsx";
import type { Consent } from "../../../network/consents.ts";
import type { Party } from "../../../network/party.ts";
import type { Representation } from "../../../network/representations.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { RadioGroup, Select } from "../../../ui/choice.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import type { Crumb } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { consentPaperPath, consentPath, memberPath, membersPath, withdrawConsentPath } from "../paths.ts";
import { texts } from "../texts.ts";
import { representationTexts } from "../texts/representations.ts";
import { consentWords, functionWords } from "./words.tsx";

interface ConsentPageProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly representation: Representation;
  readonly party: Party;
  readonly consent: Consent | undefined;
  /** Who may have got the paper. */
  readonly receivers: readonly Member[];
}

/** Registers what somebody signed, or takes it back. */
export const ConsentPage: FC<ConsentPageProps> = (props) => {
  const { visit, problem, representation, party, consent, receivers } = props;
  const t = representationTexts[visit.lang].consent;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <Page
      title={t.title(representation.memberName)}
      kicker={`${functionWords(visit, representation)} · ${party.name}`}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={crumbs(visit, representation)}
    >
      {consent && <Facts items={[{ term: t.now, value: consentWords(visit, consent) }]} />}
      <p>{t.shown(party.name)}</p>
      {party.kind === "users" && <Notice tone="warning">{t.users}</Notice>}
      <Actions>
        <ButtonLink kind="secondary" href={consentPaperPath.to(visit, { id: representation.id })}>
          {t.paper}
        </ButtonLink>
      </Actions>
      <Form action={consentPath.to(visit, { id: representation.id })}>
        <RadioGroup
          {...field("shows")}
          label={t.shows}
          options={[
            { value: "function", label: t.role },
            { value: "name", label: t.name },
          ]}
        />
        <TextField {...field("publicName")} label={t.publicName} hint={t.publicNameHint} optional autocomplete="off" />
        <DateField {...field("givenOn")} label={t.givenOn} max={dayOf(visit.now)} />
        <Select
          {...field("receivedBy")}
          label={t.receivedBy}
          width="full"
          options={receivers.map((member) => ({ value: member.id, label: member.name }))}
        />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
      {consent && (
        <Section title={t.withdrawTitle} lead={t.withdrawText}>
          <Form action={withdrawConsentPath.to(visit, { id: representation.id })}>
            <Actions>
              <Button kind="danger">{t.withdraw}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </Page>
  );
};

/** To print: what somebody agrees to, in words they can take home, with room for a signature. */
export const ConsentPaperPage: FC<{ visit: Visit; representation: Representation }> = ({ visit, representation }) => {
  const t = representationTexts[visit.lang].paper;
  const role = functionWords(visit, representation);
  return (
    <Page
      title={t.title}
      lead={<span class="on-screen">{t.lead}</span>}
      breadcrumbs={[...crumbs(visit, representation), { href: consentPath.to(visit, { id: representation.id }), label: representationTexts[visit.lang].consentDoor }]}
      noIndex
    >
      <div class="prose">
        <p>{t.intro(representation.partyName, role)}</p>
        <p>{t.role(role, representation.partyName)}</p>
        <p>{t.name}</p>
      </div>
      <p class="write-line" aria-hidden="true" />
      <div class="prose">
        <p>{t.why}</p>
        <p>{t.stop(visit.district.bodyName)}</p>
        <p>{t.free}</p>
      </div>
      {[t.date, t.signature, t.received].map((line) => (
        <p class="write-line">{line}</p>
      ))}
    </Page>
  );
};

function crumbs(visit: Visit, { memberId, memberName }: Representation): readonly Crumb[] {
  return [
    { href: membersPath.to(visit, {}), label: texts[visit.lang].members.title },
    { href: memberPath.to(visit, { id: memberId }), label: memberName },
  ];
}
