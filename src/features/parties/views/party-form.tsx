import type { FC } from "hono/jsx";
import { partyKinds } from "../../../network/party.ts";
import type { ManagedParty } from "../../../network/queries.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Checkbox, Select } from "../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { changePartyPath, networkPath, newPartyPath, partyPath } from "../paths.ts";
import { texts } from "../texts.ts";
import { networkTexts } from "../texts/network.ts";

interface PartyFormProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  /** The party that is changed; a new one without. */
  readonly party?: ManagedParty;
}

/** What is known of a party, and how many seats it has. */
export const PartyFormPage: FC<PartyFormProps> = ({ visit, problem, party }) => {
  const t = texts[visit.lang].party;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <Page
      title={party ? t.changeTitle(party.name) : t.newTitle}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[
        { href: networkPath.to(visit, {}), label: networkTexts[visit.lang].title },
        ...(party ? [{ href: partyPath.to(visit, { id: party.id }), label: party.name, isWritten: true }] : []),
      ]}
    >
      {party && wasChanged(problem) && <NowStands {...{ visit, party }} />}
      <Form action={party ? changePartyPath.to(visit, { id: party.id }) : newPartyPath.to(visit, {})}>
        {party && <HiddenField name="version" value={String(versionToSend(problem, party.version))} />}
        <TextField name="name" label={t.name} value={textOf(problem, "name")} error={errorAt(errors, "name")} />
        <Select
          name="kind"
          label={t.kind}
          value={textOf(problem, "kind")}
          error={errorAt(errors, "kind")}
          options={Object.entries(partyKinds).map(([value, words]) => ({ value, label: words[visit.lang] }))}
        />
        <TextField
          name="email"
          type="email"
          label={t.email}
          hint={t.emailHint}
          optional
          value={textOf(problem, "email")}
          error={errorAt(errors, "email")}
        />
        <TextField
          name="phone"
          type="tel"
          width="medium"
          label={t.phone}
          hint={t.phoneHint}
          optional
          value={textOf(problem, "phone")}
          error={errorAt(errors, "phone")}
        />
        <TextField
          name="seats"
          inputmode="numeric"
          width="short"
          label={t.seats}
          hint={t.seatsHint}
          value={textOf(problem, "seats")}
          error={errorAt(errors, "seats")}
        />
        <TextField
          name="deputySeats"
          inputmode="numeric"
          width="short"
          label={t.deputySeats}
          value={textOf(problem, "deputySeats")}
          error={errorAt(errors, "deputySeats")}
        />
        <Checkbox
          name="takesLetters"
          label={t.takesLetters}
          hint={t.takesLettersHint}
          checked={textOf(problem, "takesLetters") === "1"}
        />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};

/** A page whose form was refused as a whole: says why, and leads back. */
export const RefusedPage: FC<{ visit: Visit; problem: FormProblem; title: string; back: string }> = ({
  visit,
  problem,
  title,
  back,
}) => (
  <Page
    title={title}
    hasErrors
    before={<ErrorSummary errors={errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors)} />}
  >
    <ButtonLink kind="secondary" href={back}>
      {texts[visit.lang].back}
    </ButtonLink>
  </Page>
);

/** The party as somebody else has saved it, above what was typed. */
const NowStands: FC<{ visit: Visit; party: ManagedParty }> = ({ visit, party }) => {
  const t = texts[visit.lang].party;
  return (
    <SavedMeanwhile
      items={[
        { term: t.name, value: party.name },
        { term: t.kind, value: partyKinds[party.kind][visit.lang] },
        { term: t.email, value: party.email ?? "" },
        { term: t.phone, value: party.phone ?? "" },
        { term: t.seats, value: String(party.seats) },
        { term: t.deputySeats, value: String(party.deputySeats) },
      ]}
    />
  );
};
