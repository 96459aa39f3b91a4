import type { FC } from "hono/jsx";
import { partiesOfMembers } from "../../../network/queries.ts";
import type { Member, Reach } from "../../../platform/identity/member.ts";
import { reaches } from "../../../platform/identity/member.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { EmptyState, Filters, Pagination } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { memberPath, membersPath, newMemberPath, partiesPath } from "../paths.ts";
import { texts } from "../texts.ts";

const perPage = 50;

interface MembersPageProps {
  readonly visit: Visit;
  readonly members: readonly Member[];
  readonly spoken: Awaited<ReturnType<typeof partiesOfMembers>>;
}

/** For coordinators: everyone in the network, how to reach them, and for whom they speak. */
export const MembersPage: FC<MembersPageProps> = ({ visit, members, spoken }) => {
  const t = texts[visit.lang];
  const chosen = reaches.find((reach) => reach === visit.query("reach"));
  const listed = members.filter((member) => !chosen || member.reach === chosen);
  const pages = Math.max(1, Math.ceil(listed.length / perPage));
  const page = Math.min(pages, Math.max(1, Number.parseInt(visit.query("page"), 10) || 1));
  const filter = (reach: Reach | undefined, label: string) => ({
    label,
    href: membersPath.to(visit, {}, { reach }),
    current: reach === chosen,
    count: members.filter((member) => !reach || member.reach === reach).length,
  });
  return (
    <Page
      title={t.members.title}
      lead={t.members.lead}
      width="wide"
      breadcrumbs={[{ href: partiesPath.to(visit, {}), label: t.parties.title }]}
      before={visit.query("saved") && <Notice tone="success" live>{t.saved}</Notice>}
    >
      <Actions>
        <ButtonLink href={newMemberPath.to(visit, {})}>{t.members.add}</ButtonLink>
      </Actions>
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
          rows={listed.slice((page - 1) * perPage, page * perPage).map((member) => ({
            key: member.id,
            cells: {
              name: <a href={memberPath.to(visit, { id: member.id })}>{member.name}</a>,
              reach: reachWords(visit, member),
              speaksFor: spokenFor(visit, member, spoken),
              roles: rolesInWords(visit, member),
            },
          }))}
        />
      )}
      <Pagination
        page={page}
        pages={pages}
        total={listed.length}
        href={(to) => membersPath.to(visit, {}, { reach: chosen, page: to })}
      />
    </Page>
  );
};

/** How one reaches a member, in words: the address, the number, on paper, or through which centre. */
export function reachWords(visit: Visit, member: Member): string {
  const t = texts[visit.lang];
  switch (member.reach) {
    case "mail":
      return member.email ?? "";
    case "phone":
      return member.phone ?? "";
    case "paper":
      return t.onPaper;
    case "centre":
      return t.viaCentre(member.centreName ?? "");
  }
}

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
