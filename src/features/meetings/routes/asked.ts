import { z } from "zod";
import { Refusal } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { findMeeting } from "../queries/meetings.ts";
import type { Meeting, ReadingPermit } from "../queries/meetings.ts";

type MeetingVisit = Visit & { readonly permit: ReadingPermit };

/** An id in the address; undefined when it is none. */
export function idIn(visit: Visit, name = "id"): string | undefined {
  return z.uuid().safeParse(visit.param(name)).success ? visit.param(name) : undefined;
}

/** An id in the address of a form. @throws Refusal `"": not_now` when it is none */
export function idOfForm(visit: Visit, name = "id"): string {
  const id = idIn(visit, name);
  if (!id) throw new Refusal({ field: "", code: "not_now" });
  return id;
}

/** The meeting in the address, for members. */
export async function askedMeeting(visit: MeetingVisit): Promise<Meeting | undefined> {
  const id = idIn(visit);
  return id ? findMeeting(visit.db, visit.permit, id) : undefined;
}

/** The page of a list asked for, from 1. */
export function askedPage(visit: Visit): number {
  return Math.min(10_000, Math.max(1, Number.parseInt(visit.query("page"), 10) || 1));
}
