/** What is too little to be told: the same on pages, on paper and in pictures. */

/** Figures are of so many people or more. */
export const fewestShown = 5;

/** A perspective has said what it thinks of a statement when it has given so many answers. */
export const enoughAnswers = 10;

/** Of fewer people no groups are told: a few others would make other groups. */
export const enoughForGroups = 30;
