import type { Lang } from "../../../platform/i18n/lang.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import type { Member } from "../../../platform/identity/member.ts";
import type { ListItem } from "../../../ui/list.tsx";
import { whoIsAsked } from "../bulletin.ts";
import type { Contribution, Speaker } from "../queries.ts";
import { texts } from "../texts.ts";

/** How those who speak for a party are asked: "2 mails · Ring eller giv besked: Tove, 20 12 34 56". */
export function howAsked(speakers: readonly Speaker[], lang: Lang): string {
  const t = texts[lang].prepare;
  const asked = whoIsAsked(speakers).map(({ member }) => member);
  if (asked.length === 0) return t.nobody;
  const mails = asked.filter(isMailed).length;
  const byHand = asked.filter((member) => !isMailed(member)).map((member) => [member.name, reachOf(member)].filter(Boolean).join(", "));
  return [mails > 0 && t.mailed(mails), byHand.length > 0 && t.byHand(byHand.join("; "))].filter(Boolean).join(" · ");
}

/** Whether somebody who is asked for a party reads mail. */
export function hearsByMail(speakers: readonly Speaker[]): boolean {
  return whoIsAsked(speakers).some(({ member }) => isMailed(member));
}

/** Whether a party has answered, and how. */
export function answerStatus(contribution: Contribution | undefined, lang: Lang): ListItem["status"] {
  const { prepare: t, notAnswered } = texts[lang];
  if (contribution?.late) return { label: t.waits, tone: "late" };
  if (!contribution?.answeredAt) return { label: notAnswered, tone: "neutral" };
  if (contribution.original) return { label: t.shortened, tone: "done" };
  return { label: contribution.assisted ? t.assisted : t.answered, tone: "done" };
}

function reachOf(member: Member): string {
  return member.reach === "phone" ? (member.phone ?? "") : member.reach === "centre" ? (member.centreName ?? "") : "";
}
