import type { FC } from "hono/jsx";
import { partyKinds } from "../../../network/party.ts";
import type { ManagedParty } from "../../../network/queries.ts";
import type { Representation } from "../../../network/representations.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Checkbox, Select } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { endPartyPath, memberPath, newPartyPath, partiesPath, partyPath } from "../paths.ts";
import { texts } from "../texts.ts";

interface PartyPageProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  /** The party that is changed; a new one without. */
  readonly party?: ManagedParty;
  readonly representations?: readonly Representation[];
}

/** A party: what is known of it, who speaks for it, and its way out. */
export const PartyPage: FC<PartyPageProps> = ({ visit, problem, party, representations = [] }) => {
  const t = texts[visit.lang].party;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <Page
      title={party ? t.changeTitle(party.name) : t.newTitle}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: partiesPath.to(visit, {}), label: texts[visit.lang].parties.title }]}
    >
      <Form action={party ? partyPath.to(visit, { id: party.id }) : newPartyPath.to(visit, {})}>
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
      {party && <Spokespeople visit={visit} representations={representations} />}
      {party && (
        <Section title={t.endTitle} lead={t.endText}>
          <Form action={endPartyPath.to(visit, { id: party.id })}>
            <Actions>
              <Button kind="danger">{t.end}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </Page>
  );
};

const Spokespeople: FC<{ visit: Visit; representations: readonly Representation[] }> = ({ visit, representations }) => {
  const t = texts[visit.lang];
  return (
    <Section title={t.party.spokesTitle}>
      {representations.length === 0 ? (
        <EmptyState title={t.party.spokesEmpty} />
      ) : (
        <ItemList
          items={representations.map((one) => ({
            key: one.id,
            title: one.memberName,
            href: memberPath.to(visit, { id: one.memberId }),
            meta: `${one.function}${one.isDeputy ? ` (${t.members.deputy})` : ""}`,
          }))}
        />
      )}
    </Section>
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
