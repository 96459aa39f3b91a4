import { nameNow } from "../../../network/party.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { Select } from "../../../ui/choice.tsx";
import { Form, HiddenField } from "../../../ui/form.tsx";
import { EmptyState, Filters, ItemList, Pagination } from "../../../ui/list.tsx";
import type { ListItem } from "../../../ui/list.tsx";
import { Page, Section } from "../../../ui/layout.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { paths } from "../paths.ts";
import { byParty, isAmong, openViews, waitsForAnswer } from "../task.ts";
import type { OpenView, Task } from "../task.ts";
import { waitingTexts } from "../texts/waiting.ts";
import { texts } from "../texts.ts";
import { taskStatus } from "./task-status.ts";

interface TasksProps {
  readonly visit: Visit;
  /** Every open task, whatever is looked at: the filters say how many there are. */
  readonly open: readonly Task[];
  /** Parties that can be asked for. */
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  /** The one that is; "" for all. */
  readonly partyId: string;
}

/** What the parties have promised and not yet done, the party with the earliest day first. */
export function OpenTasksPage({ visit, open, parties, partyId, view }: TasksProps & { view: OpenView }) {
  const t = texts[visit.lang].tasks;
  const today = dayOf(visit.now);
  const shown = open.filter((task) => isAmong(view, task, today) && (partyId === "" || task.partyId === partyId));
  return (
    <Page title={t.title} lead={t.lead}>
      <TaskFilters {...{ visit, open, parties, partyId }} now={view} />
      {shown.length === 0 && (open.length === 0 ? <EmptyState title={t.empty} body={t.emptyBody} /> : <EmptyState title={t.nothing} />)}
      {byParty(shown).map((group) => (
        <Section
          title={<WrittenWords>{nameNow({ name: group.partyName, hasLeft: group.partyHasLeft }, visit.lang)}</WrittenWords>}
          id={`party-${group.partyId}`}
          action={
            <>
              {t.count(group.tasks.length)} · <a href={paths.partyTasks.to(visit, { id: group.partyId })}>{waitingTexts[visit.lang].list.link}</a>
            </>
          }
        >
          <ItemList items={group.tasks.map((task) => listed(visit, task))} label={group.partyName} />
        </Section>
      ))}
      {visit.may("decisions.manage") && open.length > 0 && (
        <p>
          <a href={paths.callList.to(visit, {})}>{waitingTexts[visit.lang].call.link}</a>
        </p>
      )}
    </Page>
  );
}

interface DoneTasksProps extends TasksProps {
  readonly tasks: readonly Task[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/** What has been done, the last first. */
export function DoneTasksPage({ visit, open, parties, partyId, tasks, page, pages, total }: DoneTasksProps) {
  const t = texts[visit.lang].tasks;
  const to = (number: number) => paths.tasks.to(visit, {}, { show: "done", party: partyId, page: number });
  return (
    <Page title={t.title} lead={t.lead}>
      <TaskFilters {...{ visit, open, parties, partyId }} now="done" />
      {tasks.length === 0 ? (
        <EmptyState title={partyId === "" ? t.emptyDone : t.nothing} />
      ) : (
        <ItemList
          items={tasks.map((task) => ({
            ...listed(visit, task),
            meta: (
              <WrittenWords>
                {task.partyName}: {task.doneNote}
              </WrittenWords>
            ),
          }))}
          label={t.done}
        />
      )}
      <Pagination page={page} pages={pages} total={total} href={to} />
    </Page>
  );
}

function TaskFilters({ visit, open, parties, partyId, now }: TasksProps & { now: OpenView | "done" }) {
  const t = texts[visit.lang].tasks;
  const today = dayOf(visit.now);
  const own = open.filter((task) => partyId === "" || task.partyId === partyId);
  const to = (show: string | undefined) => paths.tasks.to(visit, {}, { show, party: partyId });
  return (
    <>
      <Filters
        filters={[
          ...openViews
            .map((view) => ({ view, count: own.filter((task) => isAmong(view, task, today)).length }))
            .filter(({ view, count }) => view !== "time" || count > 0 || now === "time")
            .map(({ view, count }) => ({
              label: t[view],
              count,
              href: to(view === "open" ? undefined : view),
              current: now === view,
            })),
          { label: t.done, href: to("done"), current: now === "done" },
        ]}
      />
      {parties.length > 1 && (
        <Form method="get" action={paths.tasks.to(visit, {})} label={t.party} inline>
          {now !== "open" && <HiddenField name="show" value={now} />}
          <Select
            name="party"
            label={t.party}
            empty={t.anyParty}
            options={parties.map(({ id, name }) => ({ value: id, label: name }))}
            value={partyId}
          />
          <Button kind="secondary">{t.showParty}</Button>
        </Form>
      )}
    </>
  );
}

function listed(visit: Visit, task: Task): ListItem {
  const { label, tone } = taskStatus(visit, task);
  return {
    key: `task-${task.id}`,
    title: <WrittenWords>{task.title}</WrittenWords>,
    href: paths.task.to(visit, { id: task.id }),
    status: { label, tone },
    ...(waitsForAnswer(task) && { meta: texts[visit.lang].tasks.time }),
  };
}
