import type { Lang } from "../i18n/lang.ts";
import { districtPath, prefix } from "./path.ts";

/** The one page on which every receipt code is typed; whoever gives one out links here. */
export const receiptDoor = districtPath("/code");

/** Short addresses that lead there, for paper and for the phone: the same in all districts. */
export const receiptShortcuts = { da: "/kode", en: "/code" } as const satisfies Readonly<Record<Lang, string>>;

/** Where a code is typed, in as few signs as there are. @param publicUrl without a slash at its end */
export const receiptAddress = (publicUrl: string, lang: Lang): string => `${publicUrl}${prefix(lang)}${receiptShortcuts[lang]}`;
