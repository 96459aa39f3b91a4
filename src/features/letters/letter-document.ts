import { createHash } from "node:crypto";
import { dayOf, formatDay } from "../../platform/i18n/dates.ts";
import type { District } from "../../platform/district/district.ts";
import { sizeWords } from "../../platform/files/size-words.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import type { Block } from "../../platform/markdown/blocks.ts";
import { markdownToBlocks } from "../../platform/markdown/to-blocks.ts";
import { blocksToText } from "../../platform/markdown/to-text.ts";
import type { PdfDocument } from "../../platform/pdf/document.ts";
import { paths } from "./paths.ts";
import { usualDueDay } from "./letter.ts";
import type { Attachment, Letter, Letterhead } from "./letter.ts";
import { texts } from "./texts.ts";

/** A letter as data: its page, its plain text and its PDF are all made from this. */
export interface LetterDocument extends Omit<PdfDocument, "recipient" | "signature" | "attachments"> {
  readonly recipient: string[];
  /** The letter's own words, as Markdown; `blocks` holds the same and the request for a reply. */
  readonly body: string;
  /** The sentence that asks for a reply by a day; undefined in an open letter. */
  readonly request: string | undefined;
  readonly signature: string[];
  readonly attachments: { readonly id: string; readonly name: string; readonly detail: string; readonly sha256: string }[];
  /** Digest of the plain text; undefined while it is a draft. */
  readonly sha256: string | undefined;
}

/** Who sends, as the district says it now. @param publicUrl base of addresses, without a slash at the end */
export function letterheadOf(district: District, letterId: string, publicUrl: string): Letterhead {
  return {
    name: district.bodyName,
    address: district.bodyAddress.split("\n").filter((line) => line.trim() !== ""),
    email: district.bodyEmail,
    ean: district.ean,
    url: publicUrl + paths.letter.to({ districtId: district.id, lang: "da" }, { id: letterId }),
  };
}

/**
 * The one template of letters. What was sent is made from what was fixed then; a draft shows how it would look today.
 * @param lang language of the words around the letter; its own words stay as they were written
 */
export function letterDocument(
  letter: Letter,
  district: Pick<District, "isExample">,
  lang: Lang,
  draft: { readonly letterhead: Letterhead; readonly now: Date },
): LetterDocument {
  const t = texts[lang].document;
  const { sending } = letter;
  const letterhead = sending?.letterhead ?? draft.letterhead;
  const day = sending?.day ?? dayOf(draft.now);
  const request = letter.audience === null ? t.request(formatDay(sending?.firstDueDay ?? letter.dueDay ?? usualDueDay(day), lang)) : undefined;
  const asked: Block[] = request === undefined ? [] : [{ kind: "notice", blocks: [{ kind: "paragraph", text: request }] }];
  const watermark = district.isExample ? t.example : sending ? undefined : t.draft;
  return {
    lang,
    title: letter.title,
    letterhead: { name: letterhead.name, lines: headLines(letterhead, lang) },
    numbers: [
      { label: t.caseNumber, value: sending?.caseNumber ?? t.notYet },
      { label: t.documentNumber, value: sending?.documentNumber ?? t.notYet },
      ...(letter.theirNumber === "" ? [] : [{ label: t.theirNumber, value: letter.theirNumber }]),
    ],
    date: formatDay(day, lang),
    recipient: [letter.addresseeName || t.noAddressee],
    body: letter.body,
    request,
    blocks: [...markdownToBlocks(letter.body), ...asked],
    signature: [t.regards, letterhead.name],
    attachments: letter.attachments.map((attachment) => describeAttachment(attachment, lang)),
    sha256: sending?.sha256,
    footer: {
      lines: [
        [letterhead.name, ...letterhead.address].join(" · "),
        ...(sending ? [`${t.hash} ${sending.sha256}`] : []),
      ],
      url: letterhead.url,
      qr: true,
    },
    ...(watermark === undefined ? {} : { watermark }),
  };
}

/** The letter as plain text: what the digest in its footer is made of. */
export function letterText(document: LetterDocument): string {
  const t = texts[document.lang].document;
  const { letterhead, numbers, attachments } = document;
  const list = attachments.map(({ name, detail, sha256 }, index) => `${index + 1}. ${name} (${detail})\n   SHA-256 ${sha256}`);
  const parts = [
    [letterhead.name, ...letterhead.lines].join("\n"),
    [...numbers.map(({ label, value }) => `${label} ${value}`), `${t.date} ${document.date}`].join("\n"),
    `${t.to} ${document.recipient.join("\n")}`,
    `${document.title}\n${"=".repeat(Math.min(document.title.length, 78))}`,
    blocksToText(document.blocks),
    document.signature.join("\n"),
    ...(list.length > 0 ? [`${t.attachments}\n${list.join("\n")}`] : []),
    document.footer.url,
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Hexadecimal SHA-256 of a text's UTF-8 bytes. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** What an attachment is, in words: "PDF, 120 kB". */
export function describeAttachment(
  { id, name, type, size, sha256 }: Pick<Attachment, "id" | "name" | "type" | "size" | "sha256">,
  lang: Lang,
): LetterDocument["attachments"][number] {
  return { id, name, detail: `${type === "application/pdf" ? "PDF" : texts[lang].document.photo}, ${sizeWords(size, lang)}`, sha256 };
}

function headLines(letterhead: Letterhead, lang: Lang): string[] {
  return [
    ...letterhead.address,
    ...(letterhead.email ? [letterhead.email] : []),
    ...(letterhead.ean ? [`${texts[lang].document.ean} ${letterhead.ean}`] : []),
  ];
}
