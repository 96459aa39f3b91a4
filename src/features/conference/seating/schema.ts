import { z } from "zod";
import { line, roundNumbers, version } from "../schema.ts";
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

/** Several numbers of the queue in one line. */
const numbers = line(200)
  .refine((text) => /^[\d\s,.;]+$/.test(text) && /\d/.test(text), "numbers")
  .transform((text) => [...new Set((text.match(/\d{1,6}/g) ?? []).map(Number))]);

/** What a choice of a workshop in a round is sent as. */
export const slotValue = (sessionId: string, round: number): string => `${sessionId}/${round}`;

const slot = z.string("required").min(1, { error: "required", abort: true }).transform((text, context) => {
  const [sessionId = "", at = ""] = text.split("/");
  const round = Number(at);
  if (uuid.safeParse(sessionId).success && Number.isInteger(round) && round >= 1 && round <= mostRounds) return { sessionId, round };
  context.addIssue({ code: "custom", message: "invalid_choice" });
  return z.NEVER;
});

export const pinSchema = z
  .object({ who: numbers, slot, reason: line(200) })
  .transform(({ who, slot: { sessionId, round }, reason }) => ({ numbers: who, sessionId, round, reason }));

const choice = z.string().refine((text) => text === "" || uuid.safeParse(text).success, "invalid_choice").transform((text) => text || null);

/** Where somebody is to be in each round; a round that is not sent stays as it is. */
export const moveSchema = z
  .object({ ...(Object.fromEntries(roundNumbers.map((round) => [`round${round}`, choice.optional()])) as Record<string, z.ZodOptional<typeof choice>>), reason: line(200), seen: z.string("other").max(600, "other") })
  .transform((input) => {
    const given: Readonly<Record<string, unknown>> = input;
    const rounds = new Map(
      roundNumbers.flatMap((round): [number, string | null][] => {
        const sent = given[`round${round}`];
        return typeof sent === "string" || sent === null ? [[round, sent]] : [];
      }),
    );
    return { rounds, reason: String(input.reason), seen: String(input.seen) };
  });

export const toldByHandSchema = z.object({
  /** When the page was made that they were told from: places that changed later they do not know. */
  at: z.iso.datetime("other").transform((text) => new Date(text)),
});

export const publishAllocationSchema = z.object({
  /** The draft that was looked at. */
  draft: version,
});
