import type { FC } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { SinceLast } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import type { Meeting } from "../queries/meetings.ts";
import { sentAgendaTexts } from "../texts/sent-agenda.ts";
import { danish } from "./words.ts";

interface SinceLastProps {
  readonly visit: Visit;
  readonly before: Pick<Meeting, "startsAt"> | undefined;
  readonly told: readonly SinceLast[];
}

/** At the top of an agenda: what became of tasks and letters since the forum last met. */
export const SinceLastSection: FC<SinceLastProps> = ({ visit, before, told }) => {
  const t = sentAgendaTexts[visit.lang].since;
  if (told.length === 0) return null;
  return (
    <Section title={t.title} lead={before ? t.lead(formatDate(before.startsAt, visit.lang)) : t.leadFirst}>
      {told.map(({ title, lines, more }) => (
        <>
          <h3>{title}</h3>
          <ItemList
            label={title}
            items={lines.map(({ key, text, about, href, status }) => ({
              key,
              title: <span lang={danish(visit.lang)}>{text}</span>,
              href,
              meta: about,
              status,
            }))}
          />
          {more && (
            <p>
              <a href={more.href}>{more.label}</a>
            </p>
          )}
        </>
      ))}
    </Section>
  );
};
