import { idOfForm, pageIn } from "../../../platform/web/address.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route } from "../../../platform/web/routes.ts";
import { changeTask, finishTask } from "../commands/tasks.ts";
import { paths } from "../paths.ts";
import { doneTasks, openTasks } from "../queries/tasks.ts";
import { changedTask, taskDone } from "../schema.ts";
import { DoneTasksPage, OpenTasksPage } from "../views/tasks.tsx";
import { editTaskPage, taskPage } from "./here.tsx";

const perPage = 25;

export const taskRoutes: readonly Route[] = [
  page(paths.tasks, "tasks.read", async (visit) => {
    if (visit.query("show") !== "done")
      return <OpenTasksPage visit={visit} tasks={await openTasks(visit.db, visit.permit)} />;
    const here = pageIn(visit);
    const { tasks, total } = await doneTasks(visit.db, visit.permit, { limit: perPage, offset: (here - 1) * perPage });
    return <DoneTasksPage {...{ visit, tasks, total }} page={here} pages={Math.ceil(total / perPage)} />;
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
    save: async (visit, tx, { note }) => {
      await finishTask(tx, visit.permit, idOfForm(visit), note, visit.now);
      return paths.task.to(visit, { id: visit.param("id") }, { saved: "done" });
    },
    again: taskPage,
  }),
];
