import type { District } from "../../../platform/district/district.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { markdownToBlocks } from "../../../platform/markdown/to-blocks.ts";
import type { Booklet, BookletChapter } from "../../../platform/pdf/booklet.ts";
import type { Conference } from "../queries/conferences.ts";
import { amountOf, inLanguage } from "./reading.ts";
import type { ReadingGroup, ReadingText } from "./reading.ts";
import { readingPaths } from "./paths.ts";
import { groupWords, hostOf, readingFileWords } from "./words.ts";
import { texts } from "./texts.ts";
import { wholeSpan } from "../rules/when.ts";

interface Pack {
  readonly conference: Pick<Conference, "id" | "title" | "startsAt" | "endsAt" | "place">;
  readonly groups: readonly ReadingGroup[];
  readonly district: Pick<District, "id" | "bodyName" | "isExample">;
  readonly lang: Lang;
  readonly publicUrl: string;
}

/** The whole reading pack as one paper: cover, contents, every summary in print order, and where each whole text is. */
export function readingDocument({ conference, groups, district, lang, publicUrl }: Pack): Booklet {
  const t = texts[lang];
  const { texts: count, pages } = amountOf(groups);
  const place = { districtId: district.id, lang };
  const chapter = (text: ReadingText): BookletChapter => {
    const shown = inLanguage(text, lang);
    const file = text.file && {
      words: `${t.paper.file} ${readingFileWords(text.file, lang)}`,
      url: publicUrl + readingPaths.file.to(place, { id: conference.id, text: text.id }),
    };
    const link = text.link && { words: `${t.paper.link} ${hostOf(text.link)}`, url: text.link };
    return {
      title: shown.title,
      lang: shown.lang,
      source: text.source,
      blocks: markdownToBlocks(shown.summary),
      places: [...(file ? [file] : []), ...(link ? [link] : [])],
    };
  };
  return {
    lang,
    booklet: t.title,
    title: conference.title,
    author: district.bodyName,
    lines: [wholeSpan(conference, lang), conference.place, `${t.amount(count, pages)}. ${t.paper.from}`],
    contents: t.contentsOnPaper,
    parts: groups.map((group) => ({
      title: groupWords(group, lang),
      lang,
      chapters: group.texts.map(chapter),
    })),
    url: publicUrl + readingPaths.pack.to(place, { id: conference.id }),
    ...(district.isExample && { watermark: t.paper.example }),
  };
}
