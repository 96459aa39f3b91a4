import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { forgetContact } from "../commands/news.ts";
import { paths } from "../paths.ts";
import { findStopNews } from "../queries/stop-news.ts";
import { forgetMailSchema } from "../schema.ts";
import { StopNewsPage } from "../views/stop-news.tsx";

async function stopNewsPage(visit: Visit) {
  visit.c.header("Cache-Control", "no-store");
  const news = await findStopNews(visit.db, visit.districtId, visit.param("token"), visit.now);
  return news && <StopNewsPage visit={visit} isRunning={news.isRunning} />;
}

/** The way out of the mails about a report, from a page or from within a mail program. */
export const stopNewsRoutes: readonly Route[] = [
  page(paths.stopNews, everyone, stopNewsPage),
  form(paths.stopNews, everyone, forgetMailSchema, {
    unseen: true,
    oneClick: true,
    save: async (visit, tx) => {
      const token = visit.param("token");
      const news = await findStopNews(tx, visit.districtId, token, visit.now);
      if (news) await forgetContact(tx, visit.districtId, news.observationId);
      return paths.stopNews.to(visit, { token });
    },
    again: stopNewsPage,
  }),
];
