import type { FC } from "hono/jsx";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { Notice } from "../../../ui/notice.tsx";
import type { Conflict } from "../rules/programme/conflicts.ts";
import { texts as workTexts } from "../texts/work.ts";

/** What in a programme cannot be held as it stands; nothing when everything can. */
export const ConflictNotice: FC<{ lang: Lang; conflicts: readonly Conflict[] }> = ({ lang, conflicts }) =>
  conflicts.length === 0 ? null : (
    <Notice tone="warning" title={workTexts[lang].programme.conflicts(conflicts.length)}>
      <ul class="conference-list">
        {conflicts.map((conflict) => (
          <li>{conflictWords(conflict, lang)}</li>
        ))}
      </ul>
    </Notice>
  );

function conflictWords(conflict: Conflict, lang: Lang): string {
  const t = workTexts[lang].conflict;
  switch (conflict.kind) {
    case "room":
      return t.room(conflict.room, conflict.slots[0].session.title, conflict.slots[1].session.title);
    case "person":
      return t.person(conflict.name, conflict.slots[0].session.title, conflict.slots[1].session.title);
    case "rounds":
      return t.rounds(conflict.rounds[0].number, conflict.rounds[1].number);
    case "outside":
      return t.outside(conflict.slot.session.title);
  }
}
