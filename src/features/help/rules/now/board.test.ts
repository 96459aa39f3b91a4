import { describe, expect, test } from "vitest";
import type { Line, Schedule } from "../../../../hours/schedule.ts";
import { weekdays } from "../../../../hours/schedule.ts";
import { momentOf } from "../../../../platform/i18n/dates.ts";
import { horizonAt, needStates, offersAt } from "./board.ts";
import { doorSentences, openDoor } from "../doors/door-rules.ts";
import { messageLength, toGsm } from "../../../../platform/i18n/gsm.ts";
import { needs } from "../needs.ts";
import { freshness } from "../service.ts";
import type { Service } from "../service.ts";
import { plainText, plainTextBytes, textMessage } from "./short-texts.ts";
import { texts } from "../../texts/visitors.ts";
import { fitsDoors, readWanted } from "../wanted.ts";

const at = (moment: string) => momentOf(moment.slice(0, 10), moment.slice(11));
const daily = (from: number, to: number): Line => ({ days: weekdays, from: from * 60, to: to * 60, rhythm: { kind: "weekly" } });
const hours = (...lines: Line[]): Schedule => ({ lines, exceptions: [], onHolidays: "as-usual", closures: [] });

function service(name: string, more: Partial<Service>): Service {
  return {
    id: name, partyId: "p", partyName: "Prøvehuset", name, what: "Et sted", whatEn: "", needs: ["food"], place: "Prøvegade 1", point: null, isSecret: false, phone: null,
    languages: [], door: openDoor, schedule: hours(), visits: [], checkedAt: at("2026-11-20 12:00"), checkedBy: null, checkEvery: 30, askedAt: null, places: null, version: 1, ...more,
  };
}

// A Thursday.
const now = at("2026-11-26 11:00");
const nurse = { ...daily(10, 12), days: [4] as const, label: "Sygeplejerske", need: "wound" as const };
const kitchen = service("Køkkenet", { schedule: hours(daily(8, 16)), visits: [nurse] });
const night = service("Natvarmen", { needs: ["bed"], schedule: hours(daily(22, 32)) });
const clothes = service("Tøjboden", { needs: ["shower"], schedule: hours(daily(9, 11.25)) });
const never = service("Stengården", { needs: ["bed"], schedule: hours() });
const all = [never, night, clothes, kitchen];

describe("the board", () => {
  test("has the open first, those that close soon after them, then what opens next, and last what never does", () => {
    expect(offersAt(all, horizonAt(now)).map((offer) => offer.service.name)).toEqual(["Køkkenet", "Tøjboden", "Natvarmen", "Stengården"]);
  });

  test("knows who visits, and helps with what they bring only while they are there and the house is open", () => {
    expect(offersAt(all, horizonAt(now), "wound")).toMatchObject([{ service: { name: "Køkkenet" }, state: { isOpen: true, until: at("2026-11-26 12:00").getTime() }, visiting: [{ label: "Sygeplejerske" }] }]);
    expect(offersAt(all, horizonAt(at("2026-11-26 12:30")), "wound")).toMatchObject([{ state: { isOpen: false, opens: at("2026-12-03 10:00").getTime() }, visiting: [] }]);
    const late = service("Sent", { schedule: hours(daily(11, 16)), visits: [nurse] });
    expect(offersAt([late], horizonAt(at("2026-11-26 10:30")), "wound")).toMatchObject([{ state: { isOpen: false, opens: at("2026-11-26 11:00").getTime() } }]);
    const shut = service("Lukket", { schedule: { ...hours(daily(8, 16)), exceptions: [{ from: "2026-11-26", to: "2026-11-26", spans: [], reason: "" }] }, visits: [nurse] });
    expect(offersAt([shut], horizonAt(now), "wound")).toMatchObject([{ state: { isOpen: false, opens: at("2026-12-03 10:00").getTime() } }]);
  });

  test("counts for each need, and knows last night's bed", () => {
    expect(needStates(all, horizonAt(at("2026-11-26 02:30")))).toEqual([
      { need: "wound", open: 0, next: at("2026-11-26 10:00").getTime() },
      { need: "bed", open: 1, next: null },
      { need: "food", open: 0, next: at("2026-11-26 08:00").getTime() },
      { need: "shower", open: 0, next: at("2026-11-26 09:00").getTime() },
    ]);
    expect(needStates([never], horizonAt(now))).toEqual([{ need: "bed", open: 0, next: null }]);
  });

  test("a service that nobody looked at for too long is overdue on the day after", () => {
    expect([at("2026-12-20 13:00"), at("2026-12-21 13:00")].map((day) => freshness(kitchen, day))).toEqual([{ days: 30, isOverdue: false }, { days: 31, isOverdue: true }]);
  });
});

describe("what somebody asks for", () => {
  const query = (asked: Record<string, string>) => (name: string) => asked[name] ?? "";
  test.each([
    [{ need: "bed", elsewhere: "1", at: "2026-11-27T02:00" }, { need: "bed", doors: ["elsewhere"], at: at("2026-11-27 02:00") }],
    [{ need: "gold", women: "yes", at: "2026-02-30T02:00" }, { need: undefined, doors: [], at: undefined }],
    [{ at: "9999-01-01T00:00" }, { need: undefined, doors: [], at: undefined }],
  ])("%j", (asked, wanted) => {
    expect(readWanted(query(asked), now)).toEqual(wanted);
  });

  test("a door that has said nothing does not fit who asks", () => {
    const open = service("Åben", { door: { ...openDoor, elsewhere: "yes", withoutPapers: "yes", dog: "no" } });
    expect([fitsDoors(open, ["elsewhere", "nopapers"]), fitsDoors(open, ["dog"]), fitsDoors(kitchen, ["elsewhere"]), fitsDoors(kitchen, [])]).toEqual([true, false, false, true]);
  });

  test("rules become plain words, and what nobody said is not said", () => {
    expect(doorSentences({ ...openDoor, womenOnly: true, fromAge: 18, withoutPapers: "yes", dog: "no" }, "da")).toEqual([
      "Kun for kvinder.", "Du skal være fyldt 18 år.", "Du behøver ikke CPR-nummer eller papirer.", "Hunde må ikke komme med.",
    ]);
    expect(doorSentences(openDoor, "en")).toEqual([]);
  });
});

describe("short texts", () => {
  const long = Array.from({ length: 30 }, (_, number) =>
    service(`Værestedet på hjørnet nummer ${number} (opdigtet)`, { place: `Vesterbrogade ${number}, ind ad porten, 2. sal`, phone: "33 66 33 66", schedule: hours(daily(number % 24, (number % 24) + 6)), needs: [needs[number % needs.length] ?? "food"] }),
  );
  test.each(["da", "en"] as const)("fit: plain text in 2 kB with the open first, messages in 160 characters (%s)", (lang) => {
    const horizon = horizonAt(now);
    const address = "https://kvarter.eksempel.dk/vesterbro/help";
    const text = plainText(long, horizon, lang, texts[lang].short, { all: address, elsewhere: `${address}/elsewhere` });
    expect(Buffer.byteLength(text)).toBeLessThan(plainTextBytes);
    expect(text.split("\n").find((line) => line.startsWith("* "))).toContain(lang === "da" ? "Åbent til" : "Open until");
    expect(text).toContain(`${address}\n`);
    for (const services of [long, [], all, [service("Ø".repeat(80), { place: "Å".repeat(120), needs: [...needs] })]])
      for (const need of needs) {
        const message = textMessage(services, horizon, need, lang, texts[lang].short);
        expect(message.length).toBeLessThanOrEqual(messageLength);
        expect(toGsm(message)).toBe(message);
      }
  });

  test("a message says where to go, or whom to call and what opens first", () => {
    const [horizon, t] = [horizonAt(at("2026-11-26 02:30")), texts.da.short];
    expect(textMessage(all, horizon, "bed", "da", t)).toBe("Seng i nat: Natvarmen, Åbent til kl. 08.00, Prøvegade 1");
    expect(textMessage(all, horizon, "food", "da", t)).toBe("Mad: Ingen har åbent nu. Køkkenet, Åbner kl. 08.00, Prøvegade 1 Syg: ring 1813. Livsfare: 112.");
    expect(toGsm("Zażółć – “café” [1]")).toBe("Zazó?c - \"café\" (1)".replace("ó", "o"));
  });
});
