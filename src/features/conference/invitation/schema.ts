import { z } from "zod";
import { memberRoles } from "../../../platform/identity/member.ts";

/** Of a text that is put in, in characters; a file is read up to as many bytes. */
export const longestLines = 300_000;

const listOf = <T extends z.ZodType>(one: T) => z.union([one.transform((value) => [value]), z.array(one)], "invalid_choice").default([]);

/** Whom to take from the network: everybody who represents a party stands among the roles. */
export const listedRoles = [...memberRoles, "representative"] as const;

export const networkSchema = z.object({
  parties: listOf(z.uuid("invalid_choice")),
  roles: listOf(z.enum(listedRoles, "invalid_choice")),
});

export const paperSchema = z.object({
  /** When the letter was made that the page told of; "" when it told of none. */
  told: z.string().max(30, "other").default(""),
});

export const linesSchema = z.object({
  text: z.string().max(longestLines, "too_long").default(""),
  file: z.preprocess((value) => (value === "" ? undefined : value), z.instanceof(File, { error: "wrong_type" }).optional()),
  /** The plan that was looked at; "" before anybody has. */
  seen: z.string().max(64, "other").default(""),
  /** Pressed to look at the lines once more instead of keeping them. */
  again: z.string().optional(),
});
