import { downloadHeaders } from "../../../../platform/files/download-headers.ts";
import { sendPdf } from "../../../../platform/pdf/send.ts";
import { everyone, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import type { Conference } from "../../queries/conferences.ts";
import { versionsOf } from "../../queries/programme.ts";
import { publishedHere } from "../../routes/here.ts";
import { publicReading } from "../queries.ts";
import type { ReadingGroup } from "../reading.ts";
import { readingDocument } from "../document.ts";
import { readingPaths } from "../paths.ts";
import { texts } from "../texts.ts";
import { ReadingPage } from "../views/reading.tsx";

interface Pack {
  readonly conference: Conference;
  readonly groups: readonly ReadingGroup[];
}

/** What everyone may read of this address's conference now; nothing before it is released. */
async function packHere(visit: Visit): Promise<Pack | undefined> {
  const conference = await publishedHere(visit);
  if (!conference) return undefined;
  const [last] = await versionsOf(visit.db, visit.districtId, conference.id);
  const { groups } = await publicReading(visit.db, visit.districtId, conference, last, visit.now);
  return groups.length > 0 ? { conference, groups } : undefined;
}

/** A pack as one PDF. It is laid out anew each time, so it is never older than the page. */
export async function packPdf(visit: Visit, { conference, groups }: Pack): Promise<Response> {
  const { district, lang, deps } = visit;
  return sendPdf(readingDocument({ conference, groups, district, lang, publicUrl: deps.publicUrl }), `${texts[lang].paper.fileName}.pdf`);
}

/** The file of a text in a pack, to be saved; nothing for a text without one, or that is not in the pack. */
export async function packFile(visit: Visit, { groups }: Pick<Pack, "groups">): Promise<Response | undefined> {
  const file = groups.flatMap((group) => group.texts).find(({ id }) => id === visit.param("text"))?.file;
  if (!file) return undefined;
  return new Response(await visit.deps.files.stream(file.key), { headers: downloadHeaders(file.name, "application/pdf") });
}

/** What everyone reads before a conference. Not kept rendered: until the minute of its release it is not there. */
export const readingRoutes: readonly Route[] = [
  page(readingPaths.pack, everyone, async (visit) => {
    const pack = await packHere(visit);
    return pack && <ReadingPage visit={visit} {...pack} />;
  }),
  page(
    readingPaths.pdf,
    everyone,
    async (visit) => {
      const pack = await packHere(visit);
      return pack && packPdf(visit, pack);
    },
    { limit: "paper" },
  ),
  page(readingPaths.file, everyone, async (visit) => {
    const pack = await packHere(visit);
    return pack && packFile(visit, pack);
  }),
];
