import type { SourceFile } from "./source-files.ts";

/** One thing that stands in the wrong room, and why that room is wrong. */
export interface Finding {
  readonly path: string;
  readonly what: string;
  readonly why: string;
}

type Rule = (files: readonly SourceFile[]) => Finding[];

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const featureOf = (path: string) => /^src\/features\/([^/]+)\//.exec(path)?.[1];

const featureWords = [
  "feature", "part", "routes", "paths", "schema", "policy", "queries", "commands", "kinds", "views", "texts", "tables", "jobs", "api",
];
const featureFolders = ["views", "queries", "commands", "routes", "texts", "rules"];

const isImpure = (file: SourceFile) =>
  file.path.endsWith(".tsx") || file.imports.some((used) => !used.typeOnly && /^(kysely|hono|pg$|node:fs)/.test(used.target));

/** The folders below features that have a door of their own, `part.ts`: `src/features/conference/registration`. */
const partsOf = (files: readonly SourceFile[]) =>
  new Set(files.flatMap(({ path }) => (/^src\/features\/[^/]+\/[^/]+\/part\.ts$/.test(path) ? path.slice(0, -"/part.ts".length) : [])));

/**
 * A feature's files bear one of a few names, or that of a rule: a pure concept without SQL and without pages. Where there are
 * many rules they stand in `rules/`, and there in a folder for each topic. A large feature has parts: folders named after a noun,
 * each with a door of its own and the same floor plan inside.
 */
export const vocabulary: Rule = (files) => {
  const parts = partsOf(files);
  return files
    .filter((file) => featureOf(file.path) && !isTest(file.path))
    .flatMap((file) => {
      const steps = file.path.split("/");
      const rest = steps.slice(parts.has(steps.slice(0, 4).join("/")) ? 4 : 3);
      const name = (rest.at(-1) ?? "").replace(/\.tsx?$/, "");
      const why = "A stranger should know from a file's name what is in it. Names: docs/how-to-add-a-feature.md.";
      const isRule = rest[0] === "rules" && rest.length > 1;
      if (rest.length > (isRule ? 3 : 2) || (rest.length > 1 && !featureFolders.includes(rest[0] ?? "")))
        return [{ path: file.path, what: `a feature has only the folders ${featureFolders.join(", ")}, and topics in rules`, why }];
      if (!isRule && (rest.length === 2 || featureWords.includes(name))) return [];
      return isImpure(file) ? [{ path: file.path, what: `"${name}" is not in the vocabulary, and a rule's file is pure`, why }] : [];
    });
};

const layers: readonly { folder: string; mayUse: readonly string[] }[] = [
  { folder: "src/platform/", mayUse: ["src/platform/"] },
  { folder: "src/opinions/", mayUse: ["src/opinions/"] },
  { folder: "src/allocation/", mayUse: ["src/allocation/", "src/platform/"] },
  { folder: "src/hours/", mayUse: ["src/hours/", "src/platform/"] },
  { folder: "src/network/", mayUse: ["src/network/", "src/platform/"] },
  { folder: "src/ui/", mayUse: ["src/ui/", "src/platform/"] },
  { folder: "src/thread/", mayUse: ["src/thread/", "src/ui/", "src/platform/"] },
  { folder: "src/browser/", mayUse: ["src/browser/", "src/ui/projection.ts", "src/ui/name-search.ts"] },
];

/** Imports point one way: features → thread, network, ui → platform; the analysis of opinions knows nothing but itself. */
export const direction: Rule = (files) =>
  files
    .filter((file) => !isTest(file.path))
    .flatMap((file) => {
      const feature = featureOf(file.path);
      const mayUse = feature
        ? [`src/features/${feature}/`, "src/thread/", "src/network/", "src/opinions/", "src/hours/", "src/allocation/", "src/ui/", "src/platform/"]
        : layers.find((layer) => file.path.startsWith(layer.folder))?.mayUse;
      if (!mayUse) return [];
      return file.imports
        .filter((used) => used.target.startsWith("src/") && !mayUse.some((folder) => used.target.startsWith(folder)))
        .map((used) => ({
          path: file.path,
          what: `imports ${used.target}`,
          why: feature
            ? "A feature knows no other feature's inside: what they say to each other goes through src/thread."
            : "Imports point one way, so that a lower layer can be read, tested and replaced without the upper.",
        }));
    });

/** No file reaches itself through imports that exist at run time. */
export const cycles: Rule = (files) => {
  const graph = new Map(
    files.map((file) => [file.path, file.imports.filter((used) => !used.typeOnly).map((used) => used.target)]),
  );
  const done = new Set<string>();
  const findings: Finding[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      findings.push({
        path,
        what: `imports itself: ${[...trail.slice(at), path].join(" → ")}`,
        why: "Files in a circle can only be understood, tested and loaded all at once.",
      });
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) if (graph.has(next)) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return findings;
};

const longest = 300;

/** Files stay short enough to be read in one go. */
export const size: Rule = (files) =>
  files
    .filter((file) => file.lines > (isTest(file.path) ? longest * 1.5 : longest))
    .map((file) => ({
      path: file.path,
      what: `${file.lines} lines`,
      why: "A file over about 300 lines has more than one reason to exist. Split it by meaning.",
    }));

/** SQL stands only where a reviewer looks for it. */
export const sqlPlaces: Rule = (files) =>
  files
    .filter((file) => featureOf(file.path) && !isTest(file.path))
    .filter((file) => !/\/(queries|commands)(\/|\.ts)/.test(file.path))
    .filter((file) => /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`/.test(file.text))
    .map((file) => ({
      path: file.path,
      what: "holds SQL",
      why: "SQL stands in queries and commands only, so that what reads and writes data can be reviewed in few places.",
    }));

/** A feature touches the tables of its own PostgreSQL schema only. */
export const ownTables: Rule = (files) => {
  const owner = new Map<string, string>();
  for (const file of files)
    if (file.path.endsWith("/tables.ts") || file.path.startsWith("src/platform/"))
      for (const match of file.text.matchAll(/^ {4}"([a-z_]+)\.[a-z_]+":/gm))
        owner.set(match[1] ?? "", featureOf(file.path) ?? file.path.split("/")[1] ?? "");
  return files
    .filter((file) => featureOf(file.path) && !isTest(file.path))
    .flatMap((file) =>
      [...file.text.matchAll(/(?:From|Into|Table|Join)\(\s*"([a-z_]+)\.([a-z_]+)/g)]
        .filter((match) => owner.get(match[1] ?? "") !== featureOf(file.path))
        .map((match) => ({
          path: file.path,
          what: `touches ${match[1]}.${match[2]}`,
          why: "Each feature owns one PostgreSQL schema; others ask through src/thread, src/network or the platform.",
        })),
    );
};

/** Permits come from the router, from jobs and from the command line: nowhere else. */
export const permits: Rule = (files) =>
  files
    .filter((file) => /^src\/(features|thread|network|ui)\//.test(file.path) && !isTest(file.path))
    .filter((file) => !file.path.endsWith("/jobs.ts") && /\bgrant\(/.test(file.text))
    .map((file) => ({
      path: file.path,
      what: "grants itself a permit",
      why: "A permit proves that the router has checked the right that stands beside the route.",
    }));

/** Addresses come from typed functions. */
export const addresses: Rule = (files) =>
  files
    .filter((file) => /^src\/(features|thread|ui)\//.test(file.path) && !isTest(file.path))
    .filter((file) => /\b(href|action)=("|\{["`])\/[a-z]/.test(file.text) && !file.text.includes("/favicon.svg"))
    .map((file) => ({
      path: file.path,
      what: "writes an address by hand",
      why: "A path of paths.ts knows the district, the language and its parameters, and breaks at compile time.",
    }));

/** Words that hurt, and names for people that are none. One that says two things, and marks that differ from page to page. */
export const words: Rule = (files) => [
  ...said(files, /narkoman|misbruger|junkie|\baddicts?\b|drug abuser/gi, "People who use drugs are people first: “personer der bruger stoffer”."),
  ...said(
    files.filter(({ path }) => /\btexts\b/.test(path)),
    /(?<=["`][^"`\n]*\b)(?:by|an?|the|no|your|our) (?:e-)?mails?\b/gi,
    "In English texts it is “email”: mail is what the post brings.",
  ),
  ...said(files.filter(({ path }) => /\btexts\b/.test(path)), /[»„]/g, "Words are quoted “so” on every page, in both languages."),
];

/**
 * Whoever calls a function reads beside it what it refuses by itself. Written as `FIELD: code | code`, where "" is the whole form, and
 * a code alone belongs to the field before it. What it refuses through others is not looked at, nor one that refuses "as" another.
 */
export const refusals: Rule = (files) =>
  files
    .filter(({ path }) => path.startsWith("src/") && path.endsWith(".ts") && !isTest(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/(\/\*\*(?:(?!\*\/)[^])*\*\/\n)?export (?:async )?function (\w+)((?:(?!\nexport )[^])*?)\n\}\n/g)].flatMap(([, docstring = "", name, body = ""]) => {
        const told = refusalsTold(docstring);
        return refusalsThrown(body)
          .filter(({ field, code }) => ![`${field}: ${code}`, `FIELD: ${code}`, "as another"].some((one) => told.has(one)))
          .map(({ field, code }) => ({
            path,
            what: `${name} refuses \`${field}: ${code}\` and does not tell`,
            why: "A form has words for what its command refuses: whoever writes it reads the codes in the docstring, after @throws Refusal.",
          }));
      }),
    );

function refusalsThrown(body: string): { field: string; code: string }[] {
  return [...body.matchAll(/throw (?:notNow\(\)|new Refusal\([^;]*\));/g)].flatMap(([thrown]) =>
    thrown.includes("notNow()")
      ? [{ field: '""', code: "not_now" }]
      : [...thrown.matchAll(/\{ field: "(\w*)", code: "(\w+)" \}/g)].map(([, field = "", code = ""]) => ({ field: field || '""', code })),
  );
}

function refusalsTold(docstring: string): ReadonlySet<string> {
  const text = docstring.replace(/\n \* ?/g, " ");
  const told = new Set(/@throws Refusal (?:as|of) `/.test(text) ? ["as another"] : []);
  let fields: string[] = [];
  for (const [, said = ""] of text.matchAll(/`([^`]+)`/g)) {
    const [codes = "", named] = said.split(": ").reverse();
    if (named !== undefined) fields = named.split(" | ");
    for (const field of fields) for (const code of codes.split(" | ")) told.add(`${field}: ${code}`);
  }
  return told;
}

const said = (files: readonly SourceFile[], pattern: RegExp, why: string) =>
  files
    .filter((file) => file.path.startsWith("src/") && !isTest(file.path))
    .flatMap((file) => [...file.text.matchAll(pattern)].map((match) => ({ path: file.path, what: `says "${match[0]}"`, why })));

export const rules: readonly Rule[] = [
  vocabulary,
  direction,
  cycles,
  size,
  sqlPlaces,
  ownTables,
  permits,
  addresses,
  words,
  refusals,
];
