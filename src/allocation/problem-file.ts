import { z } from "zod";
import type { Problem } from "./problem.ts";

const id = z.string().min(1);

const file = z.strictObject({
  rounds: z.number(),
  seed: z.string(),
  workshops: z.array(z.strictObject({ id, places: z.array(z.number()) })),
  participants: z.array(z.strictObject({ id, party: id.nullable(), wishes: z.array(id), isSettled: z.boolean().default(false) })),
  pins: z.array(z.strictObject({ participant: id, workshop: id, round: z.number() })).default([]),
});

/** Thrown for a file that holds no problem; `message` says where. */
export class UnreadableProblem extends Error {
  override readonly name = "UnreadableProblem";
}

/**
 * Reads a problem from JSON with the fields of `Problem`. What else stands in it, such as names, is refused: an allocation needs
 * none of it.
 * @throws UnreadableProblem
 */
export function readProblem(text: string): Problem {
  const read = file.safeParse(parsed(text));
  if (read.success) return read.data;
  throw new UnreadableProblem(`The file holds no allocation to be made.\n${z.prettifyError(read.error)}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableProblem("The file is not JSON.");
  }
}
