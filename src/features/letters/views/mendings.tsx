import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Notice } from "../../../ui/notice.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { Section } from "../../../ui/layout.tsx";
import { paths } from "../paths.ts";
import type { Mending, Reply } from "../reply.ts";
import { texts } from "../texts.ts";

interface MendingProps {
  readonly visit: Visit;
  readonly mending: Mending;
  readonly words: "corrected" | "withdrawn";
}

/** That a reply was put right or withdrawn: when, by whom and why, as everyone reads it. */
export function MendingLine({ visit, mending, words }: MendingProps) {
  const t = texts[visit.lang].mending;
  return (
    <p>
      {t[words](formatDate(mending.at, visit.lang), t.roles[mending.by])} <WrittenWords>{mending.why}</WrittenWords>
    </p>
  );
}

/** That a reply was withdrawn, instead of its words; the way to them for those who may read them. */
export function Withdrawn({ visit, reply, withdrawal }: { visit: Visit; reply: Reply; withdrawal: Mending }) {
  return (
    <Notice tone="warning">
      <MendingLine visit={visit} mending={withdrawal} words="withdrawn" />
      <EarlierLink visit={visit} reply={reply} />
    </Notice>
  );
}

/** Each time that a reply was put right, the first first. */
export function Corrections({ visit, reply }: { visit: Visit; reply: Reply }) {
  if (reply.corrections.length === 0) return null;
  return (
    <Section title={texts[visit.lang].mending.corrections}>
      {reply.corrections.map((mending) => (
        <MendingLine visit={visit} mending={mending} words="corrected" />
      ))}
      {reply.withdrawal === null && <EarlierLink visit={visit} reply={reply} />}
    </Section>
  );
}

function EarlierLink({ visit, reply }: { visit: Visit; reply: Reply }) {
  if (!visit.may("letters.register_reply")) return null;
  return (
    <p>
      <a href={paths.earlierReply.to(visit, { id: reply.id })}>{texts[visit.lang].earlier.link}</a>
    </p>
  );
}
