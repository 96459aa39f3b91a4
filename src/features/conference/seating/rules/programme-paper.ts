import type { District } from "../../../../platform/district/district.ts";
import { dayOf, formatDayAndDate, formatHours } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import type { Block } from "../../../../platform/markdown/blocks.ts";
import type { PdfDocument } from "../../../../platform/pdf/document.ts";
import type { Conference } from "../../queries/conferences.ts";
import type { Registration } from "../../registration/queries/registrations.ts";
import { texts as registrationTexts } from "../../registration/texts/registration.ts";
import { peopleNames } from "../../rules/programme/change-words.ts";
import { wholeSpan } from "../../rules/when.ts";
import { texts as visitorTexts } from "../../texts/visitors.ts";
import { texts } from "../texts/own.ts";
import type { Entry } from "./programme.ts";

/** One person's programme, and for whom it is laid out. */
export interface OwnPaper {
  readonly conference: Conference;
  readonly registration: Pick<Registration, "name" | "number">;
  readonly entries: readonly Entry[];
  /** In words. */
  readonly why: string;
  readonly lang: Lang;
  readonly district: Pick<District, "bodyName" | "bodyAddress" | "isExample">;
  /** The conference's public page, absolute: one's own address stands on no paper, which others may find. */
  readonly url: string;
}

/** Somebody's own programme on paper: what they are in, when and where, and why they got it. */
export function ownProgrammeDocument({ conference, registration, entries, why, lang, district, url }: OwnPaper): PdfDocument {
  const t = texts[lang];
  const own = registrationTexts[lang].own;
  const days = [...Map.groupBy(entries, (entry) => dayOf(spanOf(entry).startsAt)).values()];
  const { contactFunction, contactPhone, contactMail } = conference;
  return {
    lang,
    title: `${t.title}: ${conference.title}`,
    letterhead: { name: district.bodyName, lines: district.bodyAddress.split("\n").filter((line) => line.trim() !== "") },
    numbers: [{ label: own.number, value: String(registration.number) }],
    date: formatDayAndDate(conference.startsAt, lang),
    blocks: [
      paragraph([registration.name, wholeSpan(conference, lang), conference.place].filter(Boolean).join("\n")),
      ...days.flatMap((ofDay): Block[] => [
        ...(days.length > 1 && ofDay[0] ? [heading(formatDayAndDate(spanOf(ofDay[0]).startsAt, lang))] : []),
        { kind: "table", header: [t.paper.time, t.paper.what, visitorTexts[lang].programme.room], rows: ofDay.map((entry) => row(entry, lang)), widths: [2, 5, 3] },
      ]),
      heading(t.why),
      paragraph(why),
      paragraph(t.changed),
      paragraph([contactFunction, contactPhone, contactMail].filter(Boolean).join(" · ")),
    ],
    footer: { lines: [district.bodyName], url, qr: true },
    ...(district.isExample && { watermark: t.paper.example }),
  };
}

function row(entry: Entry, lang: Lang): string[] {
  const t = texts[lang];
  const time = formatHours(spanOf(entry), lang);
  if (!("slot" in entry)) return [time, `${t.round(entry.round.number)}: ${t.none}`, ""];
  const { slot, seat } = entry;
  const by = peopleNames(slot.session.people, lang);
  return [time, [seat && t.round(seat.round), slot.session.title, by && `${visitorTexts[lang].programme.by[slot.session.kind]} ${by}`].filter(Boolean).join("\n"), slot.room];
}

const spanOf = (entry: Entry) => ("slot" in entry ? entry.slot : entry.round);
const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", level: 1, text });
