import { z } from "zod";
import type { Allocation, AllottedSeat } from "../../../../allocation/allocation.ts";
import type { Explanation } from "../../../../allocation/explanation.ts";

const count = z.number().int().min(0);
const known = z.number().nullable();
const about = { workshop: z.string(), rank: count };

/** Why somebody got what they got; that the organisers have changed it by hand is for them to explain. */
export type Why = Explanation | { readonly code: "by-hand" };

const why: z.ZodType<Why> = z.discriminatedUnion("code", [
  z.object({ code: z.literal("no-wishes") }),
  z.object({ code: z.literal("all-wishes"), wishes: count }),
  z.object({ code: z.literal("best-wishes"), wishes: count }),
  z.object({ code: z.literal("settled") }),
  z.object({ code: z.literal("not-running"), ...about }),
  z.object({ code: z.literal("full"), ...about, places: count, wished: count, higher: count, lower: count, unasked: count }),
  z.object({ code: z.literal("same-round"), ...about, instead: z.array(z.object({ round: count, workshop: z.string() })) }),
  z.object({ code: z.literal("not-examined"), ...about }),
  z.object({ code: z.literal("by-hand") }),
]);

const seat: z.ZodType<AllottedSeat> = z.object({ workshop: z.string(), round: count, rank: known, isPinned: z.boolean() });

const allocation = z.object({
  people: z.array(z.object({ participant: z.string(), seats: z.array(seat), explanation: why })),
  objectives: z.object({ places: count, squares: count, without: count }),
  mix: z.object({ alike: count, pairs: count, fewestAlike: count }),
  proof: z.discriminatedUnion("isOptimal", [
    z.object({ isOptimal: z.literal(true) }),
    z.object({ isOptimal: z.literal(false), bounds: z.object({ places: known, squares: known, without: known }) }),
  ]),
});

/** An allocation as the database gives it back. @throws ZodError for what is none */
export function readAllocation(stored: unknown): Allocation {
  return allocation.parse(stored) as Allocation;
}

/** Why somebody got what they got, as the database gives it back. @throws ZodError for what is none */
export function readWhy(stored: unknown): Why {
  return why.parse(stored);
}
