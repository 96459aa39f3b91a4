import fc from "fast-check";
import { expect, test } from "vitest";
import { anySchedule } from "../../../../hours/any-schedule.ts";
import { momentOf } from "../../../../platform/i18n/dates.ts";
import { horizonAt, stateOf } from "./board.ts";
import { openDoor } from "../doors/door-rules.ts";
import { embeddedOpenings } from "./embedded.ts";
import type { Service } from "../service.ts";

const minute = 60_000;
const made = momentOf("2026-03-20", "11:00");

test("what a page carries says the same as the server would, for a week, also over the night in which the clock jumps", () => {
  fc.assert(
    fc.property(anySchedule("2026-03-18", 14), fc.integer({ min: 0, max: 7 * 24 * 60 }), (schedule, later) => {
      const service: Service = {
        id: "s", partyId: "p", partyName: "", name: "", what: "", whatEn: "", needs: ["food"], place: "", point: null, isSecret: false, phone: null, languages: [], door: openDoor,
        schedule, visits: [], checkedAt: made, checkedBy: null, checkEvery: 30, askedAt: null, places: null, version: 1,
      };
      const pairs = embeddedOpenings(service, horizonAt(made)).split(" ").filter(Boolean).map((pair) => pair.split("_"));
      const isOpen = pairs.some(([from, to]) => Number(from) <= later && (to === "" || later < Number(to)));
      const moment = new Date(made.getTime() + later * minute);
      expect(isOpen).toBe(stateOf(service, horizonAt(moment)).isOpen);
    }),
  );
});
