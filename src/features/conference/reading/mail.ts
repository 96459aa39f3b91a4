import type { District } from "../../../platform/district/district.ts";
import type { OutgoingMail } from "../../../platform/mail/outbox.ts";
import { renderMail } from "../../../platform/mail/render.ts";
import { markdownToText } from "../../../platform/markdown/to-text.ts";
import type { Conference } from "../queries/conferences.ts";
import { mailFooter } from "../registration/rules/mail.ts";
import { mailWords } from "../registration/texts/mail.ts";
import { wholeSpan } from "../rules/when.ts";
import { readingPaths } from "./paths.ts";
import type { ReadingGroup, ReadingText } from "./reading.ts";
import { beginningOf } from "./told.ts";
import { readingFileWords, groupWords } from "./words.ts";
import { readingMailWords } from "./mail-words.ts";

/**
 * Tells somebody which texts of a reading pack have come out, in Danish, with the beginning of each summary.
 * @param order `isMore`: they have been told of others before
 */
export function readingMail(order: {
  readonly district: District;
  readonly conference: Conference;
  readonly to: string;
  readonly name: string;
  readonly groups: readonly ReadingGroup[];
  readonly isMore: boolean;
  readonly publicUrl: string;
}): OutgoingMail {
  const { district, conference, to, name, groups, isMore, publicUrl } = order;
  const t = readingMailWords;
  const place = { districtId: district.id, lang: "da" } as const;
  const params = { id: conference.id };
  const lineOf = (text: ReadingText, group: ReadingGroup) =>
    [
      text.title,
      [group.workshop && groupWords(group, "da"), text.source, text.file && readingFileWords(text.file, "da")].filter(Boolean).join(" · "),
      beginningOf(markdownToText(text.summary)),
    ].join("\n");
  return {
    districtId: district.id,
    to,
    subject: (isMore ? t.moreSubject : t.subject)(conference.title),
    ...renderMail({
      lang: "da",
      greeting: mailWords.greeting(name),
      paragraphs: [
        (isMore ? t.moreLead : t.lead)(conference.title),
        [wholeSpan(conference, "da"), conference.place].join("\n"),
        t.enough,
        ...groups.flatMap((group) => group.texts.map((text) => lineOf(text, group))),
        `${t.pdf}\n${publicUrl}${readingPaths.pdf.to(place, params)}`,
      ],
      link: { href: publicUrl + readingPaths.pack.to(place, params), label: t.open },
      footer: mailFooter(district, conference),
    }),
    purpose: "conference.reading",
    about: { kind: "conference", id: conference.id },
  };
}
