import type { FC } from "hono/jsx";
import type { Visit } from "../../platform/web/routes.ts";
import { Doors } from "../../ui/door.tsx";
import type { Door } from "../../ui/door.tsx";
import { Page } from "../../ui/layout.tsx";
import { EmptyState } from "../../ui/list.tsx";
import { texts } from "./texts.ts";

/** The way in to everything that is looked after behind the pages. */
export const AdministrationPage: FC<{ visit: Visit; doors: readonly Door[] }> = ({ visit, doors }) => {
  const t = texts[visit.lang];
  return (
    <Page title={t.title} lead={t.lead} width="wide" noIndex>
      {doors.length > 0 ? <Doors label={t.doors} doors={doors} /> : <EmptyState title={t.emptyTitle} body={t.emptyBody} />}
    </Page>
  );
};
