import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { usePage } from "../../../platform/web/page-context.ts";
import { paths } from "../paths.ts";
import { texts } from "../texts/visitors.ts";

/** The script that goes on counting, and keeps the page; nothing for somebody who is signed in, whose name is on it. */
export const offlineScript = "help-offline.js";

/** Says how old the page is, once it has been kept; until then it only carries what the script needs. */
export const Offline: FC<{ visit: Visit; made: number; hasBringers?: boolean }> = ({ visit, made, hasBringers }) => {
  const { person, assets } = usePage();
  const t = texts[visit.lang].live;
  const comes = hasBringers ? texts[visit.lang].comes : undefined;
  if (person) return null;
  return (
    <p
      class="old"
      role="status"
      hidden
      data-offline
      data-made={String(made)}
      data-worker={assets["help-worker.js"]}
      data-scope={paths.help.to(visit, {})}
      data-kept={t.kept}
      data-old={t.old}
      data-closed={t.closed}
      data-open={t.open}
      data-until={t.until}
      data-soon={t.soon}
      data-in={t.in}
      data-opens={t.opens}
      data-tomorrow={t.tomorrow}
      data-who-open={comes?.open}
      data-who-until={comes?.until}
      data-who-soon={comes?.soon}
      data-who-in={comes?.in}
      data-who-closed={comes?.closed}
    />
  );
};
