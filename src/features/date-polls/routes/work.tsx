import { addDays, dayOf, formatTime } from "../../../platform/i18n/dates.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem, FormValues } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { kindOf } from "../../../thread/kinds.ts";
import { enterAnswers } from "../commands/answers.ts";
import { addPoll, changePoll, discardPoll } from "../commands/drafts.ts";
import { remindOfPoll, sendLinkAgain } from "../commands/mails.ts";
import { cancelPoll, chooseTime, openPoll } from "../commands/stages.ts";
import { paths } from "../paths.ts";
import { listAsked } from "../queries/asked.ts";
import { readNetwork, ticksFor } from "../queries/network.ts";
import { findPoll } from "../queries/polls.ts";
import type { Poll } from "../queries/polls.ts";
import { answerSchema, cancelSchema, chooseSchema, nothingSchema, openSchema, pollSchema } from "../schema.ts";
import { ByHandPage } from "../views/by-hand.tsx";
import { DraftPage } from "../views/draft.tsx";
import { PollFormPage } from "../views/form.tsx";
import { valuesOf } from "../views/parts.tsx";
import { ResultsPage } from "../views/results.tsx";
import { CancelPage, ChoosePage, EnterPage } from "../views/steps.tsx";

type Managing = Visit<"polls.manage">;

const sendingOf = ({ district, deps, now }: Managing) => ({ district, publicUrl: deps.publicUrl, now });

async function askedPoll(visit: Managing): Promise<Poll | undefined> {
  const id = idIn(visit);
  return id ? findPoll(visit.db, visit.permit, id) : undefined;
}

async function openPollIn(visit: Managing): Promise<Poll | undefined> {
  const poll = await askedPoll(visit);
  return poll?.status === "open" ? poll : undefined;
}

/** The series in which a meeting that comes of a poll can stand. */
async function seriesOf({ db, districtId }: Managing) {
  const asked = await kindOf("meeting").making?.choices?.(db, districtId);
  return asked?.find(({ field }) => field === "series");
}

async function newPage(visit: Managing, problem?: FormProblem) {
  const network = await readNetwork(visit.db, visit.permit, visit.now);
  const parties = network.parties.map(({ id }) => id);
  const fresh = freshForm({ parties, deadline: addDays(dayOf(visit.now), 7) });
  return <PollFormPage {...{ visit, network }} series={await seriesOf(visit)} problem={problem ?? fresh} />;
}

async function changePage(visit: Managing, problem?: FormProblem) {
  const poll = await askedPoll(visit);
  if (poll?.status !== "draft") return undefined;
  const network = await readNetwork(visit.db, visit.permit, visit.now);
  const asked = (await listAsked(visit.db, visit.permit, poll.id)).map(({ id }) => id);
  const { partyIds, memberIds } = ticksFor(network, asked);
  const fresh = freshForm({ ...typedAs(poll), parties: partyIds, members: memberIds });
  return <PollFormPage {...{ visit, network }} draft={poll} series={await seriesOf(visit)} problem={problem ?? fresh} />;
}

/** A poll as its form holds it. */
function typedAs(poll: Poll): FormValues {
  const rows = poll.times.flatMap((time, index) => [
    [`day-${index + 1}`, dayOf(time.startsAt)],
    [`from-${index + 1}`, formatTime(time.startsAt, "en")],
    [`to-${index + 1}`, formatTime(time.endsAt, "en")],
    [`place-${index + 1}`, time.place === poll.place ? "" : time.place],
  ]);
  const { title, place, deadline, seriesId } = poll;
  return { title, place, deadline, series: seriesId ?? "", ...Object.fromEntries(rows) };
}

async function resultsPage(visit: Managing, problem: FormProblem = freshForm()) {
  const poll = await askedPoll(visit);
  if (!poll) return undefined;
  const asked = await listAsked(visit.db, visit.permit, poll.id);
  visit.c.header("Cache-Control", "private, no-store");
  return poll.status === "draft" ? (
    <DraftPage {...{ visit, poll, asked, problem }} />
  ) : (
    <ResultsPage {...{ visit, poll, asked, problem }} />
  );
}

async function enterPage(visit: Managing, problem?: FormProblem) {
  const poll = await openPollIn(visit);
  const one = poll && (await listAsked(visit.db, visit.permit, poll.id)).find(({ id }) => id === visit.param("member"));
  return one && <EnterPage {...{ visit, poll }} member={one.member} problem={problem ?? freshForm(valuesOf(one))} />;
}

async function choosePage(visit: Managing, problem?: FormProblem) {
  const poll = await openPollIn(visit);
  const time = poll?.times.find(({ id }) => id === visit.param("time"));
  if (!time || !poll) return undefined;
  const asked = await listAsked(visit.db, visit.permit, poll.id);
  const series = await seriesOf(visit);
  const only = series?.options.length === 1 ? series.options[0]?.value : undefined;
  const fresh = freshForm({ series: poll.seriesId ?? only ?? "" });
  return <ChoosePage {...{ visit, poll, time, asked, series }} problem={problem ?? fresh} />;
}

async function cancelPage(visit: Managing, problem: FormProblem = freshForm()) {
  const poll = await openPollIn(visit);
  if (!poll) return undefined;
  const mailed = (await listAsked(visit.db, visit.permit, poll.id)).filter(({ mailedAt }) => mailedAt !== null).length;
  return <CancelPage {...{ visit, poll, problem, mailed }} />;
}

/** A form that does not fit the poll any more shows how it stands now. */
const orResults = (asked: (visit: Managing, problem: FormProblem) => ReturnType<typeof resultsPage>) =>
  async (visit: Managing, problem: FormProblem) => (await asked(visit, problem)) ?? resultsPage(visit, problem);

export const workRoutes: readonly Route[] = [
  page(paths.add, "polls.manage", (visit) => newPage(visit)),
  form(paths.add, "polls.manage", pollSchema, {
    unseen: true,
    save: async (visit, tx, input) => paths.results.to(visit, { id: await addPoll(tx, visit.permit, input, visit.now) }),
    again: newPage,
  }),
  page(paths.results, "polls.manage", (visit) => resultsPage(visit)),
  page(paths.change, "polls.manage", (visit) => changePage(visit)),
  form(paths.change, "polls.manage", pollSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await changePoll(tx, visit.permit, id, input, visit.now);
      return paths.results.to(visit, { id });
    },
    again: orResults(changePage),
  }),
  form(paths.discard, "polls.manage", nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      await discardPoll(tx, visit.permit, idOfForm(visit));
      return paths.work.to(visit, {});
    },
    again: resultsPage,
  }),
  form(paths.open, "polls.manage", openSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await openPoll(tx, visit.permit, id, input, sendingOf(visit));
      return paths.results.to(visit, { id }, { done: "sent" });
    },
    again: resultsPage,
  }),
  form(paths.remind, "polls.manage", nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      if ((await remindOfPoll(tx, visit.permit, id, sendingOf(visit))) === 0) throw notNow();
      return paths.results.to(visit, { id }, { done: "reminded" });
    },
    again: resultsPage,
  }),
  form(paths.sendAgain, "polls.manage", nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const ref = { pollId: idOfForm(visit), memberId: idOfForm(visit, "member") };
      await sendLinkAgain(tx, visit.permit, ref, sendingOf(visit));
      return paths.results.to(visit, { id: ref.pollId }, { done: "again" });
    },
    again: resultsPage,
  }),
  page(paths.enter, "polls.manage", (visit) => enterPage(visit)),
  form(paths.enter, "polls.manage", answerSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const ref = { pollId: idOfForm(visit), memberId: idOfForm(visit, "member") };
      await enterAnswers(tx, visit.permit, ref, input, visit.now);
      return paths.results.to(visit, { id: ref.pollId }, { done: "entered" });
    },
    again: orResults(enterPage),
  }),
  page(paths.byHand, "polls.manage", async (visit) => {
    const poll = await askedPoll(visit);
    if (!poll || poll.status === "draft") return undefined;
    const asked = (await listAsked(visit.db, visit.permit, poll.id)).filter(({ member }) => member.reach !== "mail");
    visit.c.header("Cache-Control", "private, no-store");
    return <ByHandPage {...{ visit, poll, asked }} />;
  }),
  page(paths.choose, "polls.manage", (visit) => choosePage(visit)),
  form(paths.choose, "polls.manage", chooseSchema, {
    save: async (visit, tx, { series }) => {
      const pollId = idOfForm(visit);
      // Making a meeting has a right of its own.
      if (!visit.may(kindOf("meeting").making?.right ?? "")) throw notNow();
      await chooseTime(tx, visit.permit, { pollId, timeId: idOfForm(visit, "time"), seriesId: series }, visit.now);
      return paths.results.to(visit, { id: pollId }, { done: "chosen" });
    },
    again: orResults(choosePage),
  }),
  page(paths.cancel, "polls.manage", (visit) => cancelPage(visit)),
  form(paths.cancel, "polls.manage", cancelSchema, {
    unseen: true,
    save: async (visit, tx, { reason }) => {
      const id = idOfForm(visit);
      await cancelPoll(tx, visit.permit, id, reason, sendingOf(visit));
      return paths.results.to(visit, { id });
    },
    again: orResults(cancelPage),
  }),
];
