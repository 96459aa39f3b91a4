import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Form, HiddenField } from "../../../ui/form.tsx";
import { Actions } from "../../../ui/layout.tsx";
import { EmptyState, Filters, Pagination } from "../../../ui/list.tsx";
import { findsName, foldedName } from "../../../ui/name-search.ts";
import { Status } from "../../../ui/status.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { enterAnswerPath, invitationsPath, inviteAgainPath } from "../paths.ts";
import type { Invited } from "../queries/invitations.ts";
import type { Meeting } from "../queries/meetings.ts";
import { invitationTexts } from "../texts/invitations.ts";
import { handWords } from "./words.ts";

export const invitedOnAPage = 50;

/** How somebody's invitation stands. */
export const invitedGroups = ["yes", "no", "none", "not_mailed"] as const;

export type InvitedGroup = (typeof invitedGroups)[number];

function groupOf({ member, mailedAt, answer }: Invited): InvitedGroup {
  return answer ?? (member.reach === "mail" && mailedAt === null ? "not_mailed" : "none");
}

/** Which of those who are invited are shown. */
export interface InvitedFilter {
  /** All when undefined. */
  readonly group: InvitedGroup | undefined;
  readonly page: number;
  /** What was typed to find somebody; "" when nothing was. */
  readonly search: string;
}

interface InvitedListProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly invited: readonly Invited[];
  /** The names of the parties that somebody speaks for, by member. */
  readonly parties: ReadonlyMap<string, string>;
  readonly filter: InvitedFilter;
}

/** Those who are found by what was typed, by how their invitation stands, and those of them in the chosen group. */
export function invitedShown({ invited, parties, filter: { group, search } }: Pick<InvitedListProps, "invited" | "parties" | "filter">) {
  const found = invited.filter(({ member }) => findsName(foldedName(`${member.name} ${parties.get(member.id) ?? ""}`), search));
  const counts = Map.groupBy(found, groupOf);
  return { found, counts, shown: group === undefined ? found : (counts.get(group) ?? []) };
}

/** Everybody who is invited, in pages: in groups by what they answered, and found by name or party. */
export const InvitedList: FC<InvitedListProps> = ({ visit, meeting, invited, parties, filter }) => {
  const t = invitationTexts[visit.lang].list;
  const { group, page, search } = filter;
  const { found, counts, shown } = invitedShown({ invited, parties, filter });
  const pages = Math.max(1, Math.ceil(shown.length / invitedOnAPage));
  const at = Math.min(page, pages);
  const href = (one: InvitedGroup | undefined, to = 1, q = search) => `${invitationsPath.to(visit, { id: meeting.id }, { group: one, q: q || undefined, page: to > 1 ? to : undefined })}#answers`;
  return (
    <>
      <search>
        <Form method="get" action={`${invitationsPath.to(visit, { id: meeting.id })}#answers`} inline>
          {group && <HiddenField name="group" value={group} />}
          <TextField name="q" type="search" label={t.search} value={search} maxlength={120} />
          <Button kind="secondary">{t.find}</Button>
          {search !== "" && (
            <ButtonLink kind="quiet" href={href(group, 1, "")}>
              {t.clear}
            </ButtonLink>
          )}
        </Form>
      </search>
      <Filters
        filters={[
          { label: t.all, href: href(undefined), current: group === undefined, count: found.length },
          ...invitedGroups.map((one) => ({ label: t[one], href: href(one), current: one === group, count: counts.get(one)?.length ?? 0 })),
        ]}
      />
      {shown.length === 0 ? <EmptyState title={search === "" ? t.nobodyThere : t.notFound} /> : <AnswerTable {...{ visit, meeting }} invited={shown.slice((at - 1) * invitedOnAPage, at * invitedOnAPage)} />}
      <Pagination page={at} pages={pages} total={shown.length} href={(to) => href(group, to)} />
    </>
  );
};

const AnswerTable: FC<Pick<InvitedListProps, "visit" | "meeting" | "invited">> = ({ visit, meeting, invited }) => {
  const t = invitationTexts[visit.lang].list;
  return (
    <DataTable
      caption={t.answers}
      hideCaption
      columns={[
        { key: "name", label: t.member },
        { key: "state", label: t.state },
        { key: "reach", label: t.reach },
        { key: "enter", label: t.youCan },
      ]}
      rows={invited.map((one) => ({
        key: one.member.id,
        cells: {
          name: one.member.name,
          state: <AnswerState visit={visit} invited={one} />,
          reach: handWords(one.member, visit.lang),
          enter: <Entering visit={visit} meeting={meeting} invited={one} />,
        },
      }))}
    />
  );
};

const Entering: FC<{ visit: Visit; meeting: Meeting; invited: Invited }> = ({ visit, meeting, invited: { member, mailedAt } }) => {
  const t = invitationTexts[visit.lang].list;
  const ref = { id: meeting.id, member: member.id };
  const canLoseLink = mailedAt !== null && member.reach === "mail" && meeting.startsAt > visit.now;
  return (
    <Actions>
      <ButtonLink href={enterAnswerPath.to(visit, ref)} kind="quiet" aria-label={`${t.enter}: ${member.name}`}>
        {t.enter}
      </ButtonLink>
      {canLoseLink && (
        <Form action={inviteAgainPath.to(visit, ref)} inline>
          <Button kind="quiet" aria-label={`${t.again}: ${member.name}`}>
            {t.again}
          </Button>
        </Form>
      )}
    </Actions>
  );
};

const AnswerState: FC<{ visit: Visit; invited: Invited }> = ({ visit, invited: { member, mailedAt, answer, note, assisted } }) => {
  const t = invitationTexts[visit.lang].list;
  if (answer === null) {
    const waits = member.reach === "mail" && mailedAt === null;
    return <Status>{waits ? t.not_mailed : t.none}</Status>;
  }
  return (
    <>
      <Status tone={answer === "yes" ? "done" : "neutral"}>{t[answer]}</Status>
      {assisted && ` (${t.assisted})`}
      {note && <p>{note}</p>}
    </>
  );
};
