import { z } from "zod";

/** As many presses as a phone may send at once; it sends the rest after them. */
export const mostAtOnce = 200;

const guestName = z
  .string()
  .trim()
  .max(120, "too_long")
  .default("")
  .transform((value) => value || null);

const moment = z.iso.datetime().transform((value) => new Date(value));

/** Whom somebody let in by a button. */
export const comeSchema = z.object({ registration: z.uuid("other"), above: z.literal("1").optional() });

/** Which presses somebody takes back: those they saw. */
export const backSchema = z.object({
  registration: z.uuid("other"),
  presses: z
    .string("other")
    .transform((value) => value.split(" "))
    .pipe(z.array(z.uuid("other")).min(1).max(20)),
});

/** Somebody who came without having signed up. A script gives them an id, so that it may send them again. */
export const guestSchema = z.object({ name: guestName, above: z.literal("1").optional(), id: z.uuid("other").optional() });

/** What somebody wants on their badge; nothing stands for the name as it was registered. */
export const badgeSchema = z
  .object({ badgeName: z.string().trim().max(60, "too_long").default(""), showsParty: z.string().optional() })
  .transform(({ badgeName, showsParty }) => ({ name: badgeName || null, showsParty: showsParty !== undefined }));

/** Whose badges are printed. */
export const printGroups = ["new", "all", "chosen"] as const;

const chosen = z.union([z.uuid().transform((one) => [one]), z.array(z.uuid()).max(2000)], "other").default([]);

/** Whether people's workshops stand on their badges. */
export const badgeLayouts = ["with", "without"] as const;

export const printSchema = z
  .object({ who: z.enum(printGroups, "invalid_choice"), chosen, workshops: z.enum(badgeLayouts, "invalid_choice").default("with") })
  .transform(({ workshops, ...rest }) => ({ ...rest, withWorkshops: workshops === "with" }));

const doorEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("come"), id: z.uuid(), registration: z.uuid(), at: moment }),
  z.object({ kind: z.literal("back"), presses: z.array(z.uuid()).max(20), registration: z.uuid(), at: moment }),
  z.object({ kind: z.literal("guest"), id: z.uuid(), name: guestName, at: moment }),
]);

/** What happened on a phone: somebody came, that was wrong, somebody came who had not signed up. */
export type DoorEvent = z.output<typeof doorEvent>;

/** What a phone has kept while it had no line, as JSON. */
export const syncSchema = z.object({
  events: z
    .string("other")
    .max(100_000, "other")
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "other" });
        return z.NEVER;
      }
    })
    .pipe(z.array(doorEvent, "other").max(mostAtOnce, "other")),
});
