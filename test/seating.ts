import type { RegistrationInput } from "../src/features/conference/registration/schema.ts";
import { register } from "../src/features/conference/registration/commands/registrations.ts";
import { askDraft } from "../src/features/conference/seating/commands/drafts.ts";
import { publishAllocation } from "../src/features/conference/seating/commands/publish.ts";
import { seating } from "../src/features/conference/seating/part.ts";
import { doAskedJobs } from "./asked-jobs.ts";
import { publishedConference, registering } from "./conference.ts";
import type { TestApp } from "./harness.ts";

/** A morning after the registration of `publishedConference` has closed. */
export const afterClosing = new Date("2026-04-09T09:00:00Z");

/** What tests of places in workshops do again and again. */
export function seatingSteps(app: TestApp) {
  /** Does what was asked of the part's jobs, each twice, as after a crash; and what these ask for. */
  async function work(): Promise<void> {
    if ((await doAskedJobs(app, seating.jobs ?? [])) > 0) await work();
  }

  async function enter(conferenceId: string, name: string, rest: Partial<RegistrationInput> = {}) {
    const made = await app.db.transaction().execute((tx) => register(tx, app.permit("everyone"), conferenceId, { input: registering(name, rest), cameBy: "phone" }, app.now));
    if (made.known) throw new Error(`${name} is known`);
    return made;
  }

  /** Three people who wish for the first workshop, which has one place in each of two rounds, and one who wishes for nothing. */
  async function conference(title: string) {
    const held = await publishedConference(app, { title, capacity: "10" }, [[1, 1], [2, 2], [2, 2]]);
    const [a = "", b = "", c = ""] = held.workshops;
    const anna = await enter(held.id, "Anna", { wishes: [a, b], email: "anna@eksempel.dk" });
    const bo = await enter(held.id, "Bo", { wishes: [a, b] });
    const carl = await enter(held.id, "Carl", { wishes: [a, c] });
    const dorte = await enter(held.id, "Dorte");
    return { ...held, a, b, c, anna, bo, carl, dorte };
  }

  const draft = (id: string, tried = new Map<string, number[]>()) => app.db.transaction().execute((tx) => askDraft(tx, app.permit("conference.allocate"), id, tried, app.now));
  const publish = (id: string, number: number) => app.db.transaction().execute((tx) => publishAllocation(tx, app.permit("conference.publish_allocation"), id, number, app.now));

  /** The same, allocated and published, after registration has closed. */
  async function published(title: string) {
    const held = await conference(title);
    app.now = afterClosing;
    const number = await draft(held.id);
    await work();
    await publish(held.id, number);
    await work();
    return held;
  }

  /** The places as they are now, person by person. */
  const seats = (conferenceId: string) =>
    app.db
      .selectFrom("conference.seat as s")
      .innerJoin("conference.registration as r", "r.id", "s.registration_id")
      .select(["r.name", "s.round", "s.session_id", "s.rank", "s.came_by"])
      .where("s.conference_id", "=", conferenceId)
      .orderBy("r.number")
      .orderBy("s.round")
      .execute();

  const mails = (conferenceId: string) =>
    app.db.selectFrom("platform.mail").select(["to_address", "subject", "text"]).where("purpose", "=", "conference.programme").where("about_id", "=", conferenceId).orderBy("id").execute();

  return { work, enter, conference, draft, publish, published, seats, mails };
}

export type SeatingSteps = ReturnType<typeof seatingSteps>;
