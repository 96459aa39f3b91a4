import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { Client } from "../../../test/client.ts";
import { linkItems, recordItem } from "../../thread/commands.ts";
import { takeDecision } from "./commands/decisions.ts";
import { addTask } from "./commands/tasks.ts";

let t: TestApp;
let coordinator: Client;
let partyId: string;

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  partyId = uuidv7();
  await t.db
    .insertInto("network.party")
    .values({ district: t.district.id, id: partyId, name: "Naboerne", kind: "neighbours", office_email: null, office_phone: null, ended_at: null })
    .execute();
});
afterAll(() => t.close());

/** A decision between what it came from and what came of it, of each something public and something that is not. */
async function takeInThread(isInternal = false): Promise<string> {
  return t.db.transaction().execute(async (tx) => {
    const details = { wording: "Vi beder om to nålebokse på pladsen.", day: "2026-03-02", partyIds: [partyId], isInternal };
    const { id } = await takeDecision(tx, t.permit("decisions.manage"), { ...details, dissent: "Erhvervet ville vente." }, t.now);
    const decision = { kind: "decision", id };
    const came = { kind: "agenda-item", at: t.now, status: "discussed", statusAt: t.now };
    const told = { ...came, id: uuidv7(), title: "Hemmelig titel om naboen", publicTitle: "Kanyler på pladsen" };
    await recordItem(tx, t.district.id, { ...told, text: "Fru Hemmelig så det", publicText: "Der ligger kanyler hver morgen." });
    const hidden = { ...came, id: uuidv7(), title: "Lukket drøftelse med politiet", publicTitle: null, text: "Fortroligt" };
    await recordItem(tx, t.district.id, hidden);
    for (const origin of [told, hidden]) await linkItems(tx, t.district.id, origin, decision);
    for (const isPublic of [true, false]) {
      const task = { title: isPublic ? "Find to steder til boksene" : "Spørg den hemmelige vicevært", partyId, dueDay: "2026-04-01", isPublic };
      await linkItems(tx, t.district.id, decision, { kind: "task", ...(await addTask(tx, t.permit("decisions.manage"), task, t.now)) });
    }
    return id;
  });
}

const valueOf = (page: { document: Document }, name: string) => page.document.querySelector(`textarea[name=${name}]`)?.textContent ?? "";

describe("a decision in the city's agenda form", () => {
  test("begins with what everyone may read of its thread, and with nothing else", async () => {
    const page = await coordinator.get(`/vesterbro/decisions/${await takeInThread()}/indstilling`);
    expect(valueOf(page, "proposal")).toBe("Vi beder om to nålebokse på pladsen.");
    expect(valueOf(page, "problem")).toBe("Kanyler på pladsen\n\nDer ligger kanyler hver morgen.");
    expect(valueOf(page, "solution")).toBe("Uenighed: Erhvervet ville vente.");
    expect(valueOf(page, "process")).toBe("- Opgave: Find to steder til boksene (Åben, senest 1. april 2026)");
    for (const secret of ["emmelig", "Lukket", "Fortroligt"]) expect(page.html).not.toContain(secret);
  });

  test("is saved, and downloaded as text and as a tagged PDF", async () => {
    const path = `/vesterbro/decisions/${await takeInThread()}`;
    const fresh = await coordinator.get(`${path}/indstilling`);
    expect((await coordinator.request(`${path}/indstilling.pdf`)).status).toBe(404);
    const phone = await coordinator.submit(fresh, "/indstilling", { economy: "Ring til formanden på 26 12 34 56." });
    expect([phone.status, valueOf(phone, "economy")]).toEqual([422, "Ring til formanden på 26 12 34 56."]);
    const empty = await coordinator.submit(fresh, "/indstilling", { proposal: "" });
    expect(empty.status).toBe(422);
    const saved = await coordinator.submit(fresh, "/indstilling", { economy: "To bokse koster **4.000 kr.** om året." }, 5);
    expect(saved.text).toContain("Indstillingen er gemt");
    const text = await coordinator.request(`${path}/indstilling.txt`);
    expect(text.headers.get("content-disposition")).toContain("indstilling.txt");
    const words = await text.text();
    const order = ["Indstilling", "Problemstilling", "Løsning", "Økonomi", "Videre proces"].map((part) => words.indexOf(`\n${part}\n`));
    expect(order.every((at, index) => at > (order[index - 1] ?? 0))).toBe(true);
    expect(words).toContain("4.000 kr.");
    expect(words).toContain(`http://localhost${path}`);
    const pdf = await coordinator.request(`${path}/indstilling.pdf`);
    const bytes = Buffer.from(await pdf.arrayBuffer()).toString("latin1");
    expect([pdf.headers.get("content-type"), bytes.slice(0, 5)]).toEqual(["application/pdf", "%PDF-"]);
    expect(bytes).toContain("/StructTreeRoot");
  });

  test("shows both texts to two who write at once", async () => {
    const path = `/vesterbro/decisions/${await takeInThread()}/indstilling`;
    const other = await t.signedIn("coordinator");
    const [mine, theirs] = [await coordinator.get(path), await other.get(path)];
    await other.submit(theirs, "/indstilling", { economy: "Det koster intet." });
    const told = await coordinator.submit(mine, "/indstilling", { economy: "Det koster 4.000 kr." });
    expect([told.status, told.text]).toEqual([422, expect.stringContaining("Det koster intet.")]);
    expect(valueOf(told, "economy")).toBe("Det koster 4.000 kr.");
    expect((await coordinator.submit(told, "/indstilling")).text).toContain("Indstillingen er gemt");
  });

  test("is the coordinators' alone, and no internal decision has one, even when it had before", async () => {
    const hidden = `/vesterbro/decisions/${await takeInThread(true)}`;
    expect((await coordinator.get(hidden)).document.querySelector("a[href*=indstilling]")).toBeNull();
    const open = await takeInThread();
    const saved = await coordinator.get(`/vesterbro/decisions/${open}/indstilling`);
    await coordinator.submit(saved, "/indstilling");
    const member = await t.signedIn("member");
    const addresses = ["indstilling", "indstilling.txt", "indstilling.pdf"];
    for (const end of addresses) {
      expect((await coordinator.request(`${hidden}/${end}`)).status).toBe(404);
      for (const who of [member, t.visitor()]) expect((await who.request(`/vesterbro/decisions/${open}/${end}`)).status).toBe(404);
      expect((await coordinator.request(`/norrebro/decisions/${open}/${end}`)).status).toBe(404);
    }
    const edit = await coordinator.get(`/vesterbro/decisions/${open}/edit`);
    await coordinator.submit(edit, "/edit", { internal: "1" });
    for (const end of addresses) expect((await coordinator.request(`/vesterbro/decisions/${open}/${end}`)).status).toBe(404);
    expect((await coordinator.submit(saved, "/indstilling", { economy: "Nu igen" })).status).toBe(404);
  });
});
