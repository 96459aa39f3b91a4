import { randomBytes } from "node:crypto";
import { parseHTML } from "linkedom";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { filledIn } from "../test/client.ts";
import type { Comparison } from "./report.ts";

const clients = 8;
const seconds = 5;

/**
 * Observations a second, sent as forms over HTTP and stored with all that belongs to it, against the bare driver
 * inserting the same row in the same table, each by the same number of parallel clients on the same server.
 */
export async function compareWrites(siteUrl: string, databaseUrl: string): Promise<Comparison> {
  const send = await reporter(siteUrl);
  const ours = await perSecond(async (index) => {
    await send(`Poser foran porten, nummer ${index}`);
  });

  const pool = new pg.Pool({ connectionString: databaseUrl, max: clients });
  try {
    const { rows } = await pool.query("select * from street.observation order by id desc limit 1");
    const row = rows[0] as Record<string, unknown>;
    const columns = Object.keys(row);
    const statement = `insert into street.observation (${columns.join(", ")}) values (${columns.map((_, at) => `$${at + 1}`).join(", ")})`;
    const reference = await perSecond(async () => {
      const own: Record<string, unknown> = { ...row, id: uuidv7(), receipt_hash: freshLike(row["receipt_hash"]) };
      await pool.query({ name: "bare", text: statement, values: columns.map((column) => own[column]) });
    });
    return { name: "observation written", ours, reference, unit: "writes/s", ratio: ours / reference, wanted: 0.33 };
  } finally {
    await pool.end();
  }
}

/** Reports something as a visitor does. @returns the address of the receipt */
export async function reportOverHttp(siteUrl: string): Promise<string> {
  const send = await reporter(siteUrl);
  return new URL(await send("Poser foran porten, den første"), siteUrl).href;
}

async function reporter(siteUrl: string): Promise<(text: string) => Promise<string>> {
  const page = `${siteUrl}/vesterbro/street/report`;
  const { document } = parseHTML(await (await fetch(page)).text());
  const form = [...document.querySelectorAll("form")].find((candidate) => candidate.querySelector("[name=text]"));
  if (!form) throw new Error("the report page has no form");
  const action = new URL(form.getAttribute("action") || page, page).href;
  return async (text) => {
    const answers = { kind: "rubbish", placeWords: "Ved porten", text, email: "" };
    const body = filledIn(form, answers);
    const response = await fetch(action, { method: "POST", body, headers: { origin: siteUrl }, redirect: "manual" });
    await response.arrayBuffer();
    if (response.status !== 303) throw new Error(`a report was answered with ${response.status}`);
    return response.headers.get("location") ?? "";
  };
}

function freshLike(hash: unknown): unknown {
  return Buffer.isBuffer(hash) ? randomBytes(hash.length) : randomBytes(32).toString("hex");
}

async function perSecond(once: (index: number) => Promise<void>): Promise<number> {
  const begun = performance.now();
  const end = begun + seconds * 1000;
  let done = 0;
  const client = async (number: number) => {
    for (let index = 0; performance.now() < end; index += 1) {
      await once(number * 1_000_000 + index);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return (done * 1000) / (performance.now() - begun);
}
