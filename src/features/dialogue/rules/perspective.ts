/** What somebody says they are here. Only they say it; it is never guessed from answers. */
export const perspectives = [
  "neighbour",
  "uses_drugs",
  "works_here",
  "business",
  "administration",
  "politician",
  "relative",
  "other",
] as const;

export type Perspective = (typeof perspectives)[number];

/** What a participant answers when they are asked; `unsaid` is an answer too, so that nobody is asked twice. */
export const perspectiveAnswers = [...perspectives, "unsaid"] as const;

export type PerspectiveAnswer = (typeof perspectiveAnswers)[number];

/** Who must be heard before anything is called supported by all, unless the asker says otherwise. */
export const usuallyHeard: readonly Perspective[] = ["neighbour", "uses_drugs", "works_here"];

/** So many statements are answered before anybody is asked who they are. */
export const answersBeforePerspective = 3;

/** Whether it is time to ask somebody who they are here. */
export function asksPerspective(perspective: PerspectiveAnswer | null, answered: number): boolean {
  return perspective === null && answered >= answersBeforePerspective;
}
