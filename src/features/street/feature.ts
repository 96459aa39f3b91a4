import type { KvarterFeature } from "../../thread/feature.ts";
import { makingRoutes } from "../../thread/make.tsx";
import { jobs } from "./jobs.ts";
import { kinds, patternKind } from "./kinds.ts";
import { linkPurposes } from "./link-purposes.ts";
import { paths } from "./paths.ts";
import { policy } from "./policy.ts";
import { reportsPerDay } from "./queries/counts.ts";
import { listPlaces } from "./queries/places.ts";
import { findReceipt } from "./queries/receipt.ts";
import { retention } from "./retention.ts";
import { inboxRoutes } from "./routes/inbox.tsx";
import { placeRoutes } from "./routes/places.tsx";
import { publicRoutes } from "./routes/public.tsx";
import { stopNewsRoutes } from "./routes/stop-news.tsx";
import { placeTexts } from "./texts/places.ts";
import { reportFigures } from "./views/figures.ts";
import { reportsThatWait } from "./views/waits.ts";

const reportDoor = {
  path: paths.street,
  title: { da: "Meld noget, du har set", en: "Report something you have seen" },
  text: {
    da: "En kanyle, affald, noget der gentager sig. Uden navn.",
    en: "A needle, rubbish, something that keeps happening. No name needed.",
  },
};

/** Reports of something seen in public space: from the three lanes to what came of them. */
export const feature: KvarterFeature = {
  name: "street",
  policy,
  routes: [...publicRoutes, ...stopNewsRoutes, ...inboxRoutes, ...placeRoutes, ...makingRoutes(patternKind)],
  kinds,
  linkPurposes,
  jobs,
  retention,
  placeNames: async (db, districtId) => (await listPlaces(db, districtId)).map(({ name }) => name),
  receipts: [
    {
      label: { da: "en henvendelse", en: "a report" },
      lost: {
        da: "Er den blevet offentlig, kan du søge efter den. Ellers må du gerne melde det igen.",
        en: "If it has become public, you can search for it. Otherwise you are welcome to report it again.",
      },
      formerly: paths.typedBefore,
      opens: async ({ db, now, ...place }, code) => (await findReceipt(db, place.districtId, code, now)) && paths.receipt.to(place, { code }),
    },
  ],
  visitorCounts: [{ label: { da: "Henvendelser", en: "Reports" }, perDay: reportsPerDay }],
  bulletin: { order: 10, figures: reportFigures },
  menu: [
    { path: paths.street, label: { da: "Meld noget", en: "Report" }, order: 10, calledAlso: ["anmelde", "indberette", "klage", "complain"] },
    { path: paths.inbox, label: { da: "Indbakke", en: "Inbox" }, order: 90, action: "street.triage" },
  ],
  administration: [
    {
      path: paths.places,
      label: { da: placeTexts.da.title, en: placeTexts.en.title },
      text: { da: placeTexts.da.door, en: placeTexts.en.door },
      order: 20,
      action: "street.triage",
    },
  ],
  waits: { order: 20, forMember: reportsThatWait },
  home: { order: 10, door: reportDoor },
  forum: { order: 1, ways: async (visit) => [{ href: paths.street.to(visit, {}), label: reportDoor.title[visit.lang], text: reportDoor.text[visit.lang] }] },
  shortcuts: { "/meld": paths.street },
};
