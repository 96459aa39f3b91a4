import { partyNames } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { moderate } from "../commands/moderate.ts";
import { stepsOpenTo } from "../rules/statements/moderation.ts";
import type { Reader } from "../rules/statements/moderation.ts";
import { paths } from "../paths.ts";
import { moderationCounts, moderationLog, writtenByParticipants } from "../queries/log.ts";
import { findQuestion } from "../queries/questions.ts";
import { doneBefore, findToRead, listToRead, readerOf, similarTo } from "../queries/to-read.ts";
import { moderateSchema } from "../schema.ts";
import { LogPage } from "../views/log.tsx";
import { ModeratePage } from "../views/moderate.tsx";
import { ToReadPage } from "../views/to-read.tsx";

type Moderating = Visit<"dialogue.moderate">;

const nobody: Reader = { memberId: "", parties: [] };

/** What waits for whoever looks, and what waits for others; to agree with oneself is no work. */
async function waiting(db: Db | Tx, permit: Moderating["permit"], me: Reader) {
  const all = await listToRead(db, permit);
  const isYours = (one: (typeof all)[number]) => {
    const steps = stepsOpenTo(one, one.before, me);
    return one.isProposed ? steps.includes("return") : steps.length > 0;
  };
  return { yours: all.filter(isYours), others: all.filter((one) => !isYours(one)) };
}

/** The one after this, else the oldest that is left. */
function nextAfter(yours: readonly { readonly id: string }[], id: string): string | undefined {
  const at = yours.findIndex((one) => one.id === id);
  return (yours[at + 1] ?? yours.find((one) => one.id !== id))?.id;
}

async function toReadPage(visit: Moderating) {
  visit.c.header("Cache-Control", "private, no-store");
  const me = (await readerOf(visit.db, visit.permit, visit.now)) ?? nobody;
  return <ToReadPage visit={visit} {...await waiting(visit.db, visit.permit, me)} />;
}

async function readPage(visit: Moderating, problem: FormProblem = freshForm()) {
  visit.c.header("Cache-Control", "private, no-store");
  const id = idIn(visit, "statement");
  const statement = id && (await findToRead(visit.db, visit.permit, id));
  // Once its words are erased there is nothing left to read.
  if (!statement || statement.text === "") return undefined;
  const me = (await readerOf(visit.db, visit.permit, visit.now)) ?? nobody;
  const [similar, history, { yours }] = await Promise.all([
    similarTo(visit.db, visit.permit, statement),
    doneBefore(visit.db, visit.permit, statement.id),
    waiting(visit.db, visit.permit, me),
  ]);
  const names = await partyNames(visit.db, visit.districtId, [...new Set(history.flatMap(({ parties }) => parties))]);
  const next = nextAfter(yours, statement.id);
  return <ModeratePage {...{ visit, statement, similar, history, next, problem }} partyNames={names} steps={stepsOpenTo(statement, statement.before, me)} />;
}

async function logPage(visit: Visit) {
  const id = idIn(visit);
  const question = id && (await findQuestion(visit.db, visit.districtId, id, false));
  if (!question) return undefined;
  const [counts, log, written] = await Promise.all([
    moderationCounts(visit.db, visit.districtId, question.id),
    moderationLog(visit.db, visit.districtId, question.id),
    writtenByParticipants(visit.db, visit.districtId, question.id),
  ]);
  return <LogPage {...{ visit, question, counts, log, written }} />;
}

/** Reading what people write, and the public log of it. */
export const moderateRoutes: readonly Route[] = [
  page(paths.toRead, "dialogue.moderate", toReadPage),
  page(paths.read, "dialogue.moderate", (visit) => readPage(visit)),
  form(paths.read, "dialogue.moderate", moderateSchema, {
    save: async (visit, tx, decision) => {
      const id = idOfForm(visit, "statement");
      const me = (await readerOf(tx, visit.permit, visit.now)) ?? nobody;
      const next = nextAfter((await waiting(tx, visit.permit, me)).yours, id);
      await moderate(tx, visit.permit, id, decision, visit.now);
      const done = { done: decision.step };
      return next ? paths.read.to(visit, { statement: next }, done) : paths.toRead.to(visit, {}, done);
    },
    again: readPage,
  }),
  page(paths.moderation, everyone, logPage),
];
