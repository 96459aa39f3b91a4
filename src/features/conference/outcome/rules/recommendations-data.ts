import { z } from "zod";
import type { Conference } from "../../queries/conferences.ts";
import type { Session } from "../../rules/programme/programme.ts";
import type { Recommendation } from "./recommendation.ts";
import { shownResult } from "./support.ts";
import type { Said } from "./support.ts";

const said = z.object({ for: z.int(), against: z.int(), unsure: z.int(), earlierWording: z.boolean() });

/** What `recommendationsData` gives, for those who read it. */
export const recommendationsShape = z.object({
  conference: z.object({ id: z.uuid(), title: z.string() }),
  recommendations: z.array(
    z.object({
      id: z.uuid(),
      url: z.url(),
      workshop: z.object({ id: z.uuid(), title: z.string() }),
      number: z.int(),
      sentence: z.string(),
      why: z.string(),
      publicSince: z.iso.datetime(),
      hands: said.nullable(),
      /** "few": fewer than five have voted, so nothing is told of how. */
      phones: z.union([said, z.literal("few")]).nullable(),
    }),
  ),
});

/**
 * What workshops recommend, for other programs, in the order of the programme. Everything in it stands on public pages, too.
 * @param urlOf the public page of a recommendation
 */
export function recommendationsData(
  { id, title }: Conference,
  workshops: readonly Session[],
  recommendations: readonly Recommendation[],
  urlOf: (id: string) => string,
): string {
  return JSON.stringify({
    conference: { id, title },
    recommendations: workshops.flatMap((workshop) =>
      recommendations
        .filter(({ workshopId }) => workshopId === workshop.id)
        .map((one) => {
          const result = one.support.vote && shownResult(one.support.vote);
          return {
            id: one.id,
            url: urlOf(one.id),
            workshop: { id: workshop.id, title: workshop.title },
            number: one.position,
            sentence: one.sentence,
            why: one.why,
            publicSince: one.releasedAt,
            hands: one.support.hands && given(one.support.hands),
            phones: result === "few" ? result : result ? given(result) : null,
          };
        }),
    ),
  });
}

const given = ({ isOfThisWording, ...counts }: Said) => ({ ...counts, earlierWording: !isOfThisWording });
