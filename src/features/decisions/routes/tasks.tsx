import { findParty, partyNames } from "../../../network/queries.ts";
import { idIn, idOfForm, pageIn } from "../../../platform/web/address.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { answerMoreTime, askMoreTime } from "../commands/more-time.ts";
import { changeTask, finishTask, reopenTask } from "../commands/tasks.ts";
import { paths } from "../paths.ts";
import { doneTasks, openTasks, openTasksOf, partiesWithTasks } from "../queries/tasks.ts";
import { callList } from "../queries/waiting.ts";
import { changedTask, registerQuery, taskDone, taskReopened, timeAnswer, wantedTime } from "../schema.ts";
import { openViews } from "../task.ts";
import { CallListPage, PartyTasksPage } from "../views/by-hand.tsx";
import { DoneTasksPage, OpenTasksPage } from "../views/tasks.tsx";
import { editTaskPage, taskPage } from "./here.tsx";

const perPage = 25;

export const taskRoutes: readonly Route[] = [
  page(paths.tasks, "tasks.read", tasksPage),
  page(paths.callList, "decisions.manage", async (visit) => (
    <CallListPage visit={visit} hearers={await callList(visit.db, visit.permit, visit.now)} />
  )),
  page(paths.partyTasks, "tasks.read", async (visit) => {
    const id = idIn(visit);
    const party = id && (await findParty(visit.db, visit.districtId, id));
    return party && <PartyTasksPage {...{ visit, party }} tasks={await openTasksOf(visit.db, visit.districtId, [party.id])} />;
  }),
  page(paths.task, everyone, (visit) => taskPage(visit)),
  page(paths.editTask, "decisions.manage", (visit) => editTaskPage(visit)),
  form(paths.editTask, "decisions.manage", changedTask, {
    save: async (visit, tx, { title, party, due, public: isPublic, version }) => {
      const details = { title, partyId: party, dueDay: due, isPublic };
      await changeTask(tx, visit.permit, idOfForm(visit), version, details, visit.now);
      return paths.task.to(visit, { id: visit.param("id") }, { saved: "changed" });
    },
    again: editTaskPage,
  }),
  form(paths.finishTask, "tasks.finish", taskDone, {
    save: async (visit, tx, done) => {
      await finishTask(tx, visit.permit, idOfForm(visit), done, visit.now);
      return paths.task.to(visit, { id: visit.param("id") }, { saved: "done" });
    },
    again: taskPage,
  }),
  form(paths.reopenTask, "tasks.finish", taskReopened, {
    save: async (visit, tx, { why }) => {
      await reopenTask(tx, visit.permit, idOfForm(visit), why, visit.now);
      return paths.task.to(visit, { id: visit.param("id") }, { saved: "reopened" });
    },
    again: taskPage,
  }),
  form(paths.askTime, "tasks.finish", wantedTime, {
    unseen: true,
    save: async (visit, tx, wanted) => {
      await askMoreTime(tx, visit.permit, idOfForm(visit), wanted, visit.now);
      return paths.task.to(visit, { id: visit.param("id") }, { saved: "time" });
    },
    again: taskPage,
  }),
  form(paths.answerTime, "decisions.manage", timeAnswer, {
    save: async (visit, tx, { answer, answerNote }) => {
      const answered = { answer, note: answerNote };
      await answerMoreTime(tx, visit.permit, idOfForm(visit), idOfForm(visit, "request"), answered, visit.now);
      return paths.task.to(visit, { id: visit.param("id") }, { saved: "answered" });
    },
    again: taskPage,
  }),
];

async function tasksPage(visit: Visit<"tasks.read">) {
  const { db, districtId, permit } = visit;
  const [open, withTasks] = [await openTasks(db, permit), await partiesWithTasks(db, permit)];
  const names = await partyNames(db, districtId, withTasks);
  const parties = [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, "da"));
  const partyId = registerQuery.shape.party.parse(visit.query("party"));
  if (visit.query("show") !== "done") {
    const view = openViews.find((one) => one === visit.query("show")) ?? "open";
    return <OpenTasksPage {...{ visit, open, parties, partyId, view }} />;
  }
  const page = pageIn(visit);
  const { tasks, total } = await doneTasks(db, permit, { partyId, limit: perPage, offset: (page - 1) * perPage });
  if (tasks.length === 0 && page > 1) return undefined;
  return <DoneTasksPage {...{ visit, open, parties, partyId, tasks, total, page }} pages={Math.ceil(total / perPage)} />;
}
