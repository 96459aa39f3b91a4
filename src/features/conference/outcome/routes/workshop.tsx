import type { Tx } from "../../../../platform/db/database.ts";
import { idOfForm } from "../../../../platform/web/address.ts";
import { freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { nothingSchema } from "../../schema.ts";
import { saveNote } from "../commands/notes.ts";
import { addRecommendation, changeRecommendation, moveRecommendation, noteHands, removeRecommendation } from "../commands/recommendations.ts";
import { closeVote, openVote } from "../commands/votes.ts";
import { outcomePaths } from "../paths.ts";
import { recommendationsForWork } from "../queries/recommendations.ts";
import { notesOf, placedIn } from "../queries/workshop.ts";
import { choices } from "../rules/support.ts";
import { handsSchema, moveSchema, noteSchema, recommendationSchema, versionSchema } from "../schema.ts";
import { RecommendationFormPage } from "../views/form.tsx";
import { HandsPage } from "../views/hands.tsx";
import { PaperPage } from "../views/paper.tsx";
import { VoteWorkPage } from "../views/vote-work.tsx";
import { WorkshopPage, anchorOf } from "../views/workshop.tsx";
import { doorByLink, doorForWork, openedBy } from "./doors.ts";
import type { Door, Opened } from "./doors.ts";

/** What is done in one workshop, through one of its doors. */
function workshopRoutes<A extends string>(door: Door<A>): Route[] {
  const { right, paths } = door;
  type Here = Visit<A>;

  async function workshopPage(visit: Here, problem: FormProblem = freshForm()) {
    const opened = await door.opens(visit, visit.db);
    if (!opened) return undefined;
    const [recommendations, notes, placed] = await Promise.all([
      recommendationsForWork(visit.db, opened.permit, opened.ref),
      notesOf(visit.db, opened.permit, opened.workshop.id),
      placedIn(visit.db, visit.districtId, opened),
    ]);
    return <WorkshopPage {...{ visit, opened, paths, recommendations, notes, placed, problem }} roundOfProblem={Number(visit.param("round")) || undefined} />;
  }

  /** A page about one of the workshop's recommendations; those of another workshop are not there. */
  async function oneHere(visit: Here) {
    const opened = await door.opens(visit, visit.db);
    const all = opened && (await recommendationsForWork(visit.db, opened.permit, opened.ref));
    const recommendation = all?.find(({ id }) => id === visit.param("recommendation"));
    return opened && recommendation && { opened, recommendation };
  }

  async function newPage(visit: Here, problem: FormProblem = freshForm()) {
    const opened = await door.opens(visit, visit.db);
    return opened && <RecommendationFormPage {...{ visit, opened, paths, problem }} />;
  }

  async function changePage(visit: Here, problem?: FormProblem) {
    const here = await oneHere(visit);
    if (!here || here.recommendation.releasedAt) return undefined;
    const { sentence, why } = here.recommendation;
    return <RecommendationFormPage {...{ visit, paths, ...here }} problem={problem ?? freshForm({ sentence, why })} />;
  }

  async function handsPage(visit: Here, problem?: FormProblem) {
    const here = await oneHere(visit);
    if (!here) return undefined;
    const { hands } = here.recommendation.support;
    const known = Object.fromEntries(choices.map((choice) => [choice, hands ? String(hands[choice]) : ""]));
    return <HandsPage {...{ visit, paths, ...here }} problem={problem ?? freshForm(known)} />;
  }

  async function votePage(visit: Here, problem: FormProblem = freshForm()) {
    const here = await oneHere(visit);
    return here && <VoteWorkPage {...{ visit, paths, problem, ...here }} />;
  }

  const back = (visit: Here, saved: string, at = "") => paths.workshop.to(visit, { key: visit.param("key") }, { saved }) + at;
  const within = async (visit: Here, tx: Tx, act: (opened: Opened) => Promise<unknown>) => act(await openedBy(door, visit, tx));
  const one = (visit: Here) => idOfForm(visit, "recommendation");
  /** Whoever has a link has been let in by us; what is not released no public page shows. */
  const own = { limit: "facilitate", unseen: true } as const;

  return [
    page(paths.workshop, right, (visit: Here) => workshopPage(visit)),
    form(paths.note, right, noteSchema, {
      ...own,
      save: async (visit: Here, tx, input) => {
        const round = Number(visit.param("round"));
        await within(visit, tx, ({ permit, ref }) => saveNote(tx, permit, ref, { round, ...input }, visit.now));
        return back(visit, "note", `#notes-${round}`);
      },
      again: workshopPage,
    }),
    page(paths.add, right, (visit: Here) => newPage(visit)),
    form(paths.add, right, recommendationSchema, {
      ...own,
      save: async (visit: Here, tx, { sentence, why }) => {
        await within(visit, tx, ({ permit, ref }) => addRecommendation(tx, permit, ref, { sentence, why }, visit.now));
        return back(visit, "recommendation");
      },
      again: newPage,
    }),
    page(paths.change, right, (visit: Here) => changePage(visit)),
    form(paths.change, right, recommendationSchema, {
      ...own,
      save: async (visit: Here, tx, { version, ...words }) => {
        await within(visit, tx, ({ permit, ref }) => changeRecommendation(tx, permit, ref, { id: one(visit), version }, words, visit.now));
        return back(visit, "recommendation");
      },
      again: changePage,
    }),
    form(paths.remove, right, nothingSchema, {
      ...own,
      save: async (visit: Here, tx) => {
        await within(visit, tx, ({ permit, ref }) => removeRecommendation(tx, permit, ref, one(visit)));
        return back(visit, "removed");
      },
      again: workshopPage,
    }),
    form(paths.move, right, moveSchema, {
      limit: "facilitate",
      save: async (visit: Here, tx, input) => {
        await within(visit, tx, ({ permit, ref }) => moveRecommendation(tx, permit, ref, { id: one(visit), ...input }));
        return back(visit, "moved", `#${anchorOf({ id: one(visit) })}`);
      },
      again: workshopPage,
    }),
    page(paths.hands, right, (visit: Here) => handsPage(visit)),
    form(paths.hands, right, handsSchema, {
      limit: "facilitate",
      save: async (visit: Here, tx, { version, ...hands }) => {
        await within(visit, tx, ({ permit, ref }) => noteHands(tx, permit, ref, { id: one(visit), version }, hands));
        return back(visit, "hands", `#${anchorOf({ id: one(visit) })}`);
      },
      again: handsPage,
    }),
    form(paths.noHands, right, versionSchema, {
      limit: "facilitate",
      save: async (visit: Here, tx, { version }) => {
        await within(visit, tx, ({ permit, ref }) => noteHands(tx, permit, ref, { id: one(visit), version }, null));
        return back(visit, "no_hands", `#${anchorOf({ id: one(visit) })}`);
      },
      again: handsPage,
    }),
    page(paths.vote, right, (visit: Here) => votePage(visit)),
    form(paths.vote, right, nothingSchema, {
      limit: "facilitate",
      save: async (visit: Here, tx) => {
        await within(visit, tx, ({ permit, ref }) => openVote(tx, permit, ref, one(visit), visit.now));
        return paths.vote.to(visit, { key: visit.param("key"), recommendation: one(visit) });
      },
      again: votePage,
    }),
    form(paths.closeVote, right, nothingSchema, {
      limit: "facilitate",
      save: async (visit: Here, tx) => {
        await within(visit, tx, ({ permit, ref }) => closeVote(tx, permit, ref, one(visit), visit.now));
        return back(visit, "closed", `#${anchorOf({ id: one(visit) })}`);
      },
      again: votePage,
    }),
  ];
}

/** A workshop's page: by the facilitator's link, on paper too, and for organisers. */
export const facilitatorRoutes: readonly Route[] = [
  ...workshopRoutes(doorByLink),
  ...workshopRoutes(doorForWork),
  page(outcomePaths.paper, doorByLink.right, async (visit) => {
    const opened = await doorByLink.opens(visit, visit.db);
    return opened && <PaperPage {...{ visit, opened }} />;
  }),
];
