import { failedRuns, jobStates, runAgain } from "../../platform/jobs/administration.ts";
import { guardByHand, guardByItself, guardReasons } from "../../platform/limits/guard-state.ts";
import { countMails, countWaitingSince, listMails, mendable, retryMail, retryMendable } from "../../platform/mail/administration.ts";
import { clearBounce, listBounces } from "../../platform/mail/bounces.ts";
import { pageIn } from "../../platform/web/address.ts";
import { freshForm, notNow } from "../../platform/web/form.ts";
import type { FormProblem } from "../../platform/web/form.ts";
import { form, page } from "../../platform/web/routes.ts";
import type { Route, Visit } from "../../platform/web/routes.ts";
import { mailFilters, readMailFilter } from "./mail-filter.ts";
import { paths } from "./paths.ts";
import { guardSchema, pressedSchema } from "./schema.ts";
import { GuardPage } from "./views/guard.tsx";
import { JobsPage } from "./views/jobs.tsx";
import type { NamedJob } from "./views/jobs.tsx";
import { MailPage } from "./views/mail.tsx";
import { lateBefore, newsSince } from "./views/waits.ts";

/** Whoever may let something go once more also sees the page again when that is refused. */
type Reader = Visit<"operations.read" | "operations.retry">;

const perPage = 50;
const mostFailedRuns = 50;
const mostAddresses = 50;

/** Pages about what the program does by itself, for these jobs. */
export function operationsRoutes(jobs: readonly NamedJob[]): readonly Route[] {
  const jobsPage = async (visit: Reader, problem: FormProblem) => {
    visit.c.header("Cache-Control", "no-store");
    const states = await jobStates(visit.db, visit.permit);
    const failed = await failedRuns(visit.db, visit.permit, mostFailedRuns);
    return <JobsPage {...{ visit, jobs, states, failed, problem }} />;
  };
  return [
    page(paths.mail, "operations.read", (visit) => mailPage(visit, freshForm())),
    form(paths.retryAllMail, "operations.retry", pressedSchema, {
      unseen: true,
      save: async (visit, tx) => {
        if ((await retryMendable(tx, visit.permit, newsSince(visit.now))) === 0) throw notNow();
        return paths.mail.to(visit, {}, { show: "waiting", saved: "retried-all" });
      },
      again: mailPage,
    }),
    form(paths.retryMail, "operations.retry", pressedSchema, {
      unseen: true,
      save: async (visit, tx) => {
        if (!(await retryMail(tx, visit.permit, visit.param("id")))) throw notNow();
        return paths.mail.to(visit, {}, { saved: "retried" });
      },
      again: mailPage,
    }),
    form(paths.clearAddress, "operations.retry", pressedSchema, {
      unseen: true,
      save: async (visit, tx) => {
        if (!(await clearBounce(tx, visit.permit, visit.param("id")))) throw notNow();
        return paths.mail.to(visit, {}, { saved: "cleared" });
      },
      again: mailPage,
    }),
    page(paths.guard, "operations.read", (visit) => guardPage(visit, freshForm())),
    form(paths.guard, "operations.guard", guardSchema, {
      unseen: true,
      save: async (visit, tx, { do: wanted }) => {
        if (wanted === "raise") await guardByHand(tx, visit.permit, visit.deps.guard, visit.now);
        else if (!(await guardByItself(tx, visit.permit, visit.now))) throw notNow();
        return paths.guard.to(visit, {}, { saved: wanted });
      },
      again: guardPage,
    }),
    page(paths.jobs, "operations.read", (visit) => jobsPage(visit, freshForm())),
    form(paths.runAgain, "operations.retry", pressedSchema, {
      unseen: true,
      save: async (visit, tx) => {
        const run = { name: visit.param("name"), id: visit.param("id") };
        if (!(await runAgain(tx, visit.permit, run))) throw notNow();
        return paths.jobs.to(visit, {}, { saved: "1" });
      },
      again: jobsPage,
    }),
  ];
}

async function guardPage(visit: Visit<"operations.read" | "operations.guard">, problem: FormProblem) {
  visit.c.header("Cache-Control", "no-store");
  const reasons = await guardReasons(visit.db, visit.permit, visit.now);
  return <GuardPage {...{ visit, reasons, problem }} />;
}

async function mailPage(visit: Reader, problem: FormProblem) {
  visit.c.header("Cache-Control", "no-store");
  const filter = readMailFilter(visit.query("show"));
  const here = pageIn(visit);
  const statuses = mailFilters[filter];
  const counts = await countMails(visit.db, visit.permit);
  const total = statuses.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0);
  const pages = Math.max(1, Math.ceil(total / perPage));
  if (here > pages) return undefined;
  const mails = await listMails(visit.db, visit.permit, { statuses, limit: perPage, offset: (here - 1) * perPage });
  const bounces = await listBounces(visit.db, visit.permit, mostAddresses);
  const late = await countWaitingSince(visit.db, visit.permit, lateBefore(visit.now));
  const toMend = (await mendable(visit.db, visit.permit, newsSince(visit.now))).length;
  return <MailPage {...{ visit, mails, counts, bounces, late, toMend, filter, pages, problem }} page={here} />;
}
