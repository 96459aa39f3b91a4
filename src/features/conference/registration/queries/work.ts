import type { Db, Tx } from "../../../../platform/db/database.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { activeStates, takenStates } from "../rules/registration.ts";
import type { Answers } from "../../questions/question.ts";
import "../../questions/tables.ts";
import type { Needs } from "../rules/registration.ts";
import { registrationRows } from "./registrations.ts";
import type { Registration } from "./registrations.ts";

type Registrar = Permit<"conference.register">;

/** Which registrations the organisers look at. */
export const listGroups = ["all", "seated", "waiting", "offered", "gone", "late"] as const;

export type ListGroup = (typeof listGroups)[number];

export const registrationsOnAPage = 50;

/** One page of the registrations of a conference, in the order of the queue. */
export async function listRegistrations(
  db: Db,
  permit: Registrar,
  conferenceId: string,
  { group, page, search }: { readonly group: ListGroup; readonly page: number; readonly search: string },
): Promise<{ registrations: Registration[]; total: number }> {
  const chosen = registrationsIn(db, permit, conferenceId)
    .$if(group === "all", (query) => query.where("state", "in", [...activeStates]))
    .$if(group === "seated" || group === "waiting" || group === "offered", (query) => query.where("state", "=", group as "seated"))
    .$if(group === "gone", (query) => query.where("state", "not in", [...activeStates]))
    .$if(group === "late", (query) => query.where("is_late", "=", true))
    .$if(search !== "", (query) => query.where("name", "ilike", `%${search.replace(/[\\%_]/g, "\\$&")}%`));
  const registrations = await chosen
    .orderBy("number")
    .limit(registrationsOnAPage)
    .offset((page - 1) * registrationsOnAPage)
    .execute();
  const { total } = await chosen
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return { registrations, total };
}

/** Every registration of a conference, in the order of the queue. */
export function allRegistrations(db: Db, permit: Registrar, conferenceId: string): Promise<Registration[]> {
  return registrationsIn(db, permit, conferenceId).orderBy("number").execute();
}

/** The last that came, the newest first. */
export function lastRegistrations(db: Db, permit: Registrar, conferenceId: string): Promise<Registration[]> {
  return registrationsIn(db, permit, conferenceId).orderBy("number", "desc").limit(8).execute();
}

/** Seats offered to those who cannot be reached by mail: somebody has to tell them. The first that ends first. */
export function offersToTell(db: Db, permit: Registrar, conferenceId: string): Promise<Registration[]> {
  return registrationsIn(db, permit, conferenceId)
    .where("state", "=", "offered")
    .where("email", "is", null)
    .orderBy("offer_expires_at")
    .orderBy("number")
    .execute();
}

/** One registration of a conference. */
export async function findRegistration(db: Db | Tx, permit: Registrar, conferenceId: string, id: string): Promise<Registration | undefined> {
  return registrationRows(db, permit.districtId).where("conference_id", "=", conferenceId).where("id", "=", id).executeTakeFirst();
}

/** Who else may be the same person: the same name, phone or mail, and still coming. */
export function similarTo(db: Db | Tx, permit: Registrar, one: Registration): Promise<Registration[]> {
  const digits = one.phone?.replace(/\D/g, "").slice(-8);
  return registrationsIn(db, permit, one.conferenceId)
    .where("id", "<>", one.id)
    .where("state", "in", [...activeStates])
    .where((eb) =>
      eb.or([
        ...(one.name === null ? [] : [eb(eb.fn("lower", ["name"]), "=", one.name.toLowerCase())]),
        ...(one.email === null ? [] : [eb(eb.fn("lower", ["email"]), "=", one.email.toLowerCase())]),
        ...(digits ? [eb(eb.fn("right", [eb.fn("regexp_replace", ["phone", eb.val("\\D"), eb.val(""), eb.val("g")]), eb.val(8)]), "=", digits)] : []),
      ]),
    )
    .orderBy("number")
    .limit(5)
    .execute();
}

/** What those need who have a seat or may get one, by registration. */
export async function listNeeds(db: Db, permit: Registrar, conferenceId: string): Promise<(Needs & Pick<Registration, "id" | "number" | "name">)[]> {
  return db
    .selectFrom("conference.need as n")
    .innerJoin("conference.registration as r", (join) => join.onRef("r.district", "=", "n.district").onRef("r.id", "=", "n.registration_id"))
    .select(["r.id", "r.number", "r.name", "n.diet", "n.access", "n.interpreter", "n.travel"])
    .where("r.district", "=", permit.districtId)
    .where("r.conference_id", "=", conferenceId)
    .where("r.state", "in", [...activeStates])
    .orderBy("r.number")
    .execute();
}

/** What those need and have answered who have a seat or are offered one; without who they are. */
export async function needsToArrange(db: Db, permit: Registrar, conferenceId: string): Promise<{ readonly needs: readonly Needs[]; readonly answers: readonly Answers[] }> {
  const taken = registrationsIn(db, permit, conferenceId).clearSelect().select("id").where("state", "in", [...takenStates]);
  const [needs, rows] = await Promise.all([
    db.selectFrom("conference.need").select(["diet", "access", "interpreter", "travel"]).where("district", "=", permit.districtId).where("registration_id", "in", taken).orderBy("registration_id").execute(),
    db
      .selectFrom("conference.question_answer")
      .select(["registration_id", "question_id", "answer"])
      .where("district", "=", permit.districtId)
      .where("registration_id", "in", taken)
      .orderBy("registration_id")
      .execute(),
  ]);
  const answers = new Map<string, Map<string, readonly string[]>>();
  for (const { registration_id: id, question_id: question, answer } of rows) answers.set(id, (answers.get(id) ?? new Map()).set(question, answer));
  return { needs, answers: [...answers.values()] };
}

function registrationsIn(db: Db | Tx, permit: Registrar, conferenceId: string) {
  return registrationRows(db, permit.districtId).where("conference_id", "=", conferenceId);
}
