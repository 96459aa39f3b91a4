import type { Visit } from "../../../platform/web/routes.ts";
import { Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { paths } from "../paths.ts";
import { comingConferences, listConferences } from "../queries/conferences.ts";
import { texts } from "../texts/visitors.ts";
import { conferenceRow } from "./list.tsx";

/** The latest conferences, for the forum's page; nothing while there has been none. */
export async function conferencesOnForum(visit: Visit) {
  const { conferences } = await listConferences(visit.db, visit.districtId, { limit: 3, offset: 0 });
  if (conferences.length === 0) return undefined;
  const t = texts[visit.lang];
  return (
    <Section title={t.title} action={<a href={paths.conferences.to(visit, {})}>{t.homeAll}</a>}>
      <ItemList items={conferences.map((conference) => conferenceRow(visit, conference))} />
    </Section>
  );
}

/** The conferences that are to come, for the home page; nothing while there is none. */
export async function conferencesOnHome(visit: Visit) {
  const coming = await comingConferences(visit.db, visit.districtId, visit.now);
  if (coming.length === 0) return undefined;
  const t = texts[visit.lang];
  return (
    <Section title={t.homeTitle} action={<a href={paths.conferences.to(visit, {})}>{t.homeAll}</a>}>
      <ItemList items={coming.map((conference) => conferenceRow(visit, conference))} />
    </Section>
  );
}
