import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import { partyNames } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { madeFrom, originsOf } from "../../../thread/queries.ts";
import { meetingAtDay, minutedKinds } from "../agenda.ts";
import type { ItemPurpose, ItemStatus, Outcome } from "../agenda.ts";
import "../tables.ts";
import { attachmentsOf } from "./attachments.ts";
import type { Attachment } from "./attachments.ts";
import { bareLinesOf, readableBy } from "./lines.ts";
import type { ReadingPermit } from "./meetings.ts";

/** Something that came of an agenda item, or that it came from. */
export interface Related {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly publicTitle: string | null;
}

export interface AgendaEntry {
  readonly itemId: string;
  /** Its number on the agenda; lines that are closed to the reader are counted too. */
  readonly number: number;
  readonly title: string;
  readonly publicTitle: string | null;
  readonly text: string;
  readonly purpose: ItemPurpose;
  readonly plannedMinutes: number | null;
  readonly presenter: string;
  /** The party that presents it. */
  readonly presenterParty: { readonly id: string; readonly name: string } | null;
  readonly isClosed: boolean;
  /** Each meeting has its own; it is not carried over. */
  readonly isStanding: boolean;
  readonly attachments: readonly Attachment[];
  readonly outcome: Outcome | null;
  readonly minutes: string;
  readonly version: number;
  /** How many times it has been on an agenda, with this one. */
  readonly times: number;
  readonly origins: readonly Related[];
  /** Decisions and tasks that came of it at this meeting. */
  readonly effects: readonly (Related & { readonly status: string })[];
}

/**
 * The agenda of a meeting as every member sees it, in order, with what each item came from and what came of it there.
 * Closed items are left out: this is what may be sent and printed. `agendaFor` is for a page that one person reads.
 */
export async function agendaOf(db: Db | Tx, permit: ReadingPermit, meetingId: string): Promise<AgendaEntry[]> {
  return entriesOf(db, permit, meetingId, sql<boolean>`not i.is_closed`);
}

/** As `agendaOf`, with the closed items that the permit's holder may read. Never to be sent or kept anywhere. */
export async function agendaFor(db: Db | Tx, permit: ReadingPermit, meetingId: string): Promise<AgendaEntry[]> {
  return entriesOf(db, permit, meetingId, readableBy(permit.actor));
}

async function entriesOf(
  db: Db | Tx,
  permit: ReadingPermit,
  meetingId: string,
  readable: RawBuilder<boolean>,
): Promise<AgendaEntry[]> {
  const found = await db
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.item as i", (join) =>
      join.onRef("i.district", "=", "e.district").onRef("i.id", "=", "e.item_id"),
    )
    .select([
      "e.item_id as itemId",
      "i.title",
      "i.public_title as publicTitle",
      "i.text",
      "i.kind as purpose",
      "e.planned_minutes as plannedMinutes",
      "i.presenter",
      "i.presenter_party_id as presenterPartyId",
      "i.is_closed as isClosed",
      "i.standing_id as standingId",
      "e.outcome",
      "e.minutes",
      "e.version",
    ])
    .where("e.district", "=", permit.districtId)
    .where("e.meeting_id", "=", meetingId)
    .where(readable)
    .orderBy("e.position")
    .execute();
  const numbers = new Map((await bareLinesOf(db, permit.districtId, meetingId)).map((line) => [line.itemId, line.number]));
  const parties = await partyNames(db, permit.districtId, found.flatMap((row) => row.presenterPartyId ?? []));
  const attachments = await attachmentsOf(db, permit.districtId, found.map((row) => row.itemId));
  const rows = found.map(({ presenterPartyId, standingId, ...row }) => ({
    ...row,
    number: numbers.get(row.itemId) ?? 0,
    presenterParty: presenterPartyId === null ? null : { id: presenterPartyId, name: parties.get(presenterPartyId) ?? "" },
    isStanding: standingId !== null,
    attachments: attachments.get(row.itemId) ?? [],
  }));
  const refs = rows.map((row) => ({ kind: "agenda-item", id: row.itemId }));
  const meetings = await meetingsOfItems(db, permit.districtId, rows.map((row) => row.itemId));
  const origins = await originsOf(db, permit.districtId, refs);
  const effects = await madeFrom(db, permit.districtId, refs, minutedKinds);
  return rows.map((row) => {
    const own = meetings.filter((one) => one.itemId === row.itemId);
    const here = own.findIndex((one) => one.meetingId === meetingId);
    const days = own.map((one) => dayOf(one.startsAt));
    return {
      ...row,
      times: here + 1,
      origins: origins.filter((origin) => origin.toId === row.itemId),
      effects: effects.filter(
        (effect) => effect.fromId === row.itemId && meetingAtDay(days, dayOf(effect.at)) === here,
      ),
    };
  });
}

async function meetingsOfItems(db: Db | Tx, districtId: DistrictId, itemIds: readonly string[]) {
  if (itemIds.length === 0) return [];
  return db
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.meeting as m", (join) =>
      join.onRef("m.district", "=", "e.district").onRef("m.id", "=", "e.meeting_id"),
    )
    .select(["e.item_id as itemId", "m.id as meetingId", "m.starts_at as startsAt"])
    .where("e.district", "=", districtId)
    .where("e.item_id", "in", [...itemIds])
    .orderBy("m.starts_at")
    .execute();
}

/** In what state an agenda and its minutes are: it changes with every text, outcome and item that is not closed. */
export function stateOf(agenda: readonly AgendaEntry[]): string {
  const open = agenda.filter((entry) => !entry.isClosed);
  return open.map(({ itemId, version, outcome }) => `${itemId.slice(-6)}.${version}.${outcome ?? "-"}`).join(" ");
}

/** What visitors may know of an agenda: the items with a public title. */
export async function publicAgendaOf(
  db: Db | Tx,
  districtId: DistrictId,
  meetingId: string,
): Promise<{ id: string; title: string; times: number }[]> {
  const rows = await db
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.item as i", (join) =>
      join.onRef("i.district", "=", "e.district").onRef("i.id", "=", "e.item_id"),
    )
    .select(["i.id", sql<string>`i.public_title`.as("title")])
    .where("e.district", "=", districtId)
    .where("e.meeting_id", "=", meetingId)
    .where("i.public_title", "is not", null)
    .orderBy("e.position")
    .execute();
  const meetings = await meetingsOfItems(db, districtId, rows.map((row) => row.id));
  return rows.map((row) => {
    const own = meetings.filter((one) => one.itemId === row.id);
    return { ...row, times: own.findIndex((one) => one.meetingId === meetingId) + 1 };
  });
}

export interface AgendaItem {
  readonly id: string;
  /** Counts how often its words have been changed. */
  readonly version: number;
  readonly title: string;
  readonly publicTitle: string | null;
  readonly text: string;
  readonly purpose: ItemPurpose;
  readonly presenter: string;
  readonly presenterPartyId: string | null;
  readonly isClosed: boolean;
  readonly isStanding: boolean;
  readonly status: ItemStatus;
  readonly statusAt: Date;
}

/** One item for a member; undefined when it is closed to them. */
export async function findAgendaItem(db: Db | Tx, permit: ReadingPermit, id: string): Promise<AgendaItem | undefined> {
  const row = await db
    .selectFrom("meetings.item as i")
    .select(["i.id", "i.version", "i.title", "i.public_title as publicTitle", "i.text", "i.kind as purpose", "i.presenter"])
    .select(["i.presenter_party_id as presenterPartyId", "i.is_closed as isClosed", "i.standing_id as standingId"])
    .select(["i.status", "i.status_at as statusAt"])
    .where("i.district", "=", permit.districtId)
    .where("i.id", "=", id)
    .where(readableBy(permit.actor))
    .executeTakeFirst();
  if (!row) return undefined;
  const { standingId, ...item } = row;
  return { ...item, isStanding: standingId !== null };
}

/** The members who are named at a closed item. */
export async function readersOfItem(db: Db | Tx, permit: Permit<"meetings.prepare">, itemId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("meetings.item_reader")
    .select("member_id")
    .where("district", "=", permit.districtId)
    .where("item_id", "=", itemId)
    .execute();
  return rows.map((row) => row.member_id);
}

/** What visitors may know of an item; undefined while it has no public title. */
export async function findPublicItem(
  db: Db | Tx,
  districtId: DistrictId,
  id: string,
): Promise<{ title: string; purpose: ItemPurpose; status: ItemStatus; statusAt: Date } | undefined> {
  const row = await db
    .selectFrom("meetings.item")
    .select(["public_title as title", "kind as purpose", "status", "status_at as statusAt"])
    .where("district", "=", districtId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.title ? { ...row, title: row.title } : undefined;
}

export interface Occasion {
  readonly meetingId: string;
  readonly startsAt: Date;
  readonly approved: boolean;
  /** What was written there: for members the minutes, for visitors what was published. */
  readonly minutes: string;
}

/** The meetings an item has been on, with its internal minutes once they are approved; drafts for who may read them. */
export async function occasionsOf(
  db: Db | Tx,
  permit: ReadingPermit,
  itemId: string,
  { drafts }: { readonly drafts: boolean },
): Promise<Occasion[]> {
  const rows = await occasionRows(db, permit.districtId, itemId)
    .select("e.minutes")
    .execute();
  return rows.map(({ meetingId, startsAt, approvedAt, minutes }) => ({
    meetingId,
    startsAt,
    approved: approvedAt !== null,
    minutes: approvedAt !== null || drafts ? minutes : "",
  }));
}

/** The meetings an item has been on, with what was published about it. Public. */
export async function publicOccasionsOf(db: Db | Tx, districtId: DistrictId, itemId: string): Promise<Occasion[]> {
  const rows = await occasionRows(db, districtId, itemId).select("m.published").execute();
  return rows.map(({ meetingId, startsAt, published }) => ({
    meetingId,
    startsAt,
    approved: published !== null,
    minutes: published?.items.find((item) => item.id === itemId)?.minutes ?? "",
  }));
}

function occasionRows(db: Db | Tx, districtId: DistrictId, itemId: string) {
  return db
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.meeting as m", (join) =>
      join.onRef("m.district", "=", "e.district").onRef("m.id", "=", "e.meeting_id"),
    )
    .select(["m.id as meetingId", "m.starts_at as startsAt", "m.approved_at as approvedAt"])
    .where("e.district", "=", districtId)
    .where("e.item_id", "=", itemId)
    .orderBy("m.starts_at");
}
