import type { Lang } from "../../../../platform/i18n/lang.ts";
import { texts } from "../texts/recommendations.ts";
import { fewestVotersShown, shownResult } from "./support.ts";
import type { Said, Support } from "./support.ts";

/** Who in the room supports a recommendation, a sentence for each way it was asked, and that the ways are apart. */
export function supportLines({ hands, vote }: Support, lang: Lang): string[] {
  const t = texts[lang];
  const earlier = ({ isOfThisWording }: Said) => (isOfThisWording ? "" : ` ${t.earlierWording}`);
  const lines: string[] = [];
  if (hands) lines.push(t.hands(hands.for, hands.against, hands.unsure) + earlier(hands));
  const result = vote && shownResult(vote);
  if (vote && !result) lines.push(t.voting(vote.voters));
  if (result === "few") lines.push(t.votedFew(fewestVotersShown));
  else if (vote && result) lines.push(t.voted(vote.voters, result.for, result.against, result.unsure) + earlier(result));
  if (hands && result) lines.push(t.both);
  return lines.length > 0 ? lines : [t.notAsked];
}
