import type { Visit } from "../../../platform/web/routes.ts";
import { EmptyState, Filters, ItemList, Pagination } from "../../../ui/list.tsx";
import type { ListItem } from "../../../ui/list.tsx";
import { Page, Section } from "../../../ui/layout.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { paths } from "../paths.ts";
import { byParty } from "../task.ts";
import type { Task } from "../task.ts";
import { texts } from "../texts.ts";
import { taskStatus } from "./task.tsx";

/** What every party has promised and not yet done, the party with the earliest day first. */
export function OpenTasksPage({ visit, tasks }: { visit: Visit; tasks: readonly Task[] }) {
  const t = texts[visit.lang].tasks;
  return (
    <Page title={t.title} lead={t.lead}>
      <TaskFilters visit={visit} done={false} />
      {tasks.length === 0 && <EmptyState title={t.empty} body={t.emptyBody} />}
      {byParty(tasks).map((group) => (
        <Section title={group.partyName} id={`party-${group.partyId}`} action={t.count(group.tasks.length)}>
          <ItemList items={group.tasks.map((task) => listed(visit, task))} label={group.partyName} />
        </Section>
      ))}
    </Page>
  );
}

interface DoneTasksProps {
  readonly visit: Visit;
  readonly tasks: readonly Task[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/** What has been done, the last first. */
export function DoneTasksPage({ visit, tasks, page, pages, total }: DoneTasksProps) {
  const t = texts[visit.lang].tasks;
  return (
    <Page title={t.title} lead={t.lead}>
      <TaskFilters visit={visit} done />
      {tasks.length === 0 ? (
        <EmptyState title={t.emptyDone} />
      ) : (
        <ItemList items={tasks.map((task) => ({ ...listed(visit, task), meta: task.partyName }))} label={t.done} />
      )}
      <Pagination page={page} pages={pages} total={total} href={(to) => paths.tasks.to(visit, {}, { show: "done", page: to })} />
    </Page>
  );
}

function TaskFilters({ visit, done }: { visit: Visit; done: boolean }) {
  const t = texts[visit.lang].tasks;
  return (
    <Filters
      filters={[
        { label: t.open, href: paths.tasks.to(visit, {}), current: !done },
        { label: t.done, href: paths.tasks.to(visit, {}, { show: "done" }), current: done },
      ]}
    />
  );
}

function listed(visit: Visit, task: Task): ListItem {
  const { label, tone } = taskStatus(visit, task);
  return {
    key: `task-${task.id}`,
    title: <WrittenWords>{task.title}</WrittenWords>,
    href: paths.task.to(visit, { id: task.id }),
    status: { label, tone },
  };
}
