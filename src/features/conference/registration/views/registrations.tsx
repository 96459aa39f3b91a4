import type { FC } from "hono/jsx";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { TextField } from "../../../../ui/field.tsx";
import { Fold } from "../../../../ui/fold.tsx";
import { Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page } from "../../../../ui/layout.tsx";
import { EmptyState, Filters, Pagination } from "../../../../ui/list.tsx";
import { Status } from "../../../../ui/status.tsx";
import { DataTable } from "../../../../ui/table.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { listGroups, registrationsOnAPage } from "../queries/work.ts";
import type { ListGroup } from "../queries/work.ts";
import type { Registration } from "../queries/registrations.ts";
import { needKinds, needsKeptDays } from "../rules/registration.ts";
import type { Needs, SeatState } from "../rules/registration.ts";
import { comesForWords, nameWords } from "../rules/cells.ts";
import { registrationPaths } from "../paths.ts";
import { isOpen } from "../../rules/stages.ts";
import { texts } from "../texts/secretary.ts";
import { seatWords } from "./facts.tsx";

interface ListProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly registrations: readonly Registration[];
  readonly total: number;
  readonly filter: { readonly group: ListGroup; readonly page: number; readonly search: string };
  readonly states: ReadonlyMap<SeatState, number>;
  readonly needs: readonly (Needs & Pick<Registration, "id" | "number" | "name">)[];
  readonly partyNames: ReadonlyMap<string, string>;
}

/** All registrations of a conference, in the order of the queue, and what people need. */
export const RegistrationsPage: FC<ListProps> = (props) => {
  const { visit, conference, registrations, total, filter, states, needs } = props;
  const { lang } = visit;
  const t = texts[lang];
  const { id } = conference;
  const { group, page, search } = filter;
  const count = (...which: SeatState[]) => which.reduce((sum, state) => sum + (states.get(state) ?? 0), 0);
  const counts: Readonly<Record<ListGroup, number | undefined>> = {
    all: count("seated", "waiting", "offered"),
    seated: count("seated"),
    waiting: count("waiting"),
    offered: count("offered"),
    gone: count("cancelled", "declined", "expired"),
    late: undefined,
  };
  const href = (to: { readonly group?: ListGroup; readonly page?: number }) =>
    registrationPaths.list.to(visit, { id }, { group: to.group ?? group, ...(search && { q: search }), ...(to.page && to.page > 1 && { page: String(to.page) }) });
  return (
    <Page
      title={t.listTitle(conference.title)}
      width="wide"
      breadcrumbs={[{ href: paths.overview.to(visit, { id }), label: conference.title }]}
      noIndex
    >
      <Actions>
        {conference.closesAt && isOpen(conference, visit.now) && <ButtonLink href={registrationPaths.secretary.to(visit, { id })}>{t.title}</ButtonLink>}
        <ButtonLink kind="secondary" href={registrationPaths.needs.to(visit, { id })}>
          {t.arrange.title}
        </ButtonLink>
        <ButtonLink kind="secondary" href={registrationPaths.csv.to(visit, { id })} download>
          {t.csv}
        </ButtonLink>
      </Actions>
      <p class="registration-hint">{t.csvHint}</p>
      <Form method="get" action={registrationPaths.list.to(visit, { id })} inline>
        <HiddenField name="group" value={group} />
        <TextField name="q" type="search" label={t.search} value={search} maxlength={120} />
        <Button kind="secondary">{t.find}</Button>
      </Form>
      <Filters
        filters={listGroups.map((one) => {
          const counted = counts[one];
          return { label: t.groups[one], href: href({ group: one }), current: one === group, ...(counted !== undefined && { count: counted }) };
        })}
      />
      {registrations.length === 0 ? <EmptyState title={t.none} /> : <RegistrationTable {...props} />}
      <Pagination page={page} pages={Math.ceil(total / registrationsOnAPage)} total={total} href={(to) => href({ page: to })} />
      {needs.length > 0 && (
        <Fold summary={t.needs(needs.length)}>
          <p>{t.needsLead(needsKeptDays)}</p>
          <DataTable
            caption={t.needs(needs.length)}
            hideCaption
            columns={[{ key: "name", label: t.columns.name }, ...needKinds.map((kind) => ({ key: kind, label: t.need[kind] }))]}
            rows={needs.map((one) => ({
              key: one.id,
              cells: { name: <WrittenWords>{`${one.number}. ${one.name ?? t.erased}`}</WrittenWords>, diet: one.diet, access: one.access, interpreter: one.interpreter, travel: one.travel },
            }))}
          />
        </Fold>
      )}
    </Page>
  );
};

const RegistrationTable: FC<ListProps> = ({ visit, conference, registrations, partyNames, filter }) => {
  const { lang } = visit;
  const t = texts[lang];
  const { columns } = t;
  return (
    <DataTable
      caption={t.groups[filter.group]}
      hideCaption
      columns={[
        { key: "name", label: columns.name },
        { key: "party", label: columns.party },
        { key: "state", label: columns.state },
        { key: "reach", label: columns.reach },
        { key: "came", label: columns.came },
      ]}
      rows={registrations.map((one) => {
        const words = seatWords(visit, one.state);
        return {
          key: one.id,
          cells: {
            name: (
              <>
                {one.number}.{" "}
                <a href={registrationPaths.one.to(visit, { id: conference.id, registration: one.id })}>
                  <WrittenWords>{nameWords(one, lang)}</WrittenWords>
                </a>
              </>
            ),
            party: <WrittenWords>{comesForWords(one, { lang, partyNames })}</WrittenWords>,
            state: <Status tone={words.tone}>{words.label}</Status>,
            reach: <span class="cell-address">{one.phone ?? one.email ?? one.address ?? t.noReach}</span>,
            came: [t.ways[one.cameBy], one.isLate && t.lateMark, one.isAboveCapacity && t.aboveMark].filter(Boolean).join(", "),
          },
        };
      })}
    />
  );
};
