import type { FC } from "hono/jsx";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { TextField } from "../../../../ui/field.tsx";
import { Form, HiddenField } from "../../../../ui/form.tsx";
import { Section } from "../../../../ui/layout.tsx";
import { EmptyState, Filters, Pagination } from "../../../../ui/list.tsx";
import { findsName, foldedName } from "../../../../ui/name-search.ts";
import type { Conference } from "../../queries/conferences.ts";
import { invitationPaths } from "../paths.ts";
import { countStandings, standings } from "../rules/standing.ts";
import type { Standing, StandingInvitation } from "../rules/standing.ts";
import { texts } from "../texts/desk.ts";
import { InvitedTable } from "./table.tsx";

export const invitedOnAPage = 50;

interface ListedProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly list: readonly StandingInvitation[];
  readonly group: Standing | undefined;
  readonly page: number;
  readonly search: string;
}

/** Those who are found by what was typed, and those of them in the chosen group. */
export function invitedShown({ list, group, search }: Pick<ListedProps, "list" | "group" | "search">) {
  const found = list.filter(({ name, organisation, email }) => findsName(foldedName([name, organisation, email].join(" ")), search));
  return { found, shown: group === undefined ? found : found.filter(({ standing }) => standing === group) };
}

/** Everybody on the list, in pages: in groups by what they answered, and found by name or party. */
export const Listed: FC<ListedProps> = ({ visit, conference, list, group, page, search }) => {
  const t = texts[visit.lang];
  const { id } = conference;
  const all = countStandings(list);
  const answered = (["coming", "waiting", "answered", "declined"] as const).reduce((sum, one) => sum + (all.get(one) ?? 0), 0);
  const { found, shown } = invitedShown({ list, group, search });
  const counts = countStandings(found);
  const pages = Math.max(1, Math.ceil(shown.length / invitedOnAPage));
  const at = Math.min(page, pages);
  // Back to the list, which stands far down, and not to the top of the page.
  const href = (one: Standing | undefined, to = 1, q = search) => `${invitationPaths.desk.to(visit, { id }, { group: one, q: q || undefined, page: to > 1 ? to : undefined })}#listed`;
  const groups = standings.filter((one) => all.has(one) || one === group);
  return (
    <Section title={t.list.counts(list.length, answered)} id="listed">
      <search>
        <Form method="get" action={`${invitationPaths.desk.to(visit, { id })}#listed`} inline>
          {group && <HiddenField name="group" value={group} />}
          <TextField name="q" type="search" label={t.list.search} value={search} maxlength={120} />
          <Button kind="secondary">{t.list.find}</Button>
          {search !== "" && (
            <ButtonLink kind="quiet" href={href(group, 1, "")}>
              {t.list.clear}
            </ButtonLink>
          )}
        </Form>
      </search>
      <Filters
        filters={[
          { label: t.groups.all, href: href(undefined), current: group === undefined, count: found.length },
          ...groups.map((one) => ({ label: t.groups[one], href: href(one), current: one === group, count: counts.get(one) ?? 0 })),
        ]}
      />
      {shown.length === 0 ? (
        <EmptyState title={search === "" ? t.list.none : t.list.notFound} />
      ) : (
        <InvitedTable visit={visit} conference={conference} caption={t.groups[group ?? "all"]} list={shown.slice((at - 1) * invitedOnAPage, at * invitedOnAPage)} />
      )}
      <Pagination page={at} pages={pages} total={shown.length} href={(to) => href(group, to)} />
    </Section>
  );
};
