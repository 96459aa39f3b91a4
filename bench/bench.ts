import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { withDatabase } from "../src/platform/embedded-postgres/hold.ts";
import { projectRoot } from "../src/platform/project-root.ts";
import { allocationTable, measureAllocation } from "./allocation.ts";
import { forumTable, measureForum } from "./forum.ts";
import { helpTable, measureHelp } from "./help.ts";
import type { HelpResult } from "./help.ts";
import { measureOpinions, opinionsTable } from "./opinions.ts";
import { comparePage } from "./pages.ts";
import { startProgram } from "./program.ts";
import { measureRegistration, registrationTable } from "./registration.ts";
import type { RegistrationResult } from "./registration.ts";
import { asTables, environment } from "./report.ts";
import type { Results } from "./report.ts";
import { measureVotes, votesTable } from "./votes.ts";
import type { VotesResult } from "./votes.ts";
import { weigh } from "./weight.ts";
import { compareWrites, reportOverHttp } from "./writes.ts";

const asJson = process.argv.includes("--json");
/** How long people answer in `votes`: `--seconds 10` for a first look. */
const seconds = Number(process.argv[process.argv.indexOf("--seconds") + 1]) || 30;

if (process.argv.includes("opinions")) {
  const opinions = measureOpinions();
  show(opinionsTable(opinions), { opinions });
  process.exit();
}

if (process.argv.includes("allocation")) {
  const allocation = await measureAllocation();
  show(allocationTable(allocation), { allocation });
  process.exit();
}

await mkdir(join(projectRoot, "data"), { recursive: true });
const dataDir = await mkdtemp(join(projectRoot, "data", "bench-"));
try {
  if (process.argv.includes("forum")) {
    const forum = await withDatabase({ dataDir, databaseUrl: undefined }, ({ url }) => measureForum(url, dataDir));
    show(forumTable(forum), { forum });
  } else if (process.argv.includes("votes")) {
    const votes = await answersAtOnce();
    show(votesTable(votes), { votes });
  } else if (process.argv.includes("registration")) {
    const registration = await registeringAtOnce();
    show(registrationTable(registration), { registration });
  } else if (process.argv.includes("help")) {
    const help = await helpNow();
    show(helpTable(help), { help });
  } else {
    const results = await measure();
    show(asTables(results), results);
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

/** Tables for people, or JSON for machines; always with what it was measured on. */
function show(tables: string, results: object): void {
  if (!asJson) console.log(`${tables}\n`);
  console.log(JSON.stringify({ environment: environment(), ...results }, null, asJson ? 0 : 2));
}

async function measure(): Promise<Results> {
  const first = await startProgram(projectRoot, dataDir);
  await first.stop();
  const program = await startProgram(projectRoot, dataDir);
  try {
    const receipt = await reportOverHttp(program.url);
    const comparisons = [
      await comparePage("home page", `${program.url}/vesterbro`, projectRoot),
      await comparePage("receipt page", receipt, projectRoot),
      ...(await withDatabase({ dataDir, databaseUrl: undefined }, ({ url }) => compareWrites(program.url, url))),
    ];
    const weights = [];
    for (const page of await publicPages(program.url)) weights.push(await weigh(program.url, page));
    return { ready: { first: first.readyAfter, again: program.readyAfter }, comparisons, weights };
  } finally {
    await program.stop();
  }
}

/** Behind a proxy that is believed, so that every person has an address of their own. */
async function answersAtOnce(): Promise<VotesResult> {
  const program = await startProgram(projectRoot, dataDir, { TRUSTED_PROXIES: "1", METRICS_TOKEN: "" });
  try {
    return await withDatabase({ dataDir, databaseUrl: undefined }, ({ url }) => measureVotes(program.url, url, seconds));
  } finally {
    await program.stop();
  }
}

/** Behind a proxy that is believed, so that every person has an address of their own. */
async function registeringAtOnce(): Promise<RegistrationResult> {
  const program = await startProgram(projectRoot, dataDir, { TRUSTED_PROXIES: "1" });
  try {
    return await withDatabase({ dataDir, databaseUrl: undefined }, ({ url }) => measureRegistration(program.url, url));
  } finally {
    await program.stop();
  }
}

async function helpNow(): Promise<HelpResult> {
  const program = await startProgram(projectRoot, dataDir);
  try {
    return await withDatabase({ dataDir, databaseUrl: undefined }, ({ url }) => measureHelp(program.url, url, projectRoot));
  } finally {
    await program.stop();
  }
}

/** Every page that the home page and its menu lead a visitor to, and the receipt form. */
async function publicPages(siteUrl: string): Promise<string[]> {
  const home = await (await fetch(`${siteUrl}/vesterbro`)).text();
  const linked = [...home.matchAll(/href="(\/vesterbro[^"#?]*)"/g)].map((match) => match[1] ?? "");
  return [...new Set(["/vesterbro", ...linked, "/vesterbro/street/report"])].sort();
}
