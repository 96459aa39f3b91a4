import { z } from "zod";
import type { Db } from "../../platform/db/database.ts";
import { findDistrict } from "../../platform/district/queries.ts";
import { makePersonalLink } from "../../platform/identity/personal-links.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import { noteTold, tellReporterJobName } from "./commands/news.ts";
import { newsMail } from "./news-mail.ts";
import { paths } from "./paths.ts";
import { contactAddress } from "./queries/contact.ts";
import { receiptLinkPurpose } from "./queries/receipt.ts";
import { stopNewsLinkPurpose } from "./queries/stop-news.ts";

const newsData = z.object({
  districtId: z.string(),
  observationId: z.uuid(),
  itemKind: z.string(),
  itemId: z.uuid(),
  itemStatus: z.string(),
  isCorrection: z.boolean().default(false),
});

/** How long the link in a mail opens the receipt. */
const linkDays = 365;

/** Writes one mail about what came of a report; what was told before is not told again. */
const tellReporterJob: JobDefinition = {
  name: tellReporterJobName,
  label: { da: "Skriver nyt til dem, der har meldt noget", en: "Writes news to those who reported something" },
  run: async ({ db, publicUrl, now }, data) => writeNews(db, publicUrl, newsData.parse(data), now()),
};

export const jobs: readonly JobDefinition[] = [tellReporterJob];

async function writeNews(
  db: Db,
  publicUrl: string,
  data: z.infer<typeof newsData>,
  now: Date,
): Promise<void> {
  const district = await findDistrict(db, data.districtId);
  if (!district) return;
  const news = { kind: data.itemKind, id: data.itemId, status: data.itemStatus, isCorrection: data.isCorrection };
  await db.transaction().execute(async (tx) => {
    if (!(await noteTold(tx, district.id, data.observationId, news))) return;
    const to = await contactAddress(tx, district.id, data.observationId);
    if (to === undefined) return;
    const place = { districtId: district.id, lang: "da" } as const;
    const link = (purpose: string) =>
      makePersonalLink(tx, {
        districtId: district.id,
        purpose,
        subjectId: data.observationId,
        expiresAt: new Date(now.getTime() + linkDays * 24 * 60 * 60 * 1000),
      });
    const href = publicUrl + paths.receipt.to(place, { code: await link(receiptLinkPurpose) });
    const unsubscribeUrl = publicUrl + paths.stopNews.to(place, { token: await link(stopNewsLinkPurpose) });
    await queueMail(tx, {
      ...newsMail(district, news, href, unsubscribeUrl),
      unsubscribeUrl,
      districtId: district.id,
      to,
      purpose: "street.news",
    });
  });
}
