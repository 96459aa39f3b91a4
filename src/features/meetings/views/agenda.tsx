import type { Child, FC } from "hono/jsx";
import { formatTime } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { kindOf } from "../../../thread/kinds.ts";
import { readerOf, readsInside } from "../../../thread/reader.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Form, HiddenField } from "../../../ui/form.tsx";
import { ItemList } from "../../../ui/list.tsx";
import type { ListItem } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { ageWords } from "../agenda.ts";
import { balanceOf, hoursOf } from "../agenda-time.ts";
import type { ItemHours } from "../agenda-time.ts";
import { attachmentPath, editItemPath, itemWorkPath, moveItemPath } from "../paths.ts";
import type { AgendaEntry, Related } from "../queries/agenda.ts";
import type { BareLine } from "../queries/lines.ts";
import type { Meeting } from "../queries/meetings.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { presenterWords } from "./words.ts";

interface AgendaProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  /** What this reader may read. */
  readonly agenda: readonly AgendaEntry[];
  /** All lines, so that numbers and hours are the same for everyone. */
  readonly lines: readonly BareLine[];
  readonly editable: boolean;
}

/** The agenda as members read it: when, what, what for, where it came from, how often it has been up. */
export const Agenda: FC<AgendaProps> = ({ visit, meeting, agenda, lines, editable }) => {
  const hours = hoursOf(meeting.startsAt, lines.map((line) => line.plannedMinutes));
  return (
    <>
      <ItemList
        label={meetingTexts[visit.lang].agenda.title}
        items={lines.map((line, index) => {
          const entry = agenda.find((one) => one.itemId === line.itemId);
          const place = { first: index === 0, last: index === lines.length - 1 };
          return entry
            ? entryRow(visit, meeting.id, entry, hours[index], editable && place)
            : closedRow(visit, line, hours[index]);
        })}
      />
      <Balance visit={visit} meeting={meeting} lines={lines} editable={editable} />
    </>
  );
};

type Movable = { readonly first: boolean; readonly last: boolean };

function entryRow(
  visit: Visit,
  meetingId: string,
  entry: AgendaEntry,
  hours: ItemHours | undefined,
  movable: Movable | false,
): ListItem {
  const t = meetingTexts[visit.lang];
  const own = agendaTexts[visit.lang];
  const what = entry.isStanding ? own.standing.kind : t.agenda.purpose[entry.purpose];
  const kind = [clock(visit, entry, hours), what, ageWords(entry.times, visit.lang)].filter(Boolean).join(" · ");
  return {
    key: entry.itemId,
    kind: `${entry.number}. ${kind}`,
    title: entry.title,
    href: itemWorkPath.to(visit, { id: entry.itemId }),
    meta: <EntryMeta visit={visit} entry={entry} />,
    status: statusOf(visit, entry),
    actions: movable && <EntryActions {...{ visit, meetingId, entry }} {...movable} />,
  };
}

function statusOf(visit: Visit, entry: AgendaEntry): ListItem["status"] {
  const { outcome } = meetingTexts[visit.lang].item;
  if (entry.outcome) return { label: outcome[entry.outcome], tone: entry.outcome === "discussed" ? "done" : "open" };
  return entry.isClosed ? { label: agendaTexts[visit.lang].closed.kind, tone: "neutral" } : undefined;
}

/** A line that tells this reader only how long it takes. */
function closedRow(visit: Visit, line: BareLine, hours: ItemHours | undefined): ListItem {
  const t = agendaTexts[visit.lang].closed;
  return {
    key: `line-${line.number}`,
    kind: [`${line.number}.`, clock(visit, line, hours)].filter(Boolean).join(" "),
    title: t.line,
    meta: t.lineText,
  };
}

/** "16.10–16.30", or "20 min." when nobody can know the clock yet. */
function clock(visit: Visit, line: { plannedMinutes: number | null }, hours: ItemHours | undefined): string | undefined {
  const t = agendaTexts[visit.lang].time;
  if (hours) return t.hours(formatTime(hours.from, visit.lang), formatTime(hours.to, visit.lang));
  return line.plannedMinutes === null ? undefined : t.short(line.plannedMinutes);
}

/** Whether the items fit into the meeting, said calmly. */
const Balance: FC<Pick<AgendaProps, "visit" | "meeting" | "lines" | "editable">> = ({ visit, meeting, lines, editable }) => {
  const t = agendaTexts[visit.lang].time;
  const { planned, length, over, untimed } = balanceOf(meeting, lines.map((line) => line.plannedMinutes));
  if (planned === 0) return null;
  if (over > 0) return <Notice tone={editable ? "warning" : "info"}>{t.over(over)}</Notice>;
  return (
    <p>
      {t.fits(planned, length)} {untimed > 0 && t.untimed(untimed)}
    </p>
  );
};

const EntryMeta: FC<{ visit: Visit; entry: AgendaEntry }> = ({ visit, entry }) => {
  const t = meetingTexts[visit.lang].agenda;
  const own = agendaTexts[visit.lang];
  const presenter = presenterWords(entry);
  const parts: Child[] = [
    ...(presenter ? [`${own.presenter.title}: ${presenter}`] : []),
    ...(entry.isClosed || entry.isStanding ? [] : [entry.publicTitle === null ? t.notPublic : `${t.publicAs}: ${entry.publicTitle}`]),
    ...entry.origins.map((origin) => (
      <>
        {t.origin} <RelatedLink visit={visit} item={origin} />
      </>
    )),
    ...entry.attachments.map(({ id, name }) => (
      <>
        {own.attachments.title}: <a href={attachmentPath.to(visit, { id: entry.itemId, attachment: id })}>{name}</a>
      </>
    )),
  ];
  if (parts.length === 0) return null;
  return (
    <>
      {parts.map((part, index) => (
        <>
          {index > 0 && " · "}
          {part}
        </>
      ))}
    </>
  );
};

/** A link to something else in the thread, by the title this reader may see. */
export const RelatedLink: FC<{ visit: Visit; item: Related }> = ({ visit, item }) => {
  const kind = kindOf(item.kind);
  const inside = readsInside(readerOf(visit), item.kind);
  const title = (inside ? item.title : item.publicTitle) ?? "";
  const words = title ? `${kind.label[visit.lang]}: ${title}` : kind.label[visit.lang];
  return inside || item.publicTitle !== null ? <a href={kind.href(visit, item.id)}>{words}</a> : <>{words}</>;
};

const EntryActions: FC<{ visit: Visit; meetingId: string; entry: AgendaEntry } & Movable> = ({
  visit,
  meetingId,
  entry,
  first,
  last,
}) => {
  const t = meetingTexts[visit.lang].agenda;
  const here = { id: meetingId, item: entry.itemId };
  const move = (direction: "up" | "down") => (
    <Button kind="quiet" name="direction" value={direction} aria-label={`${t[direction]}: ${entry.title}`}>
      {t[direction]}
    </Button>
  );
  return (
    <>
      {!(first && last) && (
        <Form action={moveItemPath.to(visit, here)} inline>
          <HiddenField name="position" value={String(entry.number)} />
          {!first && move("up")}
          {!last && move("down")}
        </Form>
      )}
      <ButtonLink kind="quiet" href={editItemPath.to(visit, here)} aria-label={`${t.edit}: ${entry.title}`}>
        {t.edit}
      </ButtonLink>
    </>
  );
};
