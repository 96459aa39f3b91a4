import type { ItemKind } from "../../thread/kinds.ts";
import { nextAgendaDay, putOnNextAgenda } from "./commands/agenda.ts";
import { planFoundTime, seriesToChoose } from "./commands/from-poll.ts";
import { announceItem } from "./commands/live.ts";
import { refuseKeptEffect } from "./commands/kept.ts";
import { itemPath, meetingPath } from "./paths.ts";
import { lastDayOfItem, partiesAtItem, partiesPresent } from "./queries/minutes.ts";
import { meetingTexts } from "./texts/meeting.ts";

const { da, en } = meetingTexts;

/** What the network talks about, over as many meetings as it takes. */
export const agendaItemKind: ItemKind = {
  kind: "agenda-item",
  station: "talked",
  label: { da: da.item.kind, en: en.item.kind },
  statuses: {
    planned: { words: { da: da.item.status.planned, en: en.item.status.planned }, tone: "open" },
    discussed: { words: { da: da.item.status.discussed, en: en.item.status.discussed }, tone: "done" },
    "carried-over": { words: { da: da.item.status["carried-over"], en: en.item.status["carried-over"] }, tone: "open" },
  },
  countedWhen: ["discussed", "carried-over"],
  href: (place, id) => itemPath.to(place, { id }),
  partiesBehind: partiesAtItem,
  dayBehind: lastDayOfItem,
  keepsAsItIs: refuseKeptEffect,
  ledToMore: announceItem,
  making: {
    from: ["observation", "pattern", "document", "letter", "reply", "decision", "measure", "task", "question", "statement", "idea", "gap", "alert", "recommendation"],
    right: "meetings.prepare",
    button: { da: da.item.button, en: en.item.button },
    createFrom: async (tx, permit, origin, _input, now) => ({ id: await putOnNextAgenda(tx, permit, origin, now) }),
    comingDay: nextAgendaDay,
  },
};

/** A meeting; public when its minutes are approved. */
export const meetingKind: ItemKind = {
  kind: "meeting",
  station: "talked",
  label: { da: da.meeting.kind, en: en.meeting.kind },
  calledAlso: ["referat", "dagsorden", "minutes", "agenda"],
  statuses: {
    planned: { words: { da: da.item.meetingStatus.planned, en: en.item.meetingStatus.planned }, tone: "open" },
    cancelled: { words: { da: da.item.meetingStatus.cancelled, en: en.item.meetingStatus.cancelled }, tone: "neutral" },
    approved: { words: { da: da.item.meetingStatus.approved, en: en.item.meetingStatus.approved }, tone: "done" },
  },
  // What it talked about is counted, one by one.
  countedWhen: [],
  href: (place, id) => meetingPath.to(place, { id }),
  making: {
    from: ["date-poll"],
    right: "meetings.prepare",
    button: { da: da.meeting.makeButton, en: en.meeting.makeButton },
    choices: seriesToChoose,
    createFrom: async (tx, permit, _origin, input, now) => ({ id: await planFoundTime(tx, permit, input, now) }),
  },
  partiesBehind: async (tx, districtId, id) => (await partiesPresent(tx, districtId, id)).map((party) => party.id),
};
