import type { FC } from "hono/jsx";
import { partyKinds } from "../../../network/party.ts";
import type { PartyKind } from "../../../network/party.ts";
import type { SeatedParty } from "../../../network/queries.ts";
import type { Representation } from "../../../network/representations.ts";
import { filledSeats } from "../../../network/seats.ts";
import { dayOf, formatDate } from "../../../platform/i18n/dates.ts";
import { pageIn } from "../../../platform/web/address.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Select } from "../../../ui/choice.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Form } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { EmptyState, Filters, ItemList, Pagination } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Status } from "../../../ui/status.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { nameMatches } from "../member-search.ts";
import { forumPath, membersPath, networkPath, newPartyPath, partiesPath, partyPath } from "../paths.ts";
import { texts } from "../texts.ts";
import { networkTexts } from "../texts/network.ts";
import { seatWords } from "./words.tsx";

export const partiesOnAPage = 50;
const filters = ["all", "vacant", "seatless", "left"] as const;

interface NetworkPageProps {
  readonly visit: Visit;
  readonly parties: readonly SeatedParty[];
  /** Who speaks for them today. */
  readonly people: readonly Representation[];
  /** Parties that have left, the last first. */
  readonly left: readonly { readonly id: string; readonly name: string; readonly kind: PartyKind; readonly leftAt: Date }[];
}

/** Those parties that the address asks for, in each way in which they can be looked at, and the chosen way. */
export function partiesListed({ visit, parties, people, left }: NetworkPageProps) {
  const today = dayOf(visit.now);
  const chosen = filters.find((one) => one === visit.query("show")) ?? "all";
  const [words, kind] = [visit.query("q"), visit.query("kind")];
  const isAsked = (party: { readonly name: string; readonly kind: PartyKind }) =>
    nameMatches(party.name, words) && (kind === "" || party.kind === kind);
  const rows = parties
    .filter(isAsked)
    .map((party) => {
      const own = people.filter((one) => one.partyId === party.id);
      return { party, own, filled: filledSeats(party, own, today) };
    });
  const of = {
    all: rows,
    vacant: rows.filter(({ filled }) => filled.missing + filled.missingDeputies > 0),
    seatless: rows.filter(({ party }) => party.seats === 0),
    left: left.filter(isAsked),
  };
  return { chosen, words, kind, of };
}

/** For coordinators: every party with who speaks for it, and where somebody is missing. */
export const NetworkPage: FC<NetworkPageProps> = (props) => {
  const { visit, left } = props;
  const t = networkTexts[visit.lang];
  const { chosen, words, kind, of } = partiesListed(props);
  const page = pageIn(visit);
  const [from, to] = [(page - 1) * partiesOnAPage, page * partiesOnAPage];
  const asked = { q: words || undefined, kind: kind || undefined };
  const names = (own: readonly Representation[], isDeputy: boolean) =>
    own.filter((one) => one.isDeputy === isDeputy).map((one) => one.memberName).join(", ") || t.nobody;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      width="wide"
      breadcrumbs={[{ href: forumPath.to(visit, {}), label: texts[visit.lang].forum }]}
      before={visit.query("saved") && <Notice tone="success" live>{texts[visit.lang].saved}</Notice>}
    >
      <Actions>
        <ButtonLink href={newPartyPath.to(visit, {})}>{t.add}</ButtonLink>
        <ButtonLink kind="secondary" href={membersPath.to(visit, {})}>
          {t.members}
        </ButtonLink>
        <ButtonLink kind="quiet" href={partiesPath.to(visit, {})}>
          {t.public}
        </ButtonLink>
      </Actions>
      <search>
        <Form method="get" action={networkPath.to(visit, {})} inline>
          <TextField name="q" type="search" label={t.search} value={words} maxlength={120} />
          <Select
            name="kind"
            label={t.kind}
            value={kind}
            empty={t.anyKind}
            width="full"
            options={Object.entries(partyKinds).map(([value, label]) => ({ value, label: label[visit.lang] }))}
          />
          <Button kind="secondary">{t.find}</Button>
        </Form>
      </search>
      <Filters
        filters={filters.filter((one) => one !== "left" || left.length > 0).map((one) => ({
          label: t.filter[one],
          href: networkPath.to(visit, {}, { ...asked, show: one === "all" ? undefined : one }),
          current: one === chosen,
          count: of[one].length,
        }))}
      />
      {of[chosen].length === 0 ? (
        <EmptyState title={t.emptyTitle} body={t.emptyBody} />
      ) : chosen === "left" ? (
        <ItemList
          label={t.filter.left}
          items={of.left.slice(from, to).map(({ id, name, leftAt }) => ({
            key: id,
            title: <span lang={writtenLang()}>{name}</span>,
            href: partyPath.to(visit, { id }),
            meta: t.leftOn(formatDate(leftAt, visit.lang)),
          }))}
        />
      ) : (
        <DataTable
          caption={t.title}
          hideCaption
          columns={[
            { key: "party", label: t.party },
            { key: "state", label: t.state },
            { key: "representatives", label: t.representatives },
            { key: "deputies", label: t.deputies },
          ]}
          rows={of[chosen].slice(from, to).map(({ party, own, filled }) => {
            const state = seatWords(visit, party, filled);
            return {
              key: party.id,
              cells: {
                party: (
                  <a href={partyPath.to(visit, { id: party.id })} lang={writtenLang()}>
                    {party.name}
                  </a>
                ),
                state: <Status tone={state.tone}>{state.label}</Status>,
                representatives: names(own, false),
                deputies: names(own, true),
              },
            };
          })}
        />
      )}
      <Pagination
        page={page}
        pages={Math.ceil(of[chosen].length / partiesOnAPage)}
        total={of[chosen].length}
        href={(to) => networkPath.to(visit, {}, { ...asked, show: chosen === "all" ? undefined : chosen, page: to })}
      />
    </Page>
  );
};
