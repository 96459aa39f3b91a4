import { createHmac, randomInt } from "node:crypto";
import { createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import type { GuardSettings } from "./guard.ts";

/** A puzzle that was made here, as a form brings it back. */
export interface Puzzle {
  /** Tells it from all others. */
  readonly id: string;
  readonly madeAt: Date;
  readonly isSolved: boolean;
}

/**
 * Makes a puzzle for the form at this address: a signed question that costs the browser some seconds of arithmetic, and
 * with which a form can also prove how long its page has been open.
 * @returns JSON for the hidden field `_puzzle`
 */
export async function makePuzzle(secret: string, path: string, work: GuardSettings["work"], now: Date): Promise<string> {
  const challenge = await createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: work.rounds,
    counter: randomInt(work.tries),
    deriveKey,
    // The library would hold its own field for this against the machine's clock.
    data: { path, madeAt: now.getTime() },
    ...secretsOf(secret),
  });
  return JSON.stringify({ challenge });
}

const hex = z.string().regex(/^[0-9a-f]{1,128}$/);

const broughtPuzzle = z.object({
  challenge: z.object({
    parameters: z.strictObject({
      algorithm: z.literal("PBKDF2/SHA-256"),
      cost: z.int().positive(),
      data: z.strictObject({ path: z.string(), madeAt: z.int() }),
      keyLength: z.literal(32),
      keyPrefix: hex,
      keySignature: hex,
      nonce: hex,
      salt: hex,
    }),
    signature: hex,
  }),
  solution: z.object({ counter: z.int(), derivedKey: hex }).optional(),
});

const longestField = 4096;

/**
 * Reads what a form brought in `_puzzle`. Takes a few signatures, not the work that solving takes.
 * @returns undefined when it was not made here for the form at this address
 */
export async function readPuzzle(secret: string, path: string, text: string): Promise<Puzzle | undefined> {
  const brought = text.length > longestField ? undefined : broughtPuzzle.safeParse(parsed(text)).data;
  if (!brought) return undefined;
  const { challenge, solution = { counter: 0, derivedKey: "" } } = brought;
  const { data, nonce } = challenge.parameters;
  const { verified, invalidSignature } = await verifySolution({ challenge, solution, deriveKey, ...secretsOf(secret) });
  if (invalidSignature !== false || data.path !== path) return undefined;
  return { id: nonce, madeAt: new Date(data.madeAt), isSolved: verified };
}

function secretsOf(secret: string) {
  const derived = (use: string) => createHmac("sha256", secret).update(`puzzle|${use}`).digest("hex");
  return { hmacSignatureSecret: derived("question"), hmacKeySignatureSecret: derived("answer") };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
