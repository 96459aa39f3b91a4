import type { FC } from "hono/jsx";
import { textsOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { CheckboxGroup } from "../../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../../ui/form.tsx";
import { Actions, Page } from "../../../../ui/layout.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import type { Conference } from "../../queries/conferences.ts";
import { invitationPaths } from "../paths.ts";
import { membersWith } from "../queries/network.ts";
import type { NetworkPeople } from "../queries/network.ts";
import { listedRoles } from "../schema.ts";
import { texts } from "../texts/desk.ts";

interface NetworkProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly people: NetworkPeople;
  readonly problem: FormProblem;
}

/** Parties and members of the network, to be ticked. */
export const NetworkPage: FC<NetworkProps> = ({ visit, conference, people, problem }) => {
  const t = texts[visit.lang].network;
  const { id, title } = conference;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const back = invitationPaths.desk.to(visit, { id });
  const roles = listedRoles.map((value) => ({ value, count: membersWith(people, value).length })).filter(({ count }) => count > 0);
  return (
    <Page
      title={t.title}
      kicker={title}
      lead={t.lead}
      breadcrumbs={[{ href: back, label: texts[visit.lang].open }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Form action={invitationPaths.network.to(visit, { id })}>
        <CheckboxGroup
          name="roles"
          label={t.roles}
          hint={t.rolesHint}
          options={roles.map(({ value, count }) => ({ value, label: value === "representative" ? t.representatives : t.roleNames[value], hint: t.people(count) }))}
          values={textsOf(problem, "roles")}
        />
        {people.offices.length > 0 && (
          <CheckboxGroup
            name="parties"
            label={t.parties}
            hint={t.partiesHint}
            options={people.offices.map(({ id: value, name, email }) => ({ value, label: <WrittenWords>{name}</WrittenWords>, hint: email ?? t.noMail }))}
            values={textsOf(problem, "parties")}
            error={errorAt(errors, "parties")}
          />
        )}
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={back}>
            {texts[visit.lang].sheet.back}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
};
