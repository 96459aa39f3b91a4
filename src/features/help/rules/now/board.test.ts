import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Line, Schedule } from "../../../../hours/schedule.ts";
import { weekdays } from "../../../../hours/schedule.ts";
import { momentOf } from "../../../../platform/i18n/dates.ts";
import { horizonAt, isFullAt, needStates, offersAt } from "./board.ts";
import { placeLevels } from "./free-places.ts";
import { offerLine } from "./offer-words.ts";
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
// Open until nine, full until eight on the next morning.
const morning = at("2026-11-26 08:10");
const women = service("Syrenen, natrum", {
  needs: ["bed"], phone: "12 34 56 10", isSecret: true, place: "", door: { ...openDoor, womenOnly: true, dog: "no" }, schedule: hours(daily(20, 33)),
  places: { level: "none", saidAt: at("2026-11-26 08:00"), until: at("2026-11-27 08:00") },
});
const long = service("Sovesalen", { needs: ["bed"], schedule: hours(daily(0, 24)) });

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
      { need: "wound", open: 0, isFull: false, next: at("2026-11-26 10:00").getTime() },
      { need: "bed", open: 1, isFull: false, next: null },
      { need: "food", open: 0, isFull: false, next: at("2026-11-26 08:00").getTime() },
      { need: "shower", open: 0, isFull: false, next: at("2026-11-26 09:00").getTime() },
    ]);
    expect(needStates([never], horizonAt(now))).toEqual([{ need: "bed", open: 0, isFull: false, next: null }]);
  });

  test("does not count an open door behind which there is no room, and says when another opens that has some", () => {
    const [state] = needStates([women, night], horizonAt(morning));
    expect(state).toEqual({ need: "bed", open: 0, isFull: true, next: at("2026-11-26 22:00").getTime() });
    expect(needStates([women], horizonAt(morning))).toMatchObject([{ open: 0, isFull: true, next: null }]);
    expect(needStates([women, long], horizonAt(morning))).toMatchObject([{ open: 1, isFull: false, next: null }]);
    // Between its hours it is known to be full when it opens again at eight in the evening.
    expect(needStates([women, night], horizonAt(at("2026-11-26 11:00")))).toMatchObject([{ open: 0, isFull: false, next: at("2026-11-26 22:00").getTime() }]);
    expect(needStates([women], horizonAt(at("2026-11-26 11:00")))).toMatchObject([{ open: 0, isFull: true, next: null }]);
    expect(needStates([women], horizonAt(at("2026-11-27 08:30")))).toMatchObject([{ open: 1, isFull: false }]);
  });

  test("counts what has room only, whatever anyone says of their places", () => {
    const anyPlaces = fc.option(fc.record({ level: fc.constantFrom(...placeLevels), saidAt: fc.constant(at("2026-11-26 00:00")), until: fc.integer({ min: 1, max: 48 }).map((hour) => new Date(at("2026-11-26 00:00").getTime() + hour * 3_600_000)) }));
    const anyService = fc.record({ places: anyPlaces, from: fc.integer({ min: 0, max: 23 }), takes: fc.integer({ min: 1, max: 20 }) });
    fc.assert(fc.property(fc.array(anyService, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 36 * 60 }), (some, later) => {
      const services = some.map(({ places, from, takes }, number) => service(`Sted ${number}`, { needs: ["bed"], places, schedule: hours(daily(from, from + takes)) }));
      const horizon = horizonAt(new Date(at("2026-11-26 00:00").getTime() + later * 60_000));
      const offers = offersAt(services, horizon, "bed");
      const [state] = needStates(services, horizon);
      const helping = offers.filter((offer) => offer.state.isOpen && !isFullAt(offer.service, horizon.now));
      expect(state?.open).toBe(helping.length);
      const next = state?.next ?? null;
      expect(helping.length === 0 || (state?.isFull === false && next === null)).toBe(true);
      expect(next === null || offers.some((offer) => !offer.state.isOpen && offer.state.opens === next && !isFullAt(offer.service, next))).toBe(true);
      const message = textMessage(services, horizon, "bed", "da", texts.da.short);
      expect(message.length).toBeLessThanOrEqual(messageLength);
      const isNear = helping.length > 0 || (next !== null && next - horizon.now <= 24 * 3_600_000);
      const full = offers.filter((offer) => offer.state.isOpen && isFullAt(offer.service, horizon.now));
      expect(full.filter((offer) => isNear && message.includes(offer.service.name))).toEqual([]);
    }));
  });

  test("names who brings what the place itself does not help with, at every time, and only then", () => {
    const doctor = { ...daily(9, 10), days: [5] as const, label: "Læge", need: "wound" as const };
    const house = service("Huset", { schedule: hours(daily(8, 20)), visits: [nurse, doctor, { ...nurse, label: "Frisør", need: null }] });
    const bringersAt = (moment: string, need?: "wound" | "food") => offersAt([house], horizonAt(at(moment)), need).map(({ bringers }) => bringers);
    expect(bringersAt("2026-11-26 11:00", "wound")).toEqual([["Sygeplejerske"]]);
    expect(bringersAt("2026-11-26 12:30", "wound")).toEqual([["Læge"]]);
    expect([bringersAt("2026-11-26 11:00"), bringersAt("2026-11-26 11:00", "food")]).toEqual([[[]], [[]]]);
    const [offer] = offersAt([house], horizonAt(at("2026-11-26 12:30")), "wound");
    expect(offer && [offerLine(offer, at("2026-11-26 12:30").getTime(), "da"), offerLine(offer, at("2026-11-27 08:20").getTime(), "en")]).toEqual(["Læge: i morgen kl. 09.00", "Læge: in 40 min"]);
    const [running] = offersAt([house], horizonAt(now), "wound");
    expect(running && [now, at("2026-11-26 11:40")].map((moment) => offerLine(running, moment.getTime(), "da"))).toEqual(["Sygeplejerske: her til kl. 12.00", "Sygeplejerske: går snart, kl. 12.00"]);
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
  const many = Array.from({ length: 30 }, (_, number) =>
    service(`Værestedet på hjørnet nummer ${number} (opdigtet)`, { place: `Vesterbrogade ${number}, ind ad porten, 2. sal`, phone: "33 66 33 66", schedule: hours(daily(number % 24, (number % 24) + 6)), needs: [needs[number % needs.length] ?? "food"] }),
  );
  test.each(["da", "en"] as const)("fit: plain text in 2 kB with the open first, messages in 160 characters (%s)", (lang) => {
    const horizon = horizonAt(now);
    const address = "https://kvarter.eksempel.dk/vesterbro/help";
    const text = plainText(many, horizon, lang, texts[lang].short, { all: address, elsewhere: `${address}/elsewhere` });
    expect(Buffer.byteLength(text)).toBeLessThan(plainTextBytes);
    expect(text.split("\n").find((line) => line.startsWith("* "))).toContain(lang === "da" ? "Åbent til" : "Open until");
    expect(text).toContain(`${address}\n`);
    for (const services of [many, [], all, [service("Ø".repeat(80), { place: "Å".repeat(120), needs: [...needs] })]])
      for (const need of needs) {
        const message = textMessage(services, horizon, need, lang, texts[lang].short);
        expect(message.length).toBeLessThanOrEqual(messageLength);
        expect(toGsm(message)).toBe(message);
      }
  });

  test("a message leaves out what is full while another opens within a day, and says whom a door turns away", () => {
    const t = texts.da.short;
    const tonight = { ...night, name: "Natvarmen (opdigtet)", phone: "12 34 56 02", place: "Eksempelgade 12, ind ad porten", door: { ...openDoor, fromAge: 18 }, places: { level: "few" as const, saidAt: morning, until: at("2026-11-27 08:00") } };
    expect(textMessage([women, tonight], horizonAt(morning), "bed", "da", t)).toBe(
      "Seng i nat: Fuldt nu. Natvarmen (opdigtet), Åbner kl. 22.00, få pladser, fra 18 år, Eksempelgade 12, ind ad porten, 12 34 56 02 Syg: ring 1813. Livsfare: 112.",
    );
    // Half a telephone number would not help.
    const farther = { ...tonight, place: "Eksempelgade 12, ind ad den sidste port" };
    expect(textMessage([women, farther], horizonAt(morning), "bed", "da", t)).toMatch(/få pladser, fra 18 år, Eksempelgade 12, ind ad den sidste port Syg: ring 1813\. Livsfare: 112\.$/);
    expect(textMessage([women, long], horizonAt(morning), "bed", "da", t)).toBe("Seng i nat: Sovesalen, Åbent nu, Prøvegade 1");
    const full = "Syrenen, natrum, Åbent til kl. 09.00, ingen pladser, kun kvinder, ingen hunde, Ring først, så får du adressen, 12 34 56 10";
    expect(textMessage([women, never], horizonAt(morning), "bed", "da", t)).toBe(`Seng i nat: ${full}`);
    expect(textMessage([women, tonight], horizonAt(at("2026-11-26 11:00")), "bed", "da", t)).toMatch(/^Seng i nat: Ingen har åbent nu\. Natvarmen/);
    const text = plainText([women, tonight, kitchen], horizonAt(morning), "da", t, { all: "a", elsewhere: "b" });
    expect(text).toContain(`\n* ${full}\n`);
    expect(text).toContain("\nFuldt nu: Seng i nat\n");
    expect(text).toContain("\nIkke åbent nu: Sår og sygepleje\n");
  });

  test("a message says where to go, or whom to call and what opens first", () => {
    const [horizon, t] = [horizonAt(at("2026-11-26 02:30")), texts.da.short];
    expect(textMessage(all, horizon, "bed", "da", t)).toBe("Seng i nat: Natvarmen, Åbent til kl. 08.00, Prøvegade 1");
    expect(textMessage(all, horizon, "food", "da", t)).toBe("Mad: Ingen har åbent nu. Køkkenet, Åbner kl. 08.00, Prøvegade 1 Syg: ring 1813. Livsfare: 112.");
    const nurseThursdays = textMessage([kitchen], horizonAt(at("2026-11-26 12:30")), "wound", "da", t);
    expect(nurseThursdays).toBe("Sår og sygepleje: Ingen har åbent nu. Køkkenet, Sygeplejerske: 3. december kl. 10.00, Prøvegade 1 Syg: ring 1813. Livsfare: 112.");
    expect(toGsm("Zażółć – “café” [1]")).toBe("Zazó?c - \"café\" (1)".replace("ó", "o"));
  });
});
