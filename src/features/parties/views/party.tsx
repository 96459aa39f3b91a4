import type { FC } from "hono/jsx";
import type { Consent } from "../../../network/consents.ts";
import { partyKinds } from "../../../network/party.ts";
import type { ManagedParty } from "../../../network/queries.ts";
import type { Representation } from "../../../network/representations.ts";
import { filledSeats, runsOn } from "../../../network/seats.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Member } from "../../../platform/identity/member.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { MailLink } from "../../../ui/mail-link.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Status } from "../../../ui/status.tsx";
import {
  changePartyPath,
  endPartyPath,
  memberPath,
  networkPath,
  partyAttendancePath,
  partyTasksPath,
  representPartyPath,
} from "../paths.ts";
import { texts } from "../texts.ts";
import { leavingTexts } from "../texts/leaving.ts";
import { networkTexts } from "../texts/network.ts";
import { representationTexts } from "../texts/representations.ts";
import { RepresentationActions, RepresentationFacts } from "./represent.tsx";
import { PhoneLink, ReachLink, seatWords } from "./words.tsx";

interface PartyPageProps {
  readonly visit: Visit;
  readonly party: ManagedParty;
  /** Who speaks, has spoken or will speak for it, the newest first. */
  readonly people: readonly Representation[];
  readonly consents: readonly Consent[];
  readonly members: readonly Member[];
}

/** A party for coordinators: its seats, its people with how they are reached, and who they were before. */
export const PartyPage: FC<PartyPageProps> = (props) => {
  const { visit, party, people } = props;
  const t = texts[visit.lang].party;
  const words = representationTexts[visit.lang];
  const leaving = leavingTexts[visit.lang];
  const filled = filledSeats(party, people, dayOf(visit.now));
  const state = seatWords(visit, party, filled);
  return (
    <Page
      title={party.name}
      kicker={partyKinds[party.kind][visit.lang]}
      breadcrumbs={[{ href: networkPath.to(visit, {}), label: networkTexts[visit.lang].title }]}
      before={visit.query("saved") && <Notice tone="success" live>{visit.query("saved") === "returned" ? leaving.left.returned : texts[visit.lang].saved}</Notice>}
    >
      <Status tone={state.tone}>{state.label}</Status>
      {filled.extra > 0 && <Notice>{words.extra(filled.representatives, party.seats)}</Notice>}
      <Facts
        items={[
          { term: words.seats, value: party.seats > 0 && words.seatsInWords(party.seats, party.deputySeats) },
          { term: t.email, value: party.email !== null && <MailLink address={party.email} /> },
          { term: t.phone, value: party.phone !== null && <PhoneLink number={party.phone} /> },
          { term: words.letters, value: party.takesLetters && words.yes },
        ]}
      />
      <Actions>
        <ButtonLink kind="secondary" href={changePartyPath.to(visit, { id: party.id })}>
          {words.changeParty}
        </ButtonLink>
        <ButtonLink kind="quiet" href={partyAttendancePath.to(visit, {}, { party: party.id })}>
          {words.attendance}
        </ButtonLink>
        <ButtonLink kind="quiet" href={partyTasksPath.to(visit, { id: party.id })}>
          {words.tasks}
        </ButtonLink>
      </Actions>
      <People {...props} />
      <Section title={leaving.party.section} lead={leaving.party.sectionText}>
        <Actions>
          <ButtonLink kind="secondary" href={endPartyPath.to(visit, { id: party.id })}>
            {leaving.party.look}
          </ButtonLink>
        </Actions>
      </Section>
    </Page>
  );
};

const People: FC<PartyPageProps> = (props) => {
  const { visit, party, people } = props;
  const t = representationTexts[visit.lang];
  const today = dayOf(visit.now);
  const now = people.filter((one) => runsOn(one, today));
  const later = people.filter((one) => one.fromDay > today);
  const before = people.filter((one) => one.toDay !== null && one.toDay < today);
  return (
    <section class="section" id="people">
      <div class="section-head">
        <h2>{t.people}</h2>
      </div>
      {now.length === 0 && <EmptyState title={t.peopleEmpty} />}
      {now.length > 0 && <PeopleList {...props} those={[...now.filter((one) => !one.isDeputy), ...now.filter((one) => one.isDeputy)]} />}
      {later.length > 0 && (
        <>
          <h3>{t.later}</h3>
          <PeopleList {...props} those={later} />
        </>
      )}
      <Actions>
        <ButtonLink
          kind={now.length === 0 ? "primary" : "secondary"}
          href={representPartyPath.to(visit, { id: party.id }, { deputy: now.some((one) => !one.isDeputy) ? "1" : undefined })}
        >
          {t.add}
        </ButtonLink>
      </Actions>
      {before.length > 0 && (
        <Fold summary={t.before(new Set(before.map((one) => one.memberId)).size)}>
          <PeopleList {...props} those={before} />
        </Fold>
      )}
    </section>
  );
};

const PeopleList: FC<PartyPageProps & { those: readonly Representation[] }> = ({ visit, people, consents, members, those }) => {
  return (
    <ItemList
      items={those.map((one) => {
        const member = members.find(({ id }) => id === one.memberId);
        return {
          key: one.id,
          title: one.memberName,
          href: member && memberPath.to(visit, { id: member.id }),
          meta: <RepresentationFacts {...{ visit, one, consents }} all={people} />,
          actions: (
            <>
              {member && (
                <span class="row-fact">
                  <ReachLink visit={visit} member={member} />
                </span>
              )}
              <RepresentationActions {...{ visit, one }} about={one.memberName} />
            </>
          ),
        };
      })}
    />
  );
};
