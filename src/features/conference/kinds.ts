import { sendJob } from "../../platform/jobs/jobs.ts";
import type { Permit } from "../../platform/rights/permit.ts";
import { Refusal, schemaErrors } from "../../platform/web/form.ts";
import type { ItemKind } from "../../thread/kinds.ts";
import { addConference } from "./commands/conferences.ts";
import { conferenceKindName } from "./commands/records.ts";
import { noteLetterJobName } from "./invitation/jobs.ts";
import { openLetter } from "./invitation/queries/letter.ts";
import { paths } from "./paths.ts";
import { conferenceSchema } from "./schema.ts";
import { texts } from "./texts/visitors.ts";
import { texts as workTexts } from "./texts/work.ts";

const { da, en } = texts;

/** Where many find proposals together; what they recommend comes of it. */
export const conferenceKind: ItemKind = {
  kind: conferenceKindName,
  station: "talked",
  label: { da: da.kind, en: en.kind },
  statuses: {
    draft: { words: { da: da.stages.draft, en: en.stages.draft }, tone: "neutral" },
    published: { words: { da: da.stages.published, en: en.stages.published }, tone: "open" },
    held: { words: { da: da.stages.held, en: en.stages.held }, tone: "done" },
    reported: { words: { da: da.reported, en: en.reported }, tone: "done" },
    cancelled: { words: { da: da.stages.cancelled, en: en.stages.cancelled }, tone: "neutral" },
  },
  // What is talked about is counted, not each gathering.
  countedWhen: [],
  internalFor: "conference.prepare",
  href: (place, id) => paths.conference.to(place, { id }),
  letterBehind: openLetter,
  heard: async (tx, districtId, id, effect) => {
    if (effect.kind === "letter") await sendJob(tx, noteLetterJobName, { districtId, conferenceId: id, letterId: effect.id });
  },
  making: {
    from: ["agenda-item", "decision"],
    right: "conference.prepare",
    button: { da: workTexts.da.make, en: workTexts.en.make },
    asksFirst: true,
    createFrom: async (tx, permit, _origin, input, now) => {
      const details = conferenceSchema.safeParse(input);
      // The thread passes on what was typed as it came, so the form's errors are found here.
      if (!details.success) throw new Refusal(...schemaErrors(details.error));
      return addConference(tx, permit as Permit<"conference.prepare">, details.data, now);
    },
  },
};
