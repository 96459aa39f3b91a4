import type { District } from "../../../../platform/district/district.ts";
import { formatDate } from "../../../../platform/i18n/dates.ts";
import type { PersonalLetters } from "../../../../platform/pdf/personal-letters.ts";
import { computeReceiptCode } from "../../../../platform/receipt-code.ts";
import type { Conference } from "../../queries/conferences.ts";
import { letterWords } from "../texts/mail.ts";
import type { SentLetter } from "./mail.ts";
import type { Invitation } from "./standing.ts";

/** So many letters on paper are made at once: the next press makes the next ones. */
export const mostLetters = 100;

/** Letters that were made at once. The moment names them. */
export interface LetterBatch {
  readonly at: Date;
  /** Those of them who have not answered, and whose code in it still holds. */
  readonly people: readonly Invitation[];
}

/** The code in the letter of a batch: the same however often it is printed. */
export function batchCode(secret: string, invitationId: string, at: Date): string {
  return computeReceiptCode(secret, `invitation|${invitationId}|${at.getTime()}`);
}

/** What a page says that it told of, when a letter was made at a moment. */
export const toldOf = (sentAt: Date | null | undefined): string => sentAt?.toISOString() ?? "";

interface Papers {
  readonly district: Pick<District, "bodyName" | "bodyAddress" | "isExample">;
  readonly conference: Pick<Conference, "title">;
  readonly letter: SentLetter;
  readonly batch: LetterBatch;
  /** Absolute: where a code is typed. */
  readonly answerHref: string;
  /** Absolute: where it leads. */
  readonly hrefOf: (code: string) => string;
  readonly secret: string;
}

/** The lines under which somebody's letter reaches them. */
export function recipientLines({ name, organisation, address }: Pick<Invitation, "name" | "organisation" | "address">): string[] {
  return [`${letterWords.paper.to} ${name ?? ""}`, organisation, address ?? ""].filter(Boolean);
}

/** The letters of a batch as one paper. They say what the letter that is made alone says, in Danish. */
export function lettersDocument({ district, conference, letter, batch, answerHref, hrefOf, secret }: Papers): PersonalLetters {
  const t = letterWords.paper;
  return {
    lang: "da",
    title: letterWords.title(conference.title),
    letterhead: { name: district.bodyName, lines: district.bodyAddress.split("\n").filter((line) => line.trim() !== "") },
    date: formatDate(batch.at, "da"),
    paragraphs: letter.text.split(/\n{2,}/).filter(Boolean),
    letters: batch.people.map((one) => {
      const code = batchCode(secret, one.id, batch.at);
      return { recipient: recipientLines(one), code, url: hrefOf(code) };
    }),
    codeWord: t.code,
    answer: { words: t.answer, url: answerHref },
    note: { words: t.numbers, url: letter.href },
    ...(district.isExample && { watermark: t.example }),
  };
}
