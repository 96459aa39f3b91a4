import type { FC } from "hono/jsx";
import type { Consent } from "../../../network/consents.ts";
import type { Party } from "../../../network/party.ts";
import type { ManagedParty } from "../../../network/queries.ts";
import type { Representation } from "../../../network/representations.ts";
import { overlapping, runsOn } from "../../../network/seats.ts";
import { dayOf, formatDay } from "../../../platform/i18n/dates.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { kindOf } from "../../../thread/kinds.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Checkbox, Select } from "../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import type { Crumb } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import {
  changeRepresentationPath,
  consentPath,
  endRepresentationPath,
  memberPath,
  membersPath,
  networkPath,
  partyPath,
  representPartyPath,
  representPath,
} from "../paths.ts";
import { texts } from "../texts.ts";
import { networkTexts } from "../texts/network.ts";
import { representationTexts } from "../texts/representations.ts";
import { consentWords, functionWords, periodWords } from "./words.tsx";

interface PeriodPageProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly title: string;
  readonly action: string;
  readonly breadcrumbs: readonly Crumb[];
  /** The question that is asked before function and period, if any: which party, or which member. */
  readonly who?: { readonly name: string; readonly label: string; readonly options: readonly { value: string; label: string }[] };
  readonly hasConsent?: boolean;
  /** The representation that is changed; a new one without. */
  readonly one?: Representation;
}

/** In which function and between which days somebody speaks for a party. */
const PeriodPage: FC<PeriodPageProps> = ({ visit, problem, title, action, breadcrumbs, who, hasConsent, one }) => {
  const t = representationTexts[visit.lang].form;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <Page
      title={title}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={breadcrumbs}
    >
      {one && wasChanged(problem) && <NowStands visit={visit} one={one} />}
      {hasConsent && <Notice>{t.consentEnds}</Notice>}
      <Form action={action}>
        {one && <HiddenField name="version" value={String(versionToSend(problem, one.version))} />}
        {who && <Select {...field(who.name)} label={who.label} width="full" options={who.options} />}
        <TextField {...field("function")} label={t.function} hint={t.functionHint} />
        <Checkbox name="isDeputy" label={t.deputy} hint={t.deputyHint} checked={textOf(problem, "isDeputy") === "1"} />
        <DateField {...field("fromDay")} label={t.from} />
        <DateField {...field("toDay")} label={t.to} hint={t.toHint} optional />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};

const NowStands: FC<{ visit: Visit; one: Representation }> = ({ visit, one }) => {
  const t = representationTexts[visit.lang].form;
  return (
    <SavedMeanwhile
      items={[
        { term: t.function, value: <WrittenWords>{functionWords(visit, one)}</WrittenWords> },
        { term: t.from, value: formatDay(one.fromDay, visit.lang) },
        { term: t.to, value: one.toDay === null ? "" : formatDay(one.toDay, visit.lang) },
      ]}
    />
  );
};

interface RepresentPageProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly member: Member;
  readonly parties: readonly Party[];
}

/** For which party a member speaks, in which function, from when to when. */
export const RepresentPage: FC<RepresentPageProps> = ({ visit, problem, member, parties }) => {
  const t = representationTexts[visit.lang].form;
  const options = parties.map((party) => ({ value: party.id, label: party.name }));
  return (
    <PeriodPage
      {...{ visit, problem }}
      title={t.title(member.name)}
      action={representPath.to(visit, { id: member.id })}
      who={{ name: "partyId", label: t.party, options }}
      breadcrumbs={[
        { href: membersPath.to(visit, {}), label: texts[visit.lang].members.title },
        { href: memberPath.to(visit, { id: member.id }), label: member.name },
      ]}
    />
  );
};

interface RepresentPartyPageProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly party: ManagedParty;
  readonly members: readonly Member[];
}

/** Which member speaks for a party. */
export const RepresentPartyPage: FC<RepresentPartyPageProps> = ({ visit, problem, party, members }) => {
  const t = representationTexts[visit.lang].form;
  const options = members.map((member) => ({ value: member.id, label: member.name }));
  return (
    <PeriodPage
      {...{ visit, problem }}
      title={t.partyTitle(party.name)}
      action={representPartyPath.to(visit, { id: party.id })}
      who={{ name: "memberId", label: t.member, options }}
      breadcrumbs={[
        { href: networkPath.to(visit, {}), label: networkTexts[visit.lang].title },
        { href: partyPath.to(visit, { id: party.id }), label: party.name, isWritten: true },
      ]}
    />
  );
};

interface ChangeProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly representation: Representation;
  readonly hasConsent: boolean;
}

/** Function, period, and whether it is a deputy: what can change without becoming another representation. */
export const ChangeRepresentationPage: FC<ChangeProps> = ({ visit, problem, representation: one, hasConsent }) => (
  <PeriodPage
    {...{ visit, problem, hasConsent, one }}
    title={representationTexts[visit.lang].form.changeTitle(one.memberName, one.partyName)}
    action={changeRepresentationPath.to(visit, { id: one.id })}
    breadcrumbs={[
      { href: membersPath.to(visit, {}), label: texts[visit.lang].members.title },
      { href: memberPath.to(visit, { id: one.memberId }), label: one.memberName },
    ]}
  />
);

interface FactsProps {
  readonly visit: Visit;
  readonly one: Representation;
  /** Among which it may overlap: allowed, but told. */
  readonly all: readonly Representation[];
  readonly consents: readonly Consent[];
}

/** Function and period, the election it came of, with which it overlaps, and what is shown of it in public. */
export const RepresentationFacts: FC<FactsProps> = ({ visit, one, all, consents }) => {
  const consent = consents.find(({ representationId }) => representationId === one.id);
  const others = overlapping(one, all).map((other) => `${functionWords(visit, other)}, ${periodWords(visit, other)}`);
  return (
    <>
      {functionWords(visit, one)} · {periodWords(visit, one)}
      {one.electionId !== null && (
        <>
          {" · "}
          <a href={kindOf("election").href(visit, one.electionId)}>{representationTexts[visit.lang].elected}</a>
        </>
      )}
      {others.length > 0 && (
        <>
          <br />
          {representationTexts[visit.lang].overlap(others.join("; "))}
        </>
      )}
      {consent && (
        <>
          <br />
          {consentWords(visit, consent)}
        </>
      )}
    </>
  );
};

/** What one can do with a representation; `about` tells one row's buttons from another's. */
export const RepresentationActions: FC<{ visit: Visit; one: Representation; about: string }> = ({ visit, one, about }) => {
  const t = representationTexts[visit.lang];
  const today = dayOf(visit.now);
  return (
    <>
      <ButtonLink kind="quiet" href={changeRepresentationPath.to(visit, { id: one.id })} aria-label={`${t.change}: ${about}`}>
        {t.change}
      </ButtonLink>
      {(runsOn(one, today) || one.fromDay > today) && (
        <ButtonLink kind="quiet" href={consentPath.to(visit, { id: one.id })} aria-label={`${t.consentDoor}: ${about}`}>
          {t.consentDoor}
        </ButtonLink>
      )}
      {(one.toDay === null || one.toDay > today) && (
        <Form action={endRepresentationPath.to(visit, { id: one.id })} inline>
          <Button kind="quiet" aria-label={`${t.end}: ${about}`}>
            {t.end}
          </Button>
        </Form>
      )}
    </>
  );
};
