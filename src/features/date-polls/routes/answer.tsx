import { findPersonalLink, permitByLink } from "../../../platform/identity/personal-links.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { answerByLink, answerSignedIn } from "../commands/answers.ts";
import { answerPurpose } from "../link-purposes.ts";
import { paths } from "../paths.ts";
import { findOwnAnswers, listVoters } from "../queries/asked.ts";
import { findPoll } from "../queries/polls.ts";
import type { ReadingPermit } from "../queries/polls.ts";
import { answerSchema } from "../schema.ts";
import { AnswerPage } from "../views/answer.tsx";
import { valuesOf } from "../views/parts.tsx";

async function linkIn(visit: Visit) {
  return findPersonalLink(visit.db, visit.districtId, answerPurpose, visit.param("token"), visit.now);
}

interface Answering {
  readonly permit: ReadingPermit;
  readonly pollId: string;
  readonly memberId: string;
  readonly action: string;
  readonly byLink: boolean;
}

/** The page on which a member answers; nothing for one whom the poll does not ask, or does not ask yet. */
async function pageFor(visit: Visit, { permit, pollId, memberId, action, byLink }: Answering, problem?: FormProblem) {
  const poll = await findPoll(visit.db, permit, pollId);
  const own = poll && (await findOwnAnswers(visit.db, permit, pollId, memberId));
  if (!own || poll.status === "draft") return undefined;
  const voters = await listVoters(visit.db, permit, pollId);
  return <AnswerPage {...{ visit, poll, own, voters, action, byLink }} problem={problem ?? freshForm(valuesOf(own))} />;
}

async function linkPage(visit: Visit, problem?: FormProblem) {
  const link = await linkIn(visit);
  if (!link?.memberId) return undefined;
  const action = paths.answer.to(visit, { token: visit.param("token") });
  const { subjectId: pollId, memberId } = link;
  return pageFor(visit, { permit: permitByLink(link), pollId, memberId, action, byLink: true }, problem);
}

async function ownPage(visit: Visit<"polls.read">, problem?: FormProblem) {
  const id = idIn(visit);
  if (!id || visit.actor.kind !== "member") return undefined;
  const { memberId } = visit.actor;
  const action = paths.poll.to(visit, { id });
  return pageFor(visit, { permit: visit.permit, pollId: id, memberId, action, byLink: false }, problem);
}

export const answerRoutes: readonly Route[] = [
  page(paths.answer, everyone, (visit) => linkPage(visit)),
  form(paths.answer, everyone, answerSchema, {
    limit: "link",
    unseen: true,
    save: async (visit, tx, input) => {
      const link = await linkIn(visit);
      if (!link) throw notNow();
      await answerByLink(tx, link, input, visit.now);
      return paths.answer.to(visit, { token: visit.param("token") }, { saved: "1" });
    },
    again: linkPage,
  }),
  page(paths.poll, "polls.read", (visit) => ownPage(visit)),
  form(paths.poll, "polls.read", answerSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await answerSignedIn(tx, visit.permit, id, input, visit.now);
      return paths.poll.to(visit, { id }, { saved: "1" });
    },
    again: ownPage,
  }),
];
