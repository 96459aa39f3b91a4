import fc from "fast-check";
import type { Feature } from "../../../src/platform/web/feature.ts";
import { everyone } from "../../../src/platform/web/routes.ts";
import type { Route } from "../../../src/platform/web/routes.ts";
import { anyText, fieldsFor } from "./values.ts";
import type { FieldValue, Known } from "./values.ts";

export type Sending = "urlencoded" | "multipart" | "json" | "broken multipart" | "binary" | "empty" | "lying" | "large";

/** A request that may come from anywhere: a browser, a script, or somebody who tries doors. */
export interface OddRequest {
  readonly as: "visitor" | "coordinator";
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly sending: Sending;
  readonly fields: readonly (readonly [string, FieldValue])[];
  /** Whether the form's hidden field is good. */
  readonly signed: boolean;
}

/** Requests over all routes of these features, in both languages, and past them. */
export function oddRequests(features: readonly Feature[], known: Known): fc.Arbitrary<OddRequest> {
  const routes = features.flatMap((feature) => feature.routes);
  const forms = routes.filter((route) => route.method === "post");
  return fc.oneof(
    { weight: 18, arbitrary: fc.constantFrom(...forms).chain((route) => requestTo(route, known, ["POST"])) },
    { weight: 8, arbitrary: fc.constantFrom(...routes).chain((route) => requestTo(route, known, ["GET", "GET", "HEAD"])) },
    { weight: 2, arbitrary: fc.constantFrom(...routes).chain((route) => requestTo(route, known, oddMethods)) },
    { weight: 1, arbitrary: requestPast(known) },
  );
}

const oddMethods = ["PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "PURGE", "X", "get", "POST", "GET"];

const mostlyMembers = ["visitor", ...Array<"coordinator">(5).fill("coordinator")] as const;

function requestTo(route: Route, known: Known, methods: readonly string[]): fc.Arbitrary<OddRequest> {
  const fields = route.method === "post" ? fieldsFor(route.schema, known) : fc.constant([]);
  const isDistrict = route.path.scope === "district";
  return fc
    .record({
      as: fc.constantFrom(...(route.right === everyone ? (["visitor", "coordinator"] as const) : mostlyMembers)),
      method: fc.constantFrom(...methods),
      prefix: fc.constantFrom("", "", "/en"),
      district: isDistrict ? fc.oneof({ weight: 12, arbitrary: fc.constant("/vesterbro") }, oneSegment(known)) : fc.constant(""),
      filled: fillPattern(route.path.pattern, known),
      query: anyQuery(known),
      headers: anyHeaders,
      sending: anySending,
      fields,
      signed: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
    })
    .map(({ prefix, district, filled, query, ...rest }) => ({ ...rest, path: (prefix + district + filled || "/") + query }));
}

/** Addresses that are nobody's. */
function requestPast(known: Known): fc.Arbitrary<OddRequest> {
  return fc.record({
    as: fc.constant("visitor" as const),
    method: fc.constantFrom(...oddMethods),
    path: fc.oneof(
      fc.constantFrom("//", "/en/", "/en/en", "/.env", "/assets/../package.json", "/assets/%2e%2e/%2e%2e/package.json", "/assets/", "/assets",
        "/assets/%00", "/assets/%E0%A4%A", "/healthz", "/readyz", "/metrics", "/favicon.ico", "/vesterbro/", "/vesterbro//street",
        "/VESTERBRO", "/vesterbro/street/", "/%", "/%zz", "/en/%E0%A4%A", "/vesterbro/%E0%A4%A/x", "/vesterbro;a=b", "/vesterbro?%"),
      fc.array(oneSegment(known), { maxLength: 6 }).map((parts) => parts.join("") || "/"),
      fc.integer({ min: 1_000, max: 8_000 }).map((length) => `/vesterbro/${"a".repeat(length)}`),
    ),
    headers: anyHeaders,
    sending: anySending,
    fields: fc.constant([]),
    signed: fc.constant(false),
  });
}

function oneSegment(known: Known): fc.Arbitrary<string> {
  return fc
    .oneof(
      { weight: 10, arbitrary: fc.constantFrom(...known.ids) },
      { weight: 2, arbitrary: fc.constantFrom(...known.kinds) },
      { weight: 1, arbitrary: fc.constantFrom("01900000-0000-7000-8000-000000000000", "norrebro", "1", "da", "print.pdf", "7KQM-2XNF-9R4T-B0HW") },
      { weight: 2, arbitrary: anyText.map((text) => encodeURIComponent(text.toWellFormed().slice(0, 400))) },
      { weight: 1, arbitrary: fc.constantFrom("%E0%A4%A", "%", "%zz", "%2F%2e%2e", "%00", "%0d%0aX-Evil:1", "%C0%AF") },
    )
    .map((segment) => `/${segment}`);
}

function fillPattern(pattern: string, known: Known): fc.Arbitrary<string> {
  const parts = pattern.split("/").filter(Boolean);
  const form = new RegExp(`^/${parts.map((part) => (part.startsWith(":") ? "[^/]+" : part)).join("/")}$`);
  const there = known.paths.filter((path) => form.test(path));
  const segments = parts.map((part) => (part.startsWith(":") ? oneSegment(known) : fc.constant(`/${part}`)));
  if (segments.length === 0) return fc.constant("");
  const madeUp = fc.tuple(...segments).map((all) => all.join(""));
  if (there.length === 0 || !pattern.includes(":")) return madeUp;
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...there) }, { weight: 1, arbitrary: madeUp });
}

const queryNames = ["q", "page", "next", "token", "lane", "place", "kind", "status", "sent", "saved", "year", "month", "from", "goal", "party"];

function anyQuery(known: Known): fc.Arbitrary<string> {
  const pair = fc.tuple(fc.constantFrom(...queryNames), fc.oneof(anyText, fc.constantFrom(...known.ids, "2", "9007199254740993")));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant("") },
    { weight: 4, arbitrary: fc.array(pair, { minLength: 1, maxLength: 3 }).map((pairs) => `?${new URLSearchParams(pairs.map(([name, value]) => [name, value.toWellFormed().slice(0, 3000)]))}`) },
    { weight: 1, arbitrary: fc.constantFrom("?", "?q=%E0%A4%A", "?page=%00", "?q&q&q", "?=&=", "?page=1&page=2", "?q[]=1", `?q=${"%F0%9F%8C%B3".repeat(300)}`) },
  );
}

const oddHeaders: readonly (readonly [string, string])[] = [
  ["accept", "application/json"], ["accept", "*/*;q=nonsense"], ["accept", ",".repeat(3000)], ["accept-encoding", "gzip"],
  ["accept-encoding", "gzip;q=0, *;q=0"], ["accept-encoding", "br, zstd, gzip, deflate"], ["accept-encoding", "\u00ff".repeat(200)],
  ["cookie", "kvarter.session_token=%E0%A4%A"], ["cookie", "kvarter.session_token=a.b; kvarter.session_token=c"], ["cookie", "=;=;;"],
  ["cookie", `x=${"y".repeat(6000)}`], ["cookie", "__Host-x=\u00e6"], ["if-none-match", "*"], ["if-modified-since", "yesterday"],
  ["range", "bytes=9-1, -5, 0-"], ["accept-language", "tlh;q=2"], ["origin", "null"], ["origin", "https://evil.example"],
  ["referer", "not an address"], ["x-forwarded-for", "1.2.3.4, ::1, unknown"], ["x-forwarded-proto", "gopher"], ["host", "evil.example"],
  ["content-length", "1"], ["content-length", "99999999"], ["content-length", "-1"], ["transfer-encoding", "chunked"], ["expect", "100-continue"],
  ["content-encoding", "gzip"], ["authorization", "Bearer x"], ["x-http-method-override", "DELETE"], ["hx-request", "true"],
  ["sec-fetch-site", "cross-site"], ["sec-fetch-site", "same-origin"], ["user-agent", ""], ["last-event-id", "\u00e6"], ["upgrade", "websocket"],
];
const anyHeaders = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...oddHeaders), { minLength: 1, maxLength: 4 }) },
);

const anySending: fc.Arbitrary<Sending> = fc.oneof(
  { weight: 10, arbitrary: fc.constant("urlencoded" as const) },
  { weight: 10, arbitrary: fc.constant("multipart" as const) },
  { weight: 5, arbitrary: fc.constantFrom("json" as const, "broken multipart" as const, "binary" as const, "empty" as const, "lying" as const) },
  { weight: 1, arbitrary: fc.constant("large" as const) },
);
