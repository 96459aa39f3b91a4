import type { FC } from "hono/jsx";
import type { Consent } from "../../../network/consents.ts";
import { nameNow } from "../../../network/party.ts";
import type { Representation } from "../../../network/representations.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { reaches } from "../../../platform/identity/member.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { forumPath, mePath, withdrawOwnConsentPath } from "../paths.ts";
import { texts } from "../texts.ts";
import { representationTexts } from "../texts/representations.ts";
import { functionWords, periodWords } from "./words.tsx";

interface MePageProps {
  readonly visit: Visit;
  readonly member: Member;
  readonly representations: readonly Representation[];
  readonly consents: readonly Consent[];
  readonly problem: FormProblem;
}

/** A member's own page in a district: how they hear, for whom they speak, and what is shown of them. */
export const MePage: FC<MePageProps> = ({ visit, member, representations, consents, problem }) => {
  const t = representationTexts[visit.lang].me;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const done = visit.query("saved");
  const ways = reaches.filter((reach) => reach !== "mail" || member.email !== null);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      hasErrors={errors.length > 0}
      noIndex
      breadcrumbs={[{ href: forumPath.to(visit, {}), label: texts[visit.lang].forum }]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {done && errors.length === 0 && (
            <Notice tone="success" live>
              {done === "withdrawn" ? t.withdrawn : texts[visit.lang].saved}
            </Notice>
          )}
        </>
      }
    >
      <Form action={mePath.to(visit, {})}>
        <RadioGroup
          {...field("reach")}
          label={t.reach}
          options={ways.map((value) => ({
            value,
            label: texts[visit.lang].reach[value],
            hint: value === "mail" ? t.reachHint.mail(member.email ?? "") : t.reachHint[value],
          }))}
        />
        <TextField {...field("phone")} type="tel" width="medium" label={t.phone} hint={t.phoneHint} optional autocomplete="tel" />
        <TextField {...field("centreName")} label={t.centre} optional autocomplete="off" />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
      <Section title={t.speaks}>
        {representations.length === 0 && <p>{t.speaksNobody}</p>}
        {representations.length > 0 && (
          <ItemList
            items={representations.map((one) => {
              const consent = consents.find(({ representationId }) => representationId === one.id);
              return {
                key: one.id,
                title: <span lang={writtenLang()}>{nameNow({ name: one.partyName, hasLeft: one.partyHasLeft }, visit.lang)}</span>,
                meta: (
                  <>
                    <span lang={writtenLang()}>{functionWords(visit, one)}</span> · {periodWords(visit, one)}
                    <br />
                    {consent ? (consent.publicName === null ? t.asRole : t.asName(consent.publicName)) : t.hidden}
                  </>
                ),
                actions: consent && (
                  <Form action={withdrawOwnConsentPath.to(visit, { id: one.id })} inline>
                    <Button kind="secondary" aria-label={`${t.withdraw}: ${one.partyName}`}>
                      {t.withdraw}
                    </Button>
                  </Form>
                ),
              };
            })}
          />
        )}
        <p class="section-lead">{t.wrong}</p>
      </Section>
    </Page>
  );
};
