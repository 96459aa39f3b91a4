import { sendPdf } from "../../../platform/pdf/send.ts";
import type { PdfDocument } from "../../../platform/pdf/document.ts";
import { idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { castVote, codesOf, handOut, makeCodes } from "../commands/voting.ts";
import { handsOut, takesVotes } from "../election.ts";
import { paths } from "../paths.ts";
import { ballotDocument, tallyListDocument } from "../protocol.ts";
import type { PaperSource } from "../protocol.ts";
import { candidatesOf } from "../queries/candidates.ts";
import { runningElections } from "../queries/elections.ts";
import { turnoutOf } from "../queries/voting.ts";
import { ballotSchema, codesSchema, handOutSchema } from "../schema.ts";
import { paperTexts } from "../texts/paper.ts";
import { BallotPage, NoVotingPage, UsedCodePage, VotedPage } from "../views/ballot.tsx";
import { CardsPage, HandOutPage } from "../views/hand-out.tsx";
import { electionHere, paperSource } from "./shown.tsx";

type Manager = Visit<"elections.manage">;

const isInHall = (visit: Visit) => visit.query("hall") === "1";

/** Neither a browser nor anything between keeps what stands on it. */
function keepNowhere(visit: Visit): void {
  visit.c.header("Cache-Control", "no-store");
}

const voting: readonly Route[] = [
  page(paths.voteNow, everyone, async (visit) => {
    const running = await runningElections(visit.db, visit.districtId);
    const open = running.filter((election) => takesVotes(election, visit.now));
    const [only] = open.length === 1 ? open : [];
    return visit.c.redirect(only ? paths.vote.to(visit, { id: only.id }) : paths.elections.to(visit, {}), 302);
  }),
  page(paths.vote, everyone, (visit) => ballotPage(visit, freshForm())),
  form(paths.vote, everyone, ballotSchema, {
    // The memory of sent forms would let whoever has a code, the page and the database try out what was voted: adr/0028.
    repeatable: true,
    unseen: true,
    limit: "ballot",
    save: async (visit, tx, ballot) => {
      const id = idOfForm(visit);
      await castVote(tx, visit.districtId, visit.deps.secret, id, ballot, visit.now);
      return paths.voted.to(visit, { id }, isInHall(visit) ? { hall: 1 } : {});
    },
    again: ballotPage,
  }),
  page(paths.voted, everyone, async (visit) => {
    const election = await electionHere(visit);
    keepNowhere(visit);
    return election && <VotedPage {...{ visit, election }} inHall={isInHall(visit)} />;
  }),
];

const handing: readonly Route[] = [
  page(paths.handOut, "elections.manage", (visit) => handOutPage(visit, freshForm({ kind: visit.query("given") }))),
  form(paths.handOut, "elections.manage", handOutSchema, {
    unseen: true,
    save: async (visit, tx, receiver) => {
      const id = idOfForm(visit);
      await handOut(tx, visit.permit, visit.deps, id, receiver, visit.now);
      return paths.handOut.to(visit, { id }, { given: receiver.kind });
    },
    again: handOutPage,
  }),
  form(paths.codes, "elections.manage", codesSchema, {
    unseen: true,
    save: async (visit, tx, { count }) => {
      const id = idOfForm(visit);
      const key = await makeCodes(tx, visit.permit, visit.deps.secret, id, count, visit.now);
      return paths.cards.to(visit, { id }, { key, count });
    },
    again: handOutPage,
  }),
  page(paths.cards, "elections.manage", cardsPage),
  page(paths.ballotPaper, "elections.manage", (visit) => paper(visit, ballotDocument, paperTexts.da.files.ballot)),
  page(paths.tallyList, "elections.manage", (visit) => paper(visit, tallyListDocument, paperTexts.da.files.tally)),
];

/** Handing out ballots, and voting. */
export const votingRoutes: readonly Route[] = [...voting, ...handing];

async function ballotPage(visit: Visit, problem: FormProblem) {
  const election = await electionHere(visit);
  if (!election) return undefined;
  keepNowhere(visit);
  const inHall = isInHall(visit);
  if (!takesVotes(election, visit.now)) return <NoVotingPage {...{ visit, election }} />;
  if (problem.errors.some(({ code }) => code === "code_used")) return <UsedCodePage {...{ visit, election, inHall }} />;
  const candidates = await candidatesOf(visit.db, visit.districtId, election.id);
  return <BallotPage {...{ visit, election, inHall, problem, candidates }} />;
}

async function handOutPage(visit: Manager, problem: FormProblem) {
  const election = await electionHere(visit);
  if (!election || !(handsOut(election, visit.now) || problem.errors.length > 0)) return undefined;
  keepNowhere(visit);
  const turnout = await turnoutOf(visit.db, visit.permit, election.id);
  return <HandOutPage {...{ visit, election, turnout, problem }} />;
}

async function cardsPage(visit: Manager) {
  const election = await electionHere(visit);
  const key = visit.query("key");
  const count = Number(visit.query("count"));
  if (!election || !/^[\w-]{32}$/.test(key) || !Number.isInteger(count) || count < 1 || count > 500) return undefined;
  keepNowhere(visit);
  const address = visit.deps.publicUrl + paths.voteNow.to({ districtId: visit.districtId, lang: "da" }, {});
  return <CardsPage {...{ visit, election }} codes={codesOf(key, count)} address={address.replace(/^https?:\/\//, "")} />;
}

async function paper(visit: Manager, make: (source: PaperSource) => PdfDocument, name: string) {
  const source = await paperSource(visit);
  if (!source || source.election.status === "call") return undefined;
  return sendPdf(make(source), `${name}.pdf`);
}
