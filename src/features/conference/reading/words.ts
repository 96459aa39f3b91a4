import { sizeWords } from "../../../platform/files/size-words.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import type { ReadingFile, ReadingGroup, ReadingText } from "./reading.ts";
import { texts } from "./texts.ts";

/** "PDF, 12 sider, 340 kB" */
export function readingFileWords({ pages, size }: ReadingFile, lang: Lang): string {
  return ["PDF", pages !== null && texts[lang].pages(pages), sizeWords(size, lang)].filter(Boolean).join(", ");
}

/** For whom the texts of a group are. */
export function groupWords({ workshop }: ReadingGroup, lang: Lang): string {
  return workshop ? `${texts[lang].forWorkshop} ${workshop.title}` : texts[lang].forAll;
}

/** The place where a text stands on the web, without its path: "www.eksempel.dk". */
export function hostOf(link: string): string {
  return new URL(link).host;
}

/** Where a text stands on the page of its pack. */
export const anchorOf = ({ id }: Pick<ReadingText, "id">): string => `text-${id}`;
