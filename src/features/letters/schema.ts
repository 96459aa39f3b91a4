import { z } from "zod";
import { isDay } from "../../platform/i18n/dates.ts";
import { blackOutMarkNames, longestWords, typedLength } from "./black-out.ts";
import { longestReason, needsReason, replyKinds, shortestReason, steps } from "./reply.ts";

const text = (longest: number) =>
  z.string({ error: "required" }).trim().min(1, { error: "required", abort: true }).max(longest, "too_long");

/** How many characters a letter takes. */
export const longestBody = 20_000;

const laterText = (longest: number) => z.string({ error: "other" }).trim().max(longest, "too_long").default("");

const laterDay = z
  .string()
  .trim()
  .refine((value) => value === "" || isDay(value), "invalid_date")
  .default("")
  .transform((value) => value || null);

const ticked = z
  .string()
  .optional()
  .transform((value) => value === "1");

const version = z.coerce.number({ error: "other" }).int().min(1);

const file = z.instanceof(File, { error: "wrong_type" });

/** An empty file field comes as nothing, or as an empty text. */
const laterFile = z.preprocess((value) => (value === "" ? undefined : value), file.optional());

/** The draft of a letter; the addressee may be chosen later, but not after sending. */
export const letterDraft = z.object({
  version,
  addressee: z
    .string()
    .trim()
    .default("")
    .transform((value) => value || null)
    .pipe(z.uuid("invalid_choice").nullable()),
  /** Of an open letter only. */
  audience: laterText(200).transform((value) => value || null),
  title: text(200),
  body: text(longestBody),
  theirNumber: laterText(60),
  dueDay: laterDay,
});

export const newAttachment = z.object({
  file: z.preprocess((value) => (value === "" ? undefined : value), z.instanceof(File, { error: "required" })),
  name: laterText(200),
});

export const removal = z.object({});

/** How a letter goes: by mail to the office, handed over in some other way, which is then told, or with invitations. */
export const sendingSchema = z
  .object({ by: z.enum(["mail", "hand", "invitation"], { error: "invalid_choice" }), handedOver: laterText(300) })
  .refine(({ by, handedOver }) => by !== "hand" || handedOver.length >= 3, {
    path: ["handedOver"],
    message: "handed_over_how",
  });

const replyFields = z.object({
  kind: z.enum(replyKinds, { error: "invalid_choice" }),
  reason: laterText(longestReason),
  newDueDay: laterDay,
  theirNumber: laterText(60),
  function: laterText(120),
  file: laterFile,
  filePublic: ticked,
});

type ReplyFields = Pick<z.infer<typeof replyFields>, "kind" | "reason" | "newDueDay">;

const hasReason = ({ kind, reason }: ReplyFields) => !needsReason(kind) || reason.length >= shortestReason;
const hasNewDay = ({ kind, newDueDay }: ReplyFields) => kind !== "interim" || newDueDay !== null;
const reasonNeeded = { path: ["reason"], message: "reason_needed" };
const newDayNeeded = { path: ["newDueDay"], message: "new_day_needed" };

/** A reply the addressee writes by the personal link: whoever answers says in which function, and looks it over first. */
export const replyByLink = replyFields
  .extend({ function: text(120), step: z.enum(steps).default(steps.look) })
  .refine(hasReason, reasonNeeded)
  .refine(hasNewDay, newDayNeeded);

const registeredFields = replyFields.extend({
  receivedDay: z
    .string({ error: "required" })
    .trim()
    .min(1, { error: "required", abort: true })
    .refine(isDay, "invalid_date"),
});

/** A reply that came on paper or by mail, as the secretary registers it. */
export const registeredReply = registeredFields.refine(hasReason, reasonNeeded).refine(hasNewDay, newDayNeeded);

/** A text in which marks may stand for words that were taken out. */
const markedText = (longest: number) =>
  z.string({ error: "other" }).trim().refine((value) => typedLength(value) <= longest, "too_long").default("");

/** A reply that was registered, as it should have been, and what was wrong. */
export const correctedReply = registeredFields
  .extend({ version, why: text(300), reason: markedText(longestReason), theirNumber: markedText(60), function: markedText(120) })
  .refine(hasReason, reasonNeeded)
  .refine(hasNewDay, newDayNeeded);

/** Words about a person that are taken out of what is public. */
export const blackOutOrder = z.object({
  words: text(longestWords),
  mark: z.enum(blackOutMarkNames, { error: "invalid_choice" }),
  why: text(300),
  step: z.enum(steps).default(steps.look),
});

/** Why the file of a reply is taken away. */
export const fileRemoval = z.object({ why: text(300) });

/** Why a reply that was registered is withdrawn. */
export const withdrawnReply = z.object({ version, why: text(300) });
