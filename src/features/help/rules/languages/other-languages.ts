import { createHash } from "node:crypto";
import type { TextKey, TextsByKey } from "../../texts/other-sources.ts";
import { sources, textKeys } from "../../texts/other-sources.ts";
import { polish } from "../../texts/polish.ts";
import { romanian } from "../../texts/romanian.ts";

/** Languages of the help pages beside Danish and English, by their ISO 639-1 codes. */
export const otherLanguages = ["pl", "ro"] as const;

export type OtherLanguage = (typeof otherLanguages)[number];

export function isOtherLanguage(text: string): text is OtherLanguage {
  return otherLanguages.some((language) => language === text);
}

/** As its speakers call it. */
export const ownNames: Readonly<Record<OtherLanguage, string>> = { pl: "Polski", ro: "Română" };

export const translations: Readonly<Record<OtherLanguage, TextsByKey>> = { pl: polish, ro: romanian };

/** Somebody vouches for one wording. */
export interface TextApproval {
  readonly key: string;
  /** The wording's digest. */
  readonly wording: string;
  readonly name: string;
  readonly role: string;
  readonly approvedOn: string;
}

const digest = (parts: readonly string[]) => createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/** The digest of a text as it stands now, in all three languages: whoever approves it vouches for all of them meaning the same. */
export function wordingOf(language: OtherLanguage, key: TextKey): string {
  return digest([sources.da[key], sources.en[key], translations[language][key]]);
}

/** What stands on the paper and in the form: which wordings somebody has read, all taken together. */
export function editionOf(language: OtherLanguage): string {
  return digest(textKeys.map((key) => wordingOf(language, key))).slice(0, 8);
}

/** The approvals that still count, by text. */
export function validApprovals(language: OtherLanguage, approvals: readonly TextApproval[]): ReadonlyMap<TextKey, TextApproval> {
  return new Map(textKeys.flatMap((key) => {
    const approval = approvals.find((one) => one.key === key && one.wording === wordingOf(language, key));
    return approval ? [[key, approval] as const] : [];
  }));
}

/** Whether a language may be shown: a page with one text that nobody vouches for is not. */
export function isComplete(language: OtherLanguage, approvals: readonly TextApproval[]): boolean {
  return validApprovals(language, approvals).size === textKeys.length;
}
