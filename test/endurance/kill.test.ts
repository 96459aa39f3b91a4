import { setTimeout as pause } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import { expect, onTestFinished, test, vi } from "vitest";
import { findPort } from "../../src/listen.ts";
import { dataFolder, databaseUrl, postgresPid, query } from "../start/program.ts";
import { openLetterBox } from "../processes/letter-box.ts";
import { patientClient } from "../processes/patient-client.ts";
import { startBuilt } from "../processes/start-built.ts";

const kills = 20;
const clients = 8;

test("killed twenty times under load, it has everything that was acknowledged once, and sends no mail twice", async () => {
  const dataDir = dataFolder();
  const letterBox = await openLetterBox();
  onTestFinished(() => letterBox.close());
  const port = await findPort("127.0.0.1", 0);
  const address = `http://localhost:${port}`;
  // The load is not to be taken for robots.
  const settings = { DATA_DIR: dataDir, PORT: String(port), SMTP_URL: letterBox.url, GUARD_AFTER: "999999" };
  const start = () => startBuilt(settings);

  let server = start();
  await server.ready;
  await query(dataDir, arrangement);
  const reports: string[] = [];
  const mails: string[] = [];
  let stop = false;
  const work = Array.from({ length: clients }, async (_, client) => {
    const browser = patientClient(() => address);
    for (let n = 0; !stop; n += 1) {
      const text = `Klient ${client}, henvendelse ${n}`;
      const led = await browser.send("/vesterbro/street/report", { kind: "rubbish", place: "", placeWords: "Torvet", text });
      if (led.includes("/street/receipt/")) reports.push(text);
      if (n % 4 !== 0) continue;
      const email = `medlem-${client}-${n % 1000}@eksempel.dk`;
      await browser.send("/sign-in", { email, next: "" });
      mails.push(email);
    }
  });

  for (let kill = 1; kill <= kills; kill += 1) {
    const before = reports.length;
    await vi.waitFor(() => expect(reports.length).toBeGreaterThan(before + 8), { timeout: 30_000, interval: 20 });
    await pause(Math.random() * 100);
    // Every fifth time the machine itself goes, as far as the program can tell.
    const postgres = kill % 5 === 0 ? postgresPid(dataDir) : undefined;
    server.child.kill("SIGKILL");
    if (postgres !== undefined) process.kill(postgres, "SIGKILL");
    await server.ended;
    server = start();
    await server.ready;
  }
  stop = true;
  await Promise.all(work);

  const texts = await query(dataDir, "select text, count(*)::int as times from street.observation group by text");
  expect(texts.filter(({ times }) => times !== 1)).toEqual([]);
  expect(texts.map(({ text }) => text).sort()).toEqual([...reports].sort());
  expect(reports.length).toBeGreaterThan(kills * 8);

  await everyJobIsOver(dataDir);
  const outcomes = await query(dataDir, "select to_address, id, status from platform.mail");
  expect(outcomes.map(({ to_address: to }) => to).sort()).toEqual([...mails].sort());
  expect([...letterBox.arrived.values()].filter((times) => times !== 1)).toEqual([]);
  const arrived = [...letterBox.arrived.keys()].map((name) => name.split(" ")[0]);
  const unsure = outcomes.filter(({ status }) => status !== "sent");
  expect(unsure.every(({ status }) => status === "maybe_sent")).toBe(true);
  // A process sends one mail at a time, so each death leaves one at most that nobody can know about.
  expect(unsure.length).toBeLessThanOrEqual(kills);
  expect(outcomes.filter(({ status, to_address: to }) => status === "sent" && !arrived.includes(String(to)))).toEqual([]);
}, 240_000);

/** A district, and members who ask for a link to sign in. */
const arrangement = `
  insert into platform.district (id, name, body_name) values ('vesterbro', 'Vesterbro', 'Forum');
  insert into platform.member (district, id, name, email, reach, roles)
    select 'vesterbro', gen_random_uuid(), 'Medlem', 'medlem-' || client || '-' || n || '@eksempel.dk', 'mail', '{member}'
    from generate_series(0, ${clients - 1}) client, generate_series(0, 996, 4) n`;

/** Jobs of the killed are taken up half a minute after their heart stopped; here that time is made to have passed. */
async function everyJobIsOver(dataDir: string): Promise<void> {
  await query(dataDir, "update jobs.job set heartbeat_on = now() - interval '10 minutes' where state = 'active'");
  await supervise(dataDir);
  await vi.waitFor(
    async () => {
      await query(dataDir, "update jobs.job set start_after = now() where state = 'retry' and start_after > now()");
      const waiting = await query(
        dataDir,
        `select id from platform.mail where status in ('queued', 'sending')
         union all select id from jobs.job where name = 'mail-sign-in-link' and state <> 'completed'`,
      );
      expect(waiting).toEqual([]);
    },
    { timeout: 60_000, interval: 500 },
  );
}

/** What every server does once a minute. */
async function supervise(dataDir: string): Promise<void> {
  const passive = { schema: "jobs", supervise: false, schedule: false, monitorIntervalSeconds: 1, max: 1 };
  const boss = new PgBoss({ ...passive, connectionString: databaseUrl(dataDir) });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.supervise("mail-sign-in-link");
  await boss.supervise("send-mail");
  await boss.stop({ graceful: false });
}
