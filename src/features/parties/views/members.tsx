import type { FC } from "hono/jsx";
import type { Party } from "../../../network/party.ts";
import type { partiesOfMembers } from "../../../network/queries.ts";
import type { Member, Reach } from "../../../platform/identity/member.ts";
import { reaches } from "../../../platform/identity/member.ts";
import { pageIn } from "../../../platform/web/address.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Select } from "../../../ui/choice.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { EmptyState, Filters, Pagination } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { nameMatches } from "../member-search.ts";
import { memberPath, membersPath, networkPath, newMemberPath } from "../paths.ts";
import { texts } from "../texts.ts";
import { networkTexts } from "../texts/network.ts";
import { ReachLink } from "./words.tsx";

export const membersOnAPage = 50;

interface MembersPageProps {
  readonly visit: Visit;
  readonly members: readonly Member[];
  readonly spoken: Awaited<ReturnType<typeof partiesOfMembers>>;
  readonly parties: readonly Party[];
}

/** Those members whom the address asks for: `found` by name and party, `listed` those of them who are reached in the chosen way. */
export function membersListed({ visit, members, spoken }: Pick<MembersPageProps, "visit" | "members" | "spoken">) {
  const chosen = reaches.find((reach) => reach === visit.query("reach"));
  const [words, party] = [visit.query("q"), visit.query("party")];
  const found = members.filter(
    ({ id, name }) =>
      nameMatches(name, words) && (party === "" || spoken.some((one) => one.memberId === id && one.partyId === party)),
  );
  return { chosen, words, party, found, listed: found.filter((member) => !chosen || member.reach === chosen) };
}

/** For coordinators: everyone in the network, how to reach them, and for whom they speak. */
export const MembersPage: FC<MembersPageProps> = ({ visit, members, spoken, parties }) => {
  const t = texts[visit.lang];
  const { chosen, words, party, found, listed } = membersListed({ visit, members, spoken });
  const page = pageIn(visit);
  const asked = { q: words || undefined, party: party || undefined };
  const filter = (reach: Reach | undefined, label: string) => ({
    label,
    href: membersPath.to(visit, {}, { ...asked, reach }),
    current: reach === chosen,
    count: found.filter((member) => !reach || member.reach === reach).length,
  });
  return (
    <Page
      title={t.members.title}
      lead={t.members.lead}
      width="wide"
      breadcrumbs={[{ href: networkPath.to(visit, {}), label: networkTexts[visit.lang].title }]}
      before={visit.query("saved") && <Notice tone="success" live>{t.saved}</Notice>}
    >
      <Actions>
        <ButtonLink href={newMemberPath.to(visit, {})}>{t.members.add}</ButtonLink>
      </Actions>
      <search>
        <Form method="get" action={membersPath.to(visit, {})} inline>
          {chosen && <HiddenField name="reach" value={chosen} />}
          <TextField name="q" type="search" label={t.members.search} value={words} maxlength={120} />
          <Select
            name="party"
            label={t.members.party}
            value={party}
            empty={t.members.anyParty}
            width="full"
            options={parties.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button kind="secondary">{t.members.find}</Button>
          {(words !== "" || party !== "") && (
            <ButtonLink kind="quiet" href={membersPath.to(visit, {}, { reach: chosen })}>
              {t.members.clear}
            </ButtonLink>
          )}
        </Form>
      </search>
      <Filters filters={[filter(undefined, t.members.all), ...reaches.map((reach) => filter(reach, t.reach[reach]))]} />
      {listed.length === 0 ? (
        <EmptyState title={t.members.emptyTitle} body={t.members.emptyBody} />
      ) : (
        <DataTable
          caption={t.members.title}
          hideCaption
          columns={[
            { key: "name", label: t.members.name },
            { key: "reach", label: t.members.reach },
            { key: "speaksFor", label: t.members.speaksFor },
            { key: "roles", label: t.members.roles },
          ]}
          rows={listed.slice((page - 1) * membersOnAPage, page * membersOnAPage).map((member) => ({
            key: member.id,
            cells: {
              name: <a href={memberPath.to(visit, { id: member.id })}>{member.name}</a>,
              reach: <ReachLink visit={visit} member={member} />,
              speaksFor: spokenFor(visit, member, spoken),
              roles: rolesInWords(visit, member),
            },
          }))}
        />
      )}
      <Pagination
        page={page}
        pages={Math.ceil(listed.length / membersOnAPage)}
        total={listed.length}
        href={(to) => membersPath.to(visit, {}, { ...asked, reach: chosen, page: to })}
      />
    </Page>
  );
};

/** What a member may do, in words. */
export function rolesInWords(visit: Visit, member: Member): string {
  return member.roles.map((role) => texts[visit.lang].role[role]).join(", ");
}

function spokenFor(visit: Visit, member: Member, spoken: MembersPageProps["spoken"]): string {
  const t = texts[visit.lang].members;
  const parties = spoken
    .filter((one) => one.memberId === member.id)
    .map((one) => (one.isDeputy ? `${one.partyName} (${t.deputy})` : one.partyName));
  return parties.join(", ") || t.nobody;
}
