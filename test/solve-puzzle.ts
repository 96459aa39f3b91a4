import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import type { Challenge } from "altcha-lib/types";

/** What a browser makes of the puzzle in a form: the same with its solution. */
export async function solved(puzzle: string): Promise<string> {
  const { challenge } = JSON.parse(puzzle) as { challenge: Challenge };
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error("the puzzle was not solved");
  return JSON.stringify({ challenge, solution });
}
