/** Danish comes first: it is the language of an address without a prefix. */
export const languages = ["da", "en"] as const;

export type Lang = (typeof languages)[number];

/** A text that exists in every language; a missing one does not compile. */
export type Bilingual<T = string> = Readonly<Record<Lang, T>>;

/**
 * Declares the texts of one feature. Danish sets the shape; English must have exactly the same keys and the same
 * arguments where a text is a function.
 */
export function defineTexts<T extends Texts>(da: T, en: SameShape<T>): Bilingual<SameShape<T>> {
  return { da: da as unknown as SameShape<T>, en };
}

type Texts = { readonly [key: string]: string | ((...args: never[]) => string) | readonly string[] | Texts };

type SameShape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : T[K] extends readonly string[]
        ? readonly string[]
        : SameShape<T[K]>;
};
