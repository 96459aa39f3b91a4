import type { ItemRecord } from "../../thread/commands.ts";
import type { AlertKind, AlertWords } from "./alert.ts";
import { texts } from "./texts/kinds.ts";

export const alertItemKind = "alert";

interface ItemAlert {
  readonly id: string;
  readonly kind: AlertKind;
  readonly words: AlertWords;
  readonly publishedAt: Date;
  readonly learnt: string;
}

/**
 * An alert as the thread and search know it: only once it is out, and all of it public; once it is over, as its page does, only
 * what was learnt. In Danish.
 */
export function alertItem({ id, kind, words, publishedAt, learnt }: ItemAlert, status: "current" | "expired" | "closed", statusAt: Date): ItemRecord {
  const title = titleOf(kind, words.headline);
  const text = status === "current" ? [words.looks, words.does, words.where, words.extra].filter(Boolean).join("\n") : learnt;
  return { kind: alertItemKind, id, at: publishedAt, status, statusAt, title, text, publicTitle: title, publicText: text };
}

/** "Farligt stof: Hvide piller solgt som oxycodon" */
export function titleOf(kind: AlertKind, headline: string): string {
  return `${texts.da[kind].label}: ${headline}`;
}
