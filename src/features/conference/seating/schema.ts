import { z } from "zod";
import { version } from "../schema.ts";
import type { TriedPlaces } from "./commands/drafts.ts";
import { mostRounds } from "../rules/programme/programme.ts";

const uuid = z.uuid();
const count = /^\d{1,4}$/;

/** The field with the places of a workshop in a round: a workshop's id holds no dot. */
export const placesField = (sessionId: string, round: number): string => `${sessionId}.${round}`;

/** How many have room in each workshop and round, to try: `placesField` names the fields, an empty one is as the programme has it. */
export const trySchema = z.record(z.string(), z.unknown()).transform((fields, context): TriedPlaces => {
  const tried = new Map<string, number[]>();
  for (const [name, value] of Object.entries(fields)) {
    const [id = "", at = ""] = name.split(".");
    const round = Number(at);
    if (!uuid.safeParse(id).success || !Number.isInteger(round) || round < 1 || round > mostRounds || value === "") continue;
    if (typeof value !== "string" || !count.test(value.trim())) {
      context.addIssue({ code: "custom", path: [name], message: "invalid_places" });
      continue;
    }
    const places = tried.get(id) ?? [];
    places[round - 1] = Number(value.trim());
    tried.set(id, places);
  }
  return tried;
});

export const toldByHandSchema = z.object({
  /** When the page was made that they were told from: places that changed later they do not know. */
  at: z.iso.datetime("other").transform((text) => new Date(text)),
});

export const publishAllocationSchema = z.object({
  /** The draft that was looked at. */
  draft: version,
});
