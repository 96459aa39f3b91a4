import { nameNow } from "../../../network/party.ts";
import { formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Card } from "../../../ui/card.tsx";
import type { ListItem } from "../../../ui/list.tsx";
import { Written, WrittenWords } from "../../../ui/written.tsx";
import { statusLine } from "../letter.ts";
import { paths } from "../paths.ts";
import type { ListedLetter } from "../queries/letters.ts";
import type { Reply } from "../reply.ts";
import { texts } from "../texts.ts";
import { MendingLine } from "./mendings.tsx";

const mostOfReason = 400;

/** A reply in short: what it says, when it came, and as much of its reason as there is room for. */
export function ReplyCard({ visit, reply }: { visit: Visit; reply: Reply }) {
  const t = texts[visit.lang].reply;
  const day = (text: string) => formatDay(text, visit.lang);
  const { reason, withdrawal } = reply;
  const href = paths.reply.to(visit, { id: reply.id });
  if (withdrawal)
    return (
      <Card title={t.withdrawn} href={href} kicker={day(reply.receivedDay)}>
        <MendingLine visit={visit} mending={withdrawal} words="withdrawn" />
      </Card>
    );
  const correction = reply.corrections.at(-1);
  const shown = reason.length <= mostOfReason ? reason : `${reason.slice(0, mostOfReason).toWellFormed().trimEnd()} …`;
  return (
    <Card title={t.statuses[reply.kind]} href={href} kicker={day(reply.receivedDay)}>
      <Written text={shown} />
      {reply.newDueDay && <p>{t.interimMoved(day(reply.dueDayBefore), day(reply.newDueDay))}</p>}
      {correction && <MendingLine visit={visit} mending={correction} words="corrected" />}
    </Card>
  );
}

/** A letter as one row of a list; one that is still to be sent or answered says when its addressee has left. */
export function listedLetter(visit: Visit, letter: ListedLetter, left: ReadonlySet<string>): ListItem {
  const isOpen = letter.status === "draft" || letter.status === "waiting";
  const to = nameNow({ name: letter.addresseeName, hasLeft: isOpen && left.has(letter.addresseeId ?? "") }, visit.lang);
  const sent = letter.sentDay ? [formatDay(letter.sentDay, visit.lang)] : [];
  return {
    key: `letter-${letter.id}`,
    title: <WrittenWords>{letter.title}</WrittenWords>,
    href: paths.letter.to(visit, { id: letter.id }),
    meta: [letter.documentNumber, to, ...sent].filter(Boolean).join(" · "),
    status: statusLine(letter, visit.now, visit.lang),
  };
}
