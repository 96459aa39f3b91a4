import { findPersonalLink, permitByLink } from "../../../platform/identity/personal-links.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { idIn } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { askMoreTime } from "../commands/more-time.ts";
import { finishTask } from "../commands/tasks.ts";
import { setWeeklyMail } from "../commands/weekly.ts";
import { paths } from "../paths.ts";
import { stopMailPurpose, taskByLink, waitingFor, waitingPurpose, wantsNoMail, wasWaitingFor } from "../queries/waiting.ts";
import { mailChoice, taskDone, wantedTime } from "../schema.ts";
import { StopMailPage } from "../views/stop-mail.tsx";
import { NoLongerWaitingPage, WaitingPage, WaitingTaskPage } from "../views/waiting.tsx";

/** What the forum waits for, behind a personal link: opening one changes nothing, its buttons do. */
export const waitingRoutes: readonly Route[] = [
  page(paths.waiting, everyone, async (visit) => {
    const link = await linkIn(visit, waitingPurpose);
    return link && <WaitingPage visit={visit} {...await waitingFor(visit.db, link, visit.now)} />;
  }),
  page(paths.waitingTask, everyone, (visit) => taskPage(visit)),
  form(paths.waitingTask, everyone, taskDone, {
    limit: "link",
    save: async (visit, tx, { note }) => {
      const { permit, id } = await ownTask(visit, tx);
      await finishTask(tx, permit, id, { note }, visit.now);
      return taskAddress(visit, "1");
    },
    again: taskPage,
  }),
  form(paths.waitingTime, everyone, wantedTime, {
    limit: "link",
    unseen: true,
    save: async (visit, tx, wanted) => {
      const { permit, id } = await ownTask(visit, tx);
      await askMoreTime(tx, permit, id, wanted, visit.now);
      return taskAddress(visit, "time");
    },
    again: taskPage,
  }),
  page(paths.stopMail, everyone, stopMailPage),
  form(paths.stopMail, everyone, mailChoice, {
    unseen: true,
    oneClick: true,
    save: async (visit, tx, { act }) => {
      const token = visit.param("token");
      const link = await findPersonalLink(tx, visit.districtId, stopMailPurpose, token, visit.now);
      if (link?.memberId) await setWeeklyMail(tx, visit.districtId, link.memberId, act === "start", visit.now);
      return paths.stopMail.to(visit, { token });
    },
    again: stopMailPage,
  }),
];

function linkIn<P extends string>(visit: Visit, purpose: P, db: Visit["db"] | Tx = visit.db) {
  visit.c.header("Cache-Control", "no-store");
  return findPersonalLink(db, visit.districtId, purpose, visit.param("token"), visit.now);
}

/** The task in the address of a form, when it is of a party that the link's holder speaks for. @throws Refusal */
async function ownTask(visit: Visit, tx: Tx) {
  const link = await linkIn(visit, waitingPurpose, tx);
  const id = idIn(visit, "task");
  const task = link && id !== undefined && (await taskByLink(tx, link, id, visit.now));
  if (!link || !task) throw notNow();
  return { permit: permitByLink(link), id: task.id };
}

async function taskPage(visit: Visit, problem: FormProblem = freshForm()) {
  const link = await linkIn(visit, waitingPurpose);
  const id = idIn(visit, "task");
  if (!link || id === undefined) return undefined;
  const task = await taskByLink(visit.db, link, id, visit.now);
  if (task) return <WaitingTaskPage {...{ visit, task, problem }} />;
  return (await wasWaitingFor(visit.db, link, id, visit.now)) ? <NoLongerWaitingPage {...{ visit, problem }} /> : undefined;
}

async function stopMailPage(visit: Visit) {
  const link = await linkIn(visit, stopMailPurpose);
  if (!link?.memberId) return undefined;
  const isStopped = await wantsNoMail(visit.db, visit.districtId, link.memberId);
  return <StopMailPage visit={visit} isStopped={isStopped} />;
}

function taskAddress(visit: Visit, saved: string): string {
  return paths.waitingTask.to(visit, { task: visit.param("task"), token: visit.param("token") }, { saved });
}
