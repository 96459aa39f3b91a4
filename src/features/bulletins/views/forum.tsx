import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { paths } from "../paths.ts";
import type { ComingBulletin, LinesToWrite } from "../queries.ts";
import { texts } from "../texts.ts";
import { WriteLines } from "./write-lines.tsx";

interface BulletinsSectionProps {
  readonly visit: Visit;
  readonly coming: readonly ComingBulletin[];
  readonly toWrite: readonly LinesToWrite[];
}

/** On the members' page of the forum: what to read before the next meetings, and what a coordinator prepares. */
export const BulletinsSection: FC<BulletinsSectionProps> = ({ visit, coming, toWrite }) => {
  const t = texts[visit.lang];
  const prepares = visit.may("bulletins.prepare");
  return (
    <Section title={t.forum.title} lead={t.forum.lead} action={<a href={paths.bulletins.to(visit, {})}>{t.forum.all}</a>}>
      <WriteLines {...{ visit, toWrite }} />
      {coming.length > 0 && (
        <ItemList
          label={t.forum.title}
          items={coming.map(({ meeting, bulletin, answered, asked }) => ({
            key: `bulletin-${meeting.id}`,
            title: <span lang={visit.lang === "da" ? undefined : "da"}>{meeting.title}</span>,
            href: (prepares ? paths.prepare : paths.bulletin).to(visit, { id: meeting.id }),
            meta: bulletin ? t.of(answered, asked) : undefined,
            status: bulletin?.publishedAt
              ? { label: t.forum.ready, tone: "done" as const }
              : { label: bulletin ? t.prepare.asked : t.forum.toAsk, tone: bulletin ? ("open" as const) : ("neutral" as const) },
          }))}
        />
      )}
    </Section>
  );
};
