import type { FC } from "hono/jsx";
import type { OpenRepresentative } from "../../../network/consents.ts";
import { partyKinds } from "../../../network/party.ts";
import type { PartyKind } from "../../../network/party.ts";
import type { SeatedParty } from "../../../network/queries.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { forumPath, networkPath } from "../paths.ts";
import { texts } from "../texts.ts";

interface PartiesPageProps {
  readonly visit: Visit;
  readonly parties: readonly SeatedParty[];
  /** Only those who have agreed in writing. */
  readonly open: readonly OpenRepresentative[];
}

/** Public: the organisations in the network, by kind, and who represents them openly by their own written consent. */
export const PartiesPage: FC<PartiesPageProps> = ({ visit, parties, open }) => {
  const t = texts[visit.lang].parties;
  const seated = parties.filter(({ seats }) => seats > 0);
  const seatless = parties.filter(({ seats }) => seats === 0);
  const kinds = (Object.keys(partyKinds) as PartyKind[]).filter((kind) => seated.some((party) => party.kind === kind));
  return (
    <Page
      title={t.title}
      lead={t.lead}
      description={t.description}
      breadcrumbs={[{ href: forumPath.to(visit, {}), label: texts[visit.lang].forum }]}
    >
      {visit.may("parties.manage") && (
        <Actions>
          <ButtonLink kind="secondary" href={networkPath.to(visit, {})}>
            {t.manage}
          </ButtonLink>
        </Actions>
      )}
      {parties.length === 0 && <EmptyState title={t.emptyTitle} body={t.emptyBody} />}
      {kinds.map((kind) => (
        <Section title={partyKinds[kind][visit.lang]}>
          <PartyList {...{ visit, open }} label={partyKinds[kind][visit.lang]} parties={seated.filter((party) => party.kind === kind)} />
        </Section>
      ))}
      {seatless.length > 0 && (
        <Section title={t.seatless} lead={t.seatlessLead}>
          <PartyList {...{ visit, open }} label={t.seatless} parties={seatless} />
        </Section>
      )}
      {parties.length > 0 && <p class="section-lead">{t.consent}</p>}
    </Page>
  );
};

const PartyList: FC<PartiesPageProps & { label: string }> = ({ visit, parties, open, label }) => {
  return (
    <ItemList
      label={label}
      items={parties.map((party) => {
        const people = open.filter((one) => one.partyId === party.id);
        return {
          key: party.id,
          title: <span lang={writtenLang()}>{party.name}</span>,
          meta: people.length > 0 && people.map((one, at) => (
            <>
              {at > 0 && " · "}
              <OpenPerson visit={visit} one={one} />
            </>
          )),
        };
      })}
    />
  );
};

const OpenPerson: FC<{ visit: Visit; one: OpenRepresentative }> = ({ visit, one }) => (
  <>
    <span lang={writtenLang()}>{one.function}</span>
    {one.isDeputy && ` (${texts[visit.lang].parties.deputy})`}
    {one.publicName !== null && `: ${one.publicName}`}
  </>
);
