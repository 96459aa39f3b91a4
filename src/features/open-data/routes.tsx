import { z } from "zod";
import { listDistricts } from "../../platform/district/queries.ts";
import { programVersion } from "../../platform/program-version.ts";
import type { Feature } from "../../platform/web/feature.ts";
import { everyone, page, sitePage } from "../../platform/web/routes.ts";
import type { Route } from "../../platform/web/routes.ts";
import { openAddresses } from "./addresses.ts";
import { openApiDocument } from "./document.ts";
import { paths } from "./paths.ts";
import { openItems } from "./queries.ts";
import { threadData, threadQuery, threadShape } from "./thread-data.ts";
import { OpenDataPage } from "./views.tsx";

/** @param features all of them, asked for when somebody asks: this one is among them */
export const openDataRoutes = (features: () => readonly Feature[]): readonly Route[] => [
  page(paths.page, everyone, (visit) => <OpenDataPage visit={visit} addresses={openAddresses(features())} />),
  page(
    paths.thread,
    everyone,
    async (visit) => {
      const query = threadQuery.safeParse({ after: visit.query("after") || undefined });
      const headers = { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache" };
      if (!query.success) return visit.c.json({ error: "not understood: after" }, 400, headers);
      const items = await openItems(visit.db, visit.districtId, query.data.after);
      return visit.c.json(threadData(items, visit, visit.deps.publicUrl, (after) => paths.thread.to(visit, {}, { after })), 200, headers);
    },
    {
      gives: {
        what: {
          da: "Den røde tråd: alt det offentlige fra henvendelse til svar og indsats, hvordan det står, og hvad det kom af",
          en: "The red thread: everything public from report to reply and measure, how it stands, and what it came of",
        },
        type: "application/json",
        schema: threadShape,
        query: threadQuery,
        refusal: z.object({ error: z.string() }),
      },
    },
  ),
  sitePage(
    paths.document,
    async ({ c, db, lang, deps }) => {
      const installation = { publicUrl: deps.publicUrl, version: programVersion(), lang, districts: await listDistricts(db) };
      const document = openApiDocument(openAddresses(features()), installation);
      return c.json(document, 200, { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache" });
    },
    {
      gives: {
        what: { da: "Denne liste: alle åbne adresser som OpenAPI 3.1", en: "This list: every open address as OpenAPI 3.1" },
        type: "application/json",
        schema: z.object({ openapi: z.string(), info: z.looseObject({}), servers: z.array(z.object({ url: z.string() })), tags: z.array(z.object({ name: z.string() })), paths: z.record(z.string(), z.looseObject({})), components: z.looseObject({}) }),
      },
    },
  ),
];
