import { foldedName, findsName } from "../../../../ui/name-search.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { comesForWords, nameWords } from "../../registration/rules/cells.ts";
import type { Expected } from "../queries.ts";
import { texts } from "../texts.ts";
import { doorCode } from "./code.ts";

/** Somebody who is expected, in the words of those at the door. */
export interface ExpectedWords {
  readonly name: string;
  /** What the badge says, for whom they come if they show it, and how they stand if they have no seat. */
  readonly detail: string;
  readonly code: string;
  /** In what a search looks. */
  readonly find: string;
}

interface Named {
  readonly lang: Lang;
  readonly partyNames: ReadonlyMap<string, string>;
  /** The installation's, for the codes on badges. */
  readonly secret: string;
}

/** Puts somebody into words. How to reach them and what they need is not among them. */
export function expectedWords(one: Expected, { lang, partyNames, secret }: Named): ExpectedWords {
  const t = texts[lang].door;
  const name = nameWords(one, lang);
  const code = doorCode(secret, one.id);
  const detail = [
    one.badgeName !== null && one.badgeName !== one.name && t.badge(one.badgeName),
    one.showsParty && comesForWords(one, { lang, partyNames }),
    one.cameBy === "walk_in" && t.walkIn,
    one.state === "waiting" && t.waits(one.number),
  ];
  return { name, detail: detail.filter(Boolean).join(" · "), code, find: foldedName(`${name} ${one.badgeName ?? ""} ${code} ${code.replace("-", "")}`) };
}

/** Those whom what somebody typed may mean. */
export function findExpected<T extends { readonly words: ExpectedWords }>(all: readonly T[], typed: string): T[] {
  return all.filter(({ words }) => findsName(words.find, typed));
}
