/** A text as a sentence: with a full stop, unless it already ends with one, as "Åbner om 40 min." does. */
export const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
