import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { registerFile } from "../../platform/files/stored-files.ts";
import { joinInPattern, publishPattern } from "./commands/patterns.ts";
import { addPlace } from "./commands/places.ts";
import { reportObservation } from "./commands/report.ts";
import type { NewObservation } from "./commands/report.ts";
import { publishObservation } from "./commands/triage.ts";

let t: TestApp;
let coordinator: Client;
let place: string;

/** Everything someone reports in confidence; none of it may ever stand on another's page. */
const secret = {
  kind: "stairwell",
  text: "Bag den knaldrøde cykel hver nat",
  placeWords: "Porten ved nummer halvfems",
  point: { lat: 55.671234, lon: 12.561234 },
  email: "hemmelig.nabo@eksempel.dk",
  photoKey: "photos/0197c5a0-aaaa-7000-8000-000000000000.jpg",
} as const satisfies NewObservation;
const secrets = [/knaldrøde/, /halvfems/, /55\.67123/, /12\.56123/, /hemmelig\.nabo/, /0197c5a0-aaaa/];

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  for (const { id } of [t.district, t.elsewhere])
    await t.db.transaction().execute((tx) => registerFile(tx, id, secret.photoKey));
  place = await t.db
    .transaction()
    .execute((tx) =>
      addPlace(tx, t.permit("street.triage"), { name: "Halmtorvet", lat: 55.6703, lon: 12.5597 }),
    );
});
afterAll(() => t.close());

const reported = (input: Partial<NewObservation> = {}, districtId = t.district.id) =>
  t.db.transaction().execute((tx) => reportObservation(tx, districtId, { ...secret, ...input }, t.now));

const published = async (publicLine: string, input: Partial<NewObservation> = {}) => {
  const { id, receiptCode } = await reported(input);
  await t.db
    .transaction()
    .execute((tx) =>
      publishObservation(tx, t.permit("street.triage"), id, { publicLine, publicPlaceId: place }, t.now),
    );
  return { id, receiptCode };
};

const item = (id: string) => `/vesterbro/street/inbox/${id}`;

describe("who may read", () => {
  test.each(["visitor", "member", "provider"] as const)(
    "a %s reads nothing private anywhere",
    async (role) => {
      const { id, receiptCode } = await published("Der tages stoffer i en opgang om natten.");
      const { id: unpublished } = await reported();
      const patternId = await t.db.transaction().execute(async (tx) => {
        const permit = t.permit("street.triage");
        const made = await joinInPattern(
          tx,
          permit,
          { observationIds: [id, unpublished], title: "Opgange om natten" },
          t.now,
        );
        await publishPattern(
          tx,
          permit,
          made,
          { title: "Opgange om natten", publicLine: "Flere opgange ved torvet." },
          t.now,
        );
        return made;
      });
      const client = role === "visitor" ? t.visitor() : await t.signedIn(role);
      const open = ["", "/street", "/street/seen", `/street/seen/${id}`, `/street/receipt/${receiptCode}`]
        .concat([`/street/patterns/${patternId}`, "/search?q=cykel", "/search?q=natten", "/search?q=opgang"])
        .flatMap((path) => [`/vesterbro${path}`, `/en/vesterbro${path}`]);
      for (const path of open) {
        const page = await client.get(path);
        expect(page.status, path).toBe(200);
        for (const words of secrets) expect(page.html, path).not.toMatch(words);
      }
      const hidden = [
        "/inbox",
        `/inbox/${id}`,
        `/inbox/${id}/photo`,
        "/inbox/patterns",
        `/inbox/patterns/${patternId}`,
      ].concat([`/seen/${unpublished}`]);
      for (const path of hidden)
        expect((await client.get(`/vesterbro/street${path}`)).status, path).toBe(404);
      const write = await client.request(item(id), { method: "POST", body: new FormData() });
      expect(write.status).toBe(404);
    },
  );

  test("a coordinator reads all but the mail address", async () => {
    const { id } = await reported();
    const page = await coordinator.get(item(id));
    expect(page.text).toContain(secret.text);
    expect(page.text).toContain(secret.placeWords);
    expect(page.text).toContain("55.67123");
    for (const path of [item(id), "/vesterbro/street/inbox"])
      expect((await coordinator.get(path)).html).not.toContain(secret.email);
  });

  test("districts never mix", async () => {
    const { id } = await reported({ placeWords: "På Nørrebro" }, t.elsewhere.id);
    expect((await coordinator.get(item(id))).status).toBe(404);
    expect((await coordinator.get("/vesterbro/street/inbox")).text).not.toContain("På Nørrebro");
  });

  test.each(["nonsense", "0197c5a0-0000-7000-8000-000000000000"])(
    "an observation that is none (%s) is not found",
    async (id) => {
      expect((await coordinator.get(item(id))).status).toBe(404);
      expect((await coordinator.get(`/vesterbro/street/inbox/patterns/${id}`)).status).toBe(404);
      expect((await t.visitor().get(`/vesterbro/street/seen/${id}`)).status).toBe(404);
      expect((await t.visitor().get(`/vesterbro/street/patterns/${id}`)).status).toBe(404);
    },
  );
});

describe("working through the inbox", () => {
  test("a status comes with its reason to the one who reported", async () => {
    const { id, receiptCode } = await reported();
    const page = await coordinator.get(item(id));
    const refused = await coordinator.submit(page, item(id), { status: "cannot", reason: "" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Skriv hvorfor.");
    const phone = await coordinator.submit(page, item(id), {
      status: "cannot",
      reason: "Ring til Ida på 20304050",
    });
    expect(phone.status).toBe(422);
    expect(phone.document.querySelector("#reason")?.textContent).toBe("Ring til Ida på 20304050");
    const saved = await coordinator.submit(page, item(id), {
      status: "cannot",
      reason: "Opgangen er privat. Ejeren ved det.",
    });
    expect(saved.text).toContain("Gemt.");
    const receipt = await t.visitor().get(`/vesterbro/street/receipt/${receiptCode}`);
    expect(receipt.text).toContain("Kan ikke løses her");
    expect(receipt.text).toContain("Opgangen er privat. Ejeren ved det.");
  });

  test("a public line names a place, a stairwell only a block", async () => {
    const { id, receiptCode } = await reported();
    const page = await coordinator.get(item(id));
    const short = await coordinator.submit(page, item(id), {
      do: "publish",
      publicLine: "Kort",
      publicPlace: place,
    });
    expect(short.status).toBe(422);
    await coordinator.submit(page, item(id), {
      do: "publish",
      publicLine: "En opgang bruges om natten.",
      publicPlace: place,
    });
    const list = await t.visitor().get("/vesterbro/street/seen");
    expect(list.text).toContain("En opgang bruges om natten.");
    expect(list.text).toContain("karré ved Halmtorvet");
    expect((await t.visitor().get(`/vesterbro/street/seen/${id}`)).text).toContain("karré ved Halmtorvet");
    expect((await t.visitor().get(`/vesterbro/street/receipt/${receiptCode}`)).text).toContain(
      "En opgang bruges om natten.",
    );
    await coordinator.submit(await coordinator.get(item(id)), item(id), { do: "withdraw" });
    expect((await t.visitor().get(`/vesterbro/street/seen/${id}`)).status).toBe(404);
    expect((await t.visitor().get("/vesterbro/search?q=bruges")).html).not.toContain("En opgang bruges");
  });

  test("two who work on the same report lose nothing: the second sees both texts, and then saves", async () => {
    const { id } = await reported();
    const other = await t.signedIn("coordinator");
    const lines = () =>
      t.db.selectFrom("street.observation").select(["status_reason", "public_line"]).where("id", "=", id).executeTakeFirstOrThrow();
    const [mine, theirs] = [await coordinator.get(item(id)), await other.get(item(id))];
    const line = { do: "publish", publicPlace: place };
    await coordinator.submit(mine, item(id), { ...line, publicLine: "Der tages stoffer i en opgang." }, 5);
    const told = await other.submit(theirs, item(id), { ...line, publicLine: "Uro i en opgang om natten." });
    expect(told.status).toBe(422);
    expect(told.text).toContain("Gemt af en anden, mens du skrev");
    expect(told.document.querySelector(".notice-warning")?.textContent).toContain("Der tages stoffer i en opgang.");
    expect(told.document.querySelector("#publicLine")?.textContent).toBe("Uro i en opgang om natten.");
    expect(await lines()).toMatchObject({ public_line: "Der tages stoffer i en opgang." });
    await other.submit(told, item(id), { ...line, publicLine: "Uro i en opgang om natten." });
    expect(await lines()).toMatchObject({ public_line: "Uro i en opgang om natten." });

    const stale = await coordinator.get(item(id));
    await other.submit(await other.get(item(id)), item(id), { status: "under_way", reason: "Gadeplan ser på det i dag." });
    const unsaid = await coordinator.submit(stale, item(id), { status: "cannot", reason: "Opgangen er privat." });
    expect([unsaid.status, unsaid.document.querySelector("#reason")?.textContent]).toEqual([422, "Opgangen er privat."]);
    for (const words of ["På vej", "Gadeplan ser på det i dag."])
      expect(unsaid.document.querySelector(".notice-warning")?.textContent).toContain(words);
    expect((await coordinator.submit(stale, item(id), { do: "withdraw" })).status).toBe(422);
    expect(await lines()).toEqual({ status_reason: "Gadeplan ser på det i dag.", public_line: "Uro i en opgang om natten." });
    // What the other has said already is no news.
    const same = await coordinator.submit(stale, item(id), { status: "under_way", reason: "Gadeplan ser på det i dag." });
    expect(same.text).toContain("Gemt.");
  });

  test("filters are links with counts, and what was chosen is marked", async () => {
    await reported({ kind: "needle", text: "En enkelt nål" });
    const page = await coordinator.get("/vesterbro/street/inbox?kind=needle&status=new");
    const current = [...page.document.querySelectorAll(".filters a[aria-current]")].map(
      (link) => link.textContent,
    );
    expect(current).toEqual(["Nye 1", "Kanyle eller sprøjte 1"]);
    expect(page.text).toContain("En enkelt nål");
    expect((await coordinator.get("/vesterbro/street/inbox?kind=noise")).text).toContain(
      "Her er intet med det valg",
    );
  });

  test("three hundred observations stay usable, page by page", async () => {
    for (let n = 0; n < 60; n += 1) await reported({ kind: "rubbish", text: `Bunke nummer ${n}.` });
    const first = await coordinator.get("/vesterbro/street/inbox?kind=rubbish");
    expect(first.document.querySelectorAll(".item-row")).toHaveLength(25);
    expect(first.text).toContain("Bunke nummer 59.");
    const last = await coordinator.get("/vesterbro/street/inbox?kind=rubbish&page=3");
    expect(last.document.querySelectorAll(".item-row")).toHaveLength(10);
    expect(last.text).toContain("Bunke nummer 0.");
  });
});

describe("patterns", () => {
  test("five presses join several observations into one, private until it is published", async () => {
    const one = await published("Kanyler ved bænken igen.", { kind: "needle" });
    const other = await reported({ kind: "needle" });
    const answers = { observation: [one.id, other.id], title: "Kanyler ved bænken" };
    const page = await coordinator.submit(
      await coordinator.get("/vesterbro/street/inbox"),
      "/street/inbox",
      answers,
      5,
    );
    expect(page.path).toMatch(/\/street\/inbox\/patterns\//);
    expect(page.text).toContain("Kanyler ved bænken");
    const list = await coordinator.get("/vesterbro/street/inbox/patterns");
    expect(list.text.match(/Kanyler ved bænken/g)).toHaveLength(1);

    const id = /patterns\/([^?]+)/.exec(page.path)?.[1] ?? "";
    const address = `/vesterbro/street/patterns/${id}`;
    expect((await t.visitor().get(address)).status).toBe(404);
    const change = { title: "Kanyler ved bænken", publicLine: "Der ligger tit kanyler ved bænken." };
    await coordinator.submit(page, `/patterns/${id}`, { do: "publish", ...change });
    const seen = await t.visitor().get(address);
    expect(seen.text).toContain("Der ligger tit kanyler ved bænken.");
    expect(seen.html).toContain(`/street/seen/${one.id}`);
    expect(seen.html).not.toContain(other.id);
    const receipt = await t.visitor().get(`/vesterbro/street/receipt/${other.receiptCode}`);
    expect(receipt.text).toContain("Kanyler ved bænken");
  });

  test("two who write the same one's words at once: the second sees both", async () => {
    const { id } = await reported();
    const made = await t.db
      .transaction()
      .execute((tx) => joinInPattern(tx, t.permit("street.triage"), { observationIds: [id], title: "Larm" }, t.now));
    const address = `/vesterbro/street/inbox/patterns/${made}`;
    const other = await t.signedIn("coordinator");
    const [mine, theirs] = [await coordinator.get(address), await other.get(address)];
    await coordinator.submit(mine, address, { do: "publish", title: "Larm om natten", publicLine: "Der er larm hver nat." }, 5);
    const words = { do: "publish", title: "Larm i gården", publicLine: "Der er larm i gården." };
    const told = await other.submit(theirs, address, words);
    expect(told.status).toBe(422);
    expect(told.document.querySelector(".notice-warning")?.textContent).toContain("Der er larm hver nat.");
    expect(told.document.querySelector("#title")?.getAttribute("value")).toBe("Larm i gården");
    expect((await t.visitor().get(`/vesterbro/street/patterns/${made}`)).text).toContain("Larm om natten");
    expect((await other.submit(told, address, {})).text).toContain("Gemt.");
    expect((await t.visitor().get(`/vesterbro/street/patterns/${made}`)).text).toContain("Der er larm i gården.");
  });

  test("one that is closed takes no more", async () => {
    const { id } = await reported();
    const made = await t.db
      .transaction()
      .execute((tx) =>
        joinInPattern(tx, t.permit("street.triage"), { observationIds: [id], title: "Slut" }, t.now),
      );
    const address = `/vesterbro/street/inbox/patterns/${made}`;
    await coordinator.submit(await coordinator.get(address), address, { do: "status", status: "closed" });
    const again = await coordinator.submit(
      await coordinator.get("/vesterbro/street/inbox"),
      "/street/inbox",
      {
        observation: id,
        pattern: made,
      },
    );
    expect(again.status).toBe(422);
    expect(again.text).toContain("Mønsteret er afsluttet.");
  });

  test("one needs observations and a title", async () => {
    const page = await coordinator.get("/vesterbro/street/inbox");
    const none = await coordinator.submit(page, "/street/inbox", { title: "Uden noget" });
    expect(none.text).toContain("Vælg mindst én henvendelse.");
    const { id } = await reported();
    const untitled = await coordinator.submit(page, "/street/inbox", { observation: id, title: "" });
    expect(untitled.text).toContain("Giv mønsteret en titel");
  });
});
