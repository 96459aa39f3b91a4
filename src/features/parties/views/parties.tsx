import type { FC } from "hono/jsx";
import { partyKinds } from "../../../network/party.ts";
import type { Party, PartyKind } from "../../../network/party.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { forumPath, membersPath, newPartyPath, partyPath } from "../paths.ts";
import { texts } from "../texts.ts";

/** Public: the organisations in the network, by kind. Who keeps the list gets doors to change it. */
export const PartiesPage: FC<{ visit: Visit; parties: readonly Party[] }> = ({ visit, parties }) => {
  const t = texts[visit.lang];
  const manages = visit.may("parties.manage");
  const kinds = (Object.keys(partyKinds) as PartyKind[]).filter((kind) => parties.some((party) => party.kind === kind));
  return (
    <Page
      title={t.parties.title}
      lead={t.parties.lead}
      description={t.parties.description}
      breadcrumbs={[{ href: forumPath.to(visit, {}), label: t.forum }]}
      before={visit.query("saved") && manages && <Notice tone="success" live>{t.saved}</Notice>}
    >
      {manages && (
        <Actions>
          <ButtonLink href={newPartyPath.to(visit, {})}>{t.parties.add}</ButtonLink>
          <ButtonLink kind="secondary" href={membersPath.to(visit, {})}>
            {t.parties.members}
          </ButtonLink>
        </Actions>
      )}
      {parties.length === 0 && <EmptyState title={t.parties.emptyTitle} body={t.parties.emptyBody} />}
      {kinds.map((kind) => (
        <Section title={partyKinds[kind][visit.lang]}>
          <ItemList
            label={partyKinds[kind][visit.lang]}
            items={parties
              .filter((party) => party.kind === kind)
              .map((party) => ({
                key: party.id,
                title: <span lang={visit.lang === "da" ? undefined : "da"}>{party.name}</span>,
                actions: manages && (
                  <a href={partyPath.to(visit, { id: party.id })}>
                    {t.parties.change}
                    <span class="visually-hidden"> {party.name}</span>
                  </a>
                ),
              }))}
          />
        </Section>
      ))}
    </Page>
  );
};
