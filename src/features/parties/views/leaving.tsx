import type { FC } from "hono/jsx";
import { partyKinds } from "../../../network/party.ts";
import type { ManagedParty } from "../../../network/queries.ts";
import type { Representation } from "../../../network/representations.ts";
import type { Member } from "../../../platform/identity/member.ts";
import type { Hanging } from "../../../platform/web/feature.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmPage } from "../../../ui/confirm.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Status } from "../../../ui/status.tsx";
import { Time } from "../../../ui/time.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { endMemberPath, endPartyPath, memberPath, membersPath, networkPath, partyPath, returnPartyPath } from "../paths.ts";
import { leavingTexts } from "../texts/leaving.ts";
import { networkTexts } from "../texts/network.ts";
import { texts } from "../texts.ts";
import { functionWords, periodWords } from "./words.tsx";

interface LeavingProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly hanging: readonly Hanging[];
}

/** Before a party is taken out: what hangs on it, and what then becomes of that. */
export const EndPartyPage: FC<LeavingProps & { party: ManagedParty }> = ({ visit, problem, party, hanging }) => {
  const t = leavingTexts[visit.lang];
  return (
    <ConfirmPage
      title={t.party.end}
      lead={t.party.lead}
      action={endPartyPath.to(visit, { id: party.id })}
      cancel={t.cancel}
      breadcrumbs={[networkCrumb(visit), { href: partyPath.to(visit, { id: party.id }), label: party.name, isWritten: true }]}
      errors={errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors)}
    >
      <WhatHangs {...{ visit, hanging }} />
    </ConfirmPage>
  );
};

/** Before a membership ends: what hangs on the person, and what then becomes of that. */
export const EndMemberPage: FC<LeavingProps & { member: Member }> = ({ visit, problem, member, hanging }) => {
  const t = leavingTexts[visit.lang];
  return (
    <ConfirmPage
      title={t.member.end}
      lead={t.member.lead}
      action={endMemberPath.to(visit, { id: member.id })}
      cancel={t.cancel}
      breadcrumbs={[
        { href: membersPath.to(visit, {}), label: texts[visit.lang].members.title },
        { href: memberPath.to(visit, { id: member.id }), label: member.name },
      ]}
      errors={errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors)}
    >
      <WhatHangs {...{ visit, hanging }} />
    </ConfirmPage>
  );
};

interface LeftPartyProps extends LeavingProps {
  readonly party: ManagedParty & { readonly leftAt: Date };
  readonly people: readonly Representation[];
  readonly members: readonly Member[];
}

/** A party that has left, for coordinators: what still hangs on it, who spoke for it, and its way back. */
export const LeftPartyPage: FC<LeftPartyProps> = ({ visit, problem, party, hanging, people, members }) => {
  const t = leavingTexts[visit.lang].left;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <Page
      title={party.name}
      kicker={partyKinds[party.kind][visit.lang]}
      breadcrumbs={[networkCrumb(visit)]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") === "left" && (
            <Notice tone="success" live>
              {t.done}
            </Notice>
          )}
        </>
      }
      noIndex
    >
      <Status tone="neutral">{t.status}</Status>
      <Facts items={[{ term: t.since, value: <Time at={party.leftAt} /> }]} />
      <Section title={t.waits}>
        <WhatHangs {...{ visit, hanging }} isWithin />
      </Section>
      {people.length > 0 && (
        <Section title={t.people}>
          <ItemList
            items={people.map((one) => ({
              key: one.id,
              title: one.memberName,
              href: members.some(({ id }) => id === one.memberId) ? memberPath.to(visit, { id: one.memberId }) : undefined,
              meta: <WrittenWords>{`${functionWords(visit, one)} · ${periodWords(visit, one)}`}</WrittenWords>,
            }))}
          />
        </Section>
      )}
      <Section title={t.returnTitle} lead={t.returnText}>
        <Form action={returnPartyPath.to(visit, { id: party.id })}>
          <Actions>
            <Button kind="secondary">{t.return}</Button>
          </Actions>
        </Form>
      </Section>
    </Page>
  );
};

const networkCrumb = (visit: Visit) => ({ href: networkPath.to(visit, {}), label: networkTexts[visit.lang].title });

/** Kind by kind, with a way to each. */
const WhatHangs: FC<{ visit: Visit; hanging: readonly Hanging[]; isWithin?: boolean }> = ({ visit, hanging, isWithin }) => {
  if (hanging.length === 0) return <p>{leavingTexts[visit.lang].nothing}</p>;
  return (
    <>
      {hanging.map(({ title, text, lines }) => (
        <section class="section">
          {isWithin ? <h3>{title}</h3> : <h2>{title}</h2>}
          <p class="section-lead">{text}</p>
          <ItemList
            label={title}
            items={lines.map((line) => ({ ...line, title: <WrittenWords>{line.title}</WrittenWords>, meta: line.about }))}
          />
        </section>
      ))}
    </>
  );
};
