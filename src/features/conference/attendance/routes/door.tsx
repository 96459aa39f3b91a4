import { partyNames } from "../../../../network/queries.ts";
import type { Db, Tx } from "../../../../platform/db/database.ts";
import { findPersonalLink, permitByLink } from "../../../../platform/identity/personal-links.ts";
import { idIn } from "../../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { everyone, form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { findPublished } from "../../queries/conferences.ts";
import type { Conference } from "../../queries/conferences.ts";
import { freeSeatsNow } from "../../registration/queries/registrations.ts";
import { checkIn, letGuestIn, takeBack, takeInKept } from "../commands/door.ts";
import { doorPaths, helperPaths } from "../paths.ts";
import { doorCounts, listExpected, pressesOf } from "../queries.ts";
import type { DoorPermit } from "../queries.ts";
import { doorAt } from "../rules/door.ts";
import { expectedWords, findExpected } from "../rules/expected.ts";
import { doorPurpose } from "../rules/link.ts";
import { backSchema, comeSchema, guestSchema, syncSchema } from "../schema.ts";
import type { DoorHrefs } from "../views/desk.tsx";
import { DoorPage } from "../views/door.tsx";
import type { Shown } from "../views/door.tsx";

/** A door that somebody may stand at: whose conference, with which right, where its forms lead. */
interface Door {
  readonly conference: Conference;
  readonly permit: DoorPermit;
  readonly isOrganiser: boolean;
  readonly hrefs: DoorHrefs;
}

async function memberDoor(visit: Visit<"conference.check_in">, db: Db | Tx = visit.db): Promise<Door | undefined> {
  const id = idIn(visit);
  if (id === undefined) return undefined;
  const conference = await findPublished(db, visit.districtId, id);
  return conference && { conference, permit: visit.permit, isOrganiser: true, hrefs: hrefsOf((name) => doorPaths[name].to(visit, { id })) };
}

async function helperDoor(visit: Visit, db: Db | Tx = visit.db): Promise<Door | undefined> {
  const key = visit.param("key");
  const link = await findPersonalLink(db, visit.districtId, doorPurpose, key, visit.now);
  const conference = link && (await findPublished(db, visit.districtId, link.subjectId));
  return conference && { conference, permit: permitByLink(link), isOrganiser: false, hrefs: hrefsOf((name) => helperPaths[name].to(visit, { key })) };
}

function hrefsOf(to: (name: keyof DoorHrefs) => string): DoorHrefs {
  return { page: to("page"), list: to("list"), come: to("come"), back: to("back"), guest: to("guest"), kept: to("kept") };
}

/** Everybody who is expected, in words; nobody while the door is shut. */
async function shownAt(visit: Visit, { conference, permit }: Door): Promise<Shown[]> {
  if (doorAt(conference, visit.now) !== "open") return [];
  const expected = await listExpected(visit.db, permit, conference.id);
  const [presses, names] = await Promise.all([
    pressesOf(visit.db, visit.districtId, expected.filter(({ cameAt }) => cameAt).map(({ id }) => id)),
    partyNames(visit.db, visit.districtId, expected.flatMap(({ partyId, showsParty }) => (showsParty && partyId ? [partyId] : []))),
  ]);
  const standing = Map.groupBy(presses.filter(({ takenBackAt }) => takenBackAt === null), ({ registrationId }) => registrationId);
  return expected.map((one) => ({
    ...one,
    words: expectedWords(one, { lang: visit.lang, partyNames: names, secret: visit.deps.secret }),
    presses: standing.get(one.id) ?? [],
  }));
}

const dones = ["come", "back", "guest"] as const;

async function doorPage(visit: Visit, door: Door | undefined, problem: FormProblem = freshForm()) {
  visit.c.header("Cache-Control", "no-store");
  if (!door) return undefined;
  const { conference } = door;
  const typed = visit.query("q").slice(0, 120);
  const what = dones.find((one) => one === visit.query("done"));
  const asks = typed !== "" || visit.query("all") !== "" || what !== undefined;
  const [counts, room, shown] = await Promise.all([
    doorCounts(visit.db, visit.districtId, conference.id),
    freeSeatsNow(visit.db, visit.districtId, conference),
    asks ? shownAt(visit, door) : [],
  ]);
  const one = what && shown.find(({ id }) => id === visit.query("who"));
  const found = typed !== "" || visit.query("all") !== "" ? findExpected(shown, typed) : undefined;
  return <DoorPage {...{ visit, ...door, counts, room, found, problem }} done={what && { what, one }} />;
}

async function listJson(visit: Visit, door: Door | undefined) {
  visit.c.header("Cache-Control", "no-store");
  if (!door) return undefined;
  const { conference } = door;
  const [room, shown] = await Promise.all([freeSeatsNow(visit.db, visit.districtId, conference), shownAt(visit, door)]);
  const people = shown.map(({ id, words, state, cameBy, presses }) => ({
    id,
    ...words,
    waits: state === "waiting",
    isGuest: cameBy === "walk_in",
    presses: presses.map((press) => ({ id: press.id, at: press.pressedAt })),
  }));
  return visit.c.json({ now: visit.now, room, people }, 200, { "Cache-Control": "no-store" });
}

/** Where one stands after a press: with a word about it, and the way to take it back. */
const after = (hrefs: DoorHrefs, what: (typeof dones)[number], who: string) => `${hrefs.page}?${new URLSearchParams({ done: what, who }).toString()}`;

/** The pages and forms of a door, for whoever `open` lets in. */
function doorRoutes<A extends string>(
  paths: typeof doorPaths | typeof helperPaths,
  right: A,
  open: (visit: Visit<A>, db?: Db | Tx) => Promise<Door | undefined>,
): Route[] {
  const again = async (visit: Visit<A>, problem: FormProblem) => doorPage(visit, await open(visit), problem);
  const opened = async (visit: Visit<A>, tx: Tx): Promise<Door> => {
    const door = await open(visit, tx);
    if (!door) throw notNow();
    return door;
  };
  const kind = { unseen: true, limit: "door", again } as const;
  return [
    page(paths.page, right, async (visit) => doorPage(visit, await open(visit))),
    page(paths.list, right, async (visit) => listJson(visit, await open(visit))),
    form(paths.come, right, comeSchema, {
      ...kind,
      save: async (visit, tx, { registration: id, above }) => {
        const { permit, conference, hrefs } = await opened(visit, tx);
        await checkIn(tx, permit, conference.id, { id, isAboveCapacity: above !== undefined }, visit.now);
        return after(hrefs, "come", id);
      },
    }),
    form(paths.back, right, backSchema, {
      ...kind,
      save: async (visit, tx, { registration: id, presses }) => {
        const { permit, conference, hrefs } = await opened(visit, tx);
        await takeBack(tx, permit, conference.id, { id, presses }, visit.now);
        return after(hrefs, "back", id);
      },
    }),
    form(paths.guest, right, guestSchema, {
      ...kind,
      save: async (visit, tx, { above, ...guest }) => {
        const { permit, conference, hrefs } = await opened(visit, tx);
        return after(hrefs, "guest", await letGuestIn(tx, permit, conference.id, { ...guest, isAboveCapacity: above !== undefined }, visit.now));
      },
    }),
    form(paths.kept, right, syncSchema, {
      ...kind,
      repeatable: true,
      save: async (visit, tx, { events }) => {
        const { permit, conference, hrefs } = await opened(visit, tx);
        await takeInKept(tx, permit, conference.id, events, visit.now);
        return hrefs.page;
      },
    }),
  ];
}

/** Who comes, noted by members, and by helpers with a link. */
export const allDoorRoutes: readonly Route[] = [...doorRoutes(doorPaths, "conference.check_in", memberDoor), ...doorRoutes(helperPaths, everyone, helperDoor)];
