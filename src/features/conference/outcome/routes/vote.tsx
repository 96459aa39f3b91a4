import { browserKey } from "../../../../platform/identity/browser-key.ts";
import { browserSecret, browserSecretOrNew } from "../../../../platform/web/browser-secret.ts";
import { Refusal, freshForm, notNow } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { everyone, form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { castVote } from "../commands/votes.ts";
import { outcomePaths } from "../paths.ts";
import { findBallot, ownVote } from "../queries/ballots.ts";
import type { VoterRef } from "../queries/ballots.ts";
import { codeIn, takesVotes } from "../rules/support.ts";
import { codeSchema, voteSchema } from "../schema.ts";
import { FindVotePage, VotePage, VoteScreenPage } from "../views/vote.tsx";

/** This phone in this vote: another in every other, so that nothing ties two votes together. */
const voter = ({ deps, districtId }: Visit, ballotId: string, secret: string): VoterRef => ({
  district: districtId,
  ballotId,
  key: browserKey(deps.secret, secret, "workshop vote", ballotId),
});

const ballotHere = (visit: Visit) => findBallot(visit.db, visit.districtId, visit.param("code"), visit.now);

async function votePage(visit: Visit, problem: FormProblem = freshForm()) {
  const ballot = await ballotHere(visit);
  if (!ballot) return undefined;
  visit.c.header("Cache-Control", "private, no-store");
  // The secret comes with the page while there is something to vote on; what is over gives nobody one.
  const secret = takesVotes(ballot.vote, visit.now) ? browserSecretOrNew(visit) : undefined;
  const own = secret === undefined ? undefined : await ownVote(visit.db, voter(visit, ballot.id, secret));
  return <VotePage {...{ visit, ballot, own, problem }} />;
}

const findPage = (visit: Visit, problem: FormProblem = freshForm()) => <FindVotePage {...{ visit, problem }} />;

/** Voting by phone, without an account: whoever has the code is in the room. */
export const voteRoutes: readonly Route[] = [
  page(outcomePaths.findVote, everyone, (visit) => findPage(visit)),
  form(outcomePaths.findVote, everyone, codeSchema, {
    repeatable: true,
    unseen: true,
    limit: "vote",
    save: async (visit, tx, { code }) => {
      const ballot = await findBallot(tx, visit.districtId, codeIn(code), visit.now);
      if (!ballot) throw new Refusal({ field: "code", code: "unknown_code" });
      return outcomePaths.vote.to(visit, { code: ballot.vote.code });
    },
    again: findPage,
  }),
  page(outcomePaths.vote, everyone, (visit) => votePage(visit), { limit: "vote" }),
  form(outcomePaths.vote, everyone, voteSchema, {
    // Voting twice is voting once, so nothing needs to be remembered.
    repeatable: true,
    unseen: true,
    limit: "vote",
    save: async (visit, tx, { choice }) => {
      const ballot = await findBallot(tx, visit.districtId, visit.param("code"), visit.now);
      if (!ballot) throw notNow();
      const secret = browserSecret(visit);
      if (secret === undefined) throw new Refusal({ field: "", code: "no_cookie" });
      await castVote(tx, voter(visit, ballot.id, secret), choice, visit.now);
      return outcomePaths.vote.to(visit, { code: ballot.vote.code });
    },
    again: votePage,
  }),
  page(outcomePaths.voteScreen, everyone, async (visit) => {
    const ballot = await ballotHere(visit);
    visit.c.header("Cache-Control", "no-store");
    return ballot && <VoteScreenPage {...{ visit, ballot }} />;
  }, { limit: "vote" }),
];
