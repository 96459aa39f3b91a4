import type { District } from "../../../platform/district/district.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Section } from "../../../ui/layout.tsx";
import { MailLink } from "../../../ui/mail-link.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import type { Reply } from "../reply.ts";
import { texts } from "../texts.ts";
import { ReplyCard } from "./shared.tsx";

interface LinkRepliesProps {
  readonly visit: Visit & { readonly district: District };
  readonly replies: readonly Reply[];
  readonly isWaiting: boolean;
}

/** What the addressee has replied, and what was entered, put right and withdrawn on their behalf. */
export function LinkReplies({ visit, replies, isWaiting }: LinkRepliesProps) {
  const t = texts[visit.lang];
  if (replies.length === 0) return null;
  const standing = replies.filter(({ withdrawal }) => withdrawal === null);
  const theirOwn = standing.some(({ cameBy }) => cameBy === "link");
  return (
    <>
      <Section title={t.replyForm.earlier}>
        {isWaiting && <p>{theirOwn ? t.replyForm.interimSoFar : t.entered.stillWaiting}</p>}
        {replies.map((reply) => (
          <>
            <Entered visit={visit} reply={reply} />
            {reply.withdrawal === null && <ReplyCard visit={visit} reply={reply} />}
          </>
        ))}
      </Section>
      <Mistaken visit={visit} />
    </>
  );
}

/** Who typed a reply that the addressee did not send themselves, and what has come of it. */
function Entered({ visit, reply }: { visit: Visit; reply: Reply }) {
  const t = texts[visit.lang].entered;
  if (reply.cameBy !== "secretary") return null;
  const day = (at: Date) => formatDate(at, visit.lang);
  if (reply.withdrawal)
    return (
      <p>
        {t.withdrawn(day(reply.createdAt), day(reply.withdrawal.at))} <WrittenWords>{reply.withdrawal.why}</WrittenWords>
      </p>
    );
  return (
    <p>
      {t.on(day(reply.createdAt))}
      {reply.corrections.map(({ at, why }) => (
        <>
          {" "}
          {t.corrected(day(at))} <WrittenWords>{why}</WrittenWords>
        </>
      ))}
    </p>
  );
}

/** Whom to tell of a mistake: a reply stays as it was sent. */
function Mistaken({ visit }: { visit: Visit }) {
  const t = texts[visit.lang].replyForm;
  const { bodyEmail, bodyName, bodyAddress } = visit.district;
  if (bodyEmail) return <p>{t.mistaken} <MailLink address={bodyEmail} /></p>;
  return (
    <p>
      {t.mistaken} <WrittenWords>{[bodyName, ...bodyAddress.split("\n")].filter(Boolean).join(", ")}</WrittenWords>
    </p>
  );
}
