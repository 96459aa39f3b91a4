import type { BulletinFigure, FiguresAsked } from "../../../platform/web/feature.ts";
import { countLetters } from "../queries/letters.ts";
import { countReplies } from "../queries/replies.ts";

/** What a bulletin tells of letters: how many wait for a reply now, and how many replies have come since. */
export async function letterFigures(asked: FiguresAsked, since: Date): Promise<BulletinFigure[]> {
  const { waiting } = await countLetters(asked.db, asked.districtId, "visitor");
  const replies = await countReplies(asked.db, asked.districtId, since);
  const figures: readonly BulletinFigure[] = [
    { key: "letters.waiting", about: "work", label: { da: "Breve, der venter på svar", en: "Letters waiting for a reply" }, count: waiting },
    { key: "letters.replies", about: "work", label: { da: "Svar på breve", en: "Replies to letters" }, count: replies },
  ];
  return figures.filter(({ count }) => count !== 0);
}
