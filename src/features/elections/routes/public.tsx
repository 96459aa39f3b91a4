import { sendPdf } from "../../../platform/pdf/send.ts";
import { idOfForm, pageIn } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page, sharedPage } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { offerToStand, withdrawByLink } from "../commands/candidates.ts";
import { isRunning, mayWithdraw } from "../election.ts";
import { paths } from "../paths.ts";
import { protocolDocument } from "../protocol.ts";
import { candidateByLink } from "../queries/candidates.ts";
import { listElections } from "../queries/elections.ts";
import { candidateSchema, nothingSchema } from "../schema.ts";
import { ElectionsPage, electionsOnAPage } from "../views/list.tsx";
import { StandPage, StoodPage, WithdrawPage, WithdrawnPage } from "../views/people.tsx";
import { electionHere, electionPage, paperSource } from "./shown.tsx";

/** What everyone may do: read, stand, withdraw, and have the protocol. */
export const publicRoutes: readonly Route[] = [
  sharedPage(paths.elections, async (visit) => {
    const number = pageIn(visit);
    const range = { limit: electionsOnAPage, offset: (number - 1) * electionsOnAPage };
    const { elections, total } = await listElections(visit.db, visit.districtId, range);
    return elections.length === 0 && number > 1 ? undefined : (
      <ElectionsPage {...{ visit, elections, total }} page={number} />
    );
  }),
  sharedPage(paths.election, electionPage),
  page(paths.protocol, everyone, async (visit) => {
    const source = await paperSource(visit);
    const document = source && protocolDocument(source);
    if (!document) return undefined;
    const name = `${source.election.documentNumber ?? ""}.pdf`;
    return sendPdf(document, name);
  }, { limit: "paper" }),
  page(paths.stand, everyone, (visit) => standPage(visit, freshForm())),
  form(paths.stand, everyone, candidateSchema, {
    unseen: true,
    limit: "candidate",
    mailField: "email",
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await offerToStand(tx, visit.districtId, visit.deps, id, input, visit.now);
      return paths.stood.to(visit, { id });
    },
    again: standPage,
  }),
  page(paths.stood, everyone, async (visit) => {
    const election = await electionHere(visit);
    return election && <StoodPage visit={visit} election={election} />;
  }),
  page(paths.withdraw, everyone, (visit) => withdrawPage(visit, freshForm())),
  form(paths.withdraw, everyone, nothingSchema, {
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      await withdrawByLink(tx, visit.districtId, id, visit.param("token"), visit.now);
      return paths.withdraw.to(visit, { id, token: "done" });
    },
    again: withdrawPage,
  }),
];

async function standPage(visit: Visit, problem: FormProblem) {
  const election = await electionHere(visit);
  return election && isRunning(election) && <StandPage {...{ visit, problem, election }} />;
}

async function withdrawPage(visit: Visit, problem: FormProblem) {
  const election = await electionHere(visit);
  if (!election) return undefined;
  const token = visit.param("token");
  if (token === "done") return <WithdrawnPage visit={visit} election={election} />;
  const candidate = await candidateByLink(visit.db, visit.districtId, election.id, token, visit.now);
  if (!candidate || !mayWithdraw(election, visit.now)) return undefined;
  return <WithdrawPage {...{ visit, problem, election, token }} name={candidate.name} />;
}
