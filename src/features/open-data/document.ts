import { z } from "zod";
import type { Lang } from "../../platform/i18n/lang.ts";
import type { GivenContent } from "../../platform/web/gives.ts";
import { prefix } from "../../platform/web/path.ts";
import type { OpenAddress } from "./addresses.ts";
import { texts } from "./texts.ts";

/** What the document says of the installation. */
export interface Installation {
  readonly publicUrl: string;
  readonly version: string;
  readonly lang: Lang;
  readonly districts: readonly { readonly id: string; readonly name: string }[];
}

/** Every open address as an OpenAPI 3.1 document, in one language: everything it says of them stands beside their routes. */
export function openApiDocument(addresses: readonly OpenAddress[], { publicUrl, version, lang, districts }: Installation) {
  const t = texts[lang].document;
  return {
    openapi: "3.1.0",
    info: { title: t.title, version, description: t.description, license: { name: "EUPL-1.2", identifier: "EUPL-1.2" } },
    servers: [{ url: `${publicUrl}${prefix(lang)}` }],
    tags: [...new Set(addresses.map(tagOf))].map((name) => ({ name })),
    paths: Object.fromEntries(addresses.map((address) => [address.path, pathItem(address, publicUrl, lang)])),
    components: {
      parameters: {
        district: { name: "district", in: "path", required: true, description: t.district(districts.map(({ id, name }) => `${id} (${name})`).join(", ")), schema: { type: "string" } },
      },
    },
  };
}

const tagOf = ({ feature }: OpenAddress) => (feature === "" ? "program" : feature);

function pathItem(address: OpenAddress, publicUrl: string, lang: Lang) {
  const { path, parameters, isBilingual, gives } = address;
  const t = texts[lang].document;
  return {
    // What has no English address stands on the Danish server only.
    ...(!isBilingual && { servers: [{ url: publicUrl }] }),
    get: {
      operationId: path.replace(/[^a-zA-Z]+/g, "_").replace(/^_|_$/g, ""),
      tags: [tagOf(address)],
      summary: gives.what[lang],
      parameters: [...parameters.map(pathParameter), ...queryParameters(gives.query)],
      responses: {
        "200": { description: gives.what[lang], content: contentOf([gives, ...(gives.others ?? [])]) },
        ...(gives.refusal && { "400": { description: t.refused, content: contentOf([{ type: "application/json", schema: gives.refusal }]) } }),
        ...(parameters.length > 0 && { "404": { description: t.missing } }),
      },
    },
  };
}

const pathParameter = (name: string) =>
  name === "district" ? { $ref: "#/components/parameters/district" } : { name, in: "path", required: true, schema: { type: "string" } };

function queryParameters(query: z.ZodObject | undefined) {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({ name, in: "query", required: false, schema: jsonSchema(schema as z.ZodType, "input") }));
}

function contentOf(contents: readonly GivenContent[]) {
  return Object.fromEntries(contents.map(({ type, schema }) => [type, { schema: schema ? jsonSchema(schema, "output") : { type: "string" } }]));
}

function jsonSchema(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
