import type { Permit } from "../../platform/rights/permit.ts";
import type { ItemKind } from "../../thread/kinds.ts";
import { draftLetter, draftOpenLetter } from "./commands/drafts.ts";
import { letterStatuses } from "./letter.ts";
import { paths } from "./paths.ts";
import { addresseeOfLetter, addresseeOfReply } from "./queries/addressees.ts";
import { finalReplyKinds, replyKinds } from "./reply.ts";
import { texts } from "./texts.ts";

const { da, en } = texts;

export const letterKind: ItemKind = {
  kind: "letter",
  station: "decided",
  label: { da: da.kind, en: en.kind },
  calledAlso: ["anbefaling", "recommendation"],
  statuses: Object.fromEntries(
    letterStatuses.map((status) => [
      status,
      {
        words: { da: da.status[status], en: en.status[status] },
        tone: status === "draft" ? "neutral" : status === "waiting" ? "open" : "done",
      },
    ]),
  ),
  // It carries a decision that is counted already.
  countedWhen: [],
  internalFor: "letters.read_drafts",
  href: (place, id) => paths.letter.to(place, { id }),
  partiesBehind: addresseeOfLetter,
  making: {
    from: ["decision", "recommendation", "conference"],
    right: "letters.write",
    button: { da: da.make, en: en.make },
    createFrom: async (tx, permit, origin, _input, now) => {
      if (origin.kind === "conference") return draftOpenLetter(tx, permit as Permit<"letters.write">, origin, now);
      // A decision that is internal lends a public letter neither its name nor its words.
      const isOpen = origin.publicTitle !== null;
      const starter = origin.kind === "decision" ? da.letter.starter : da.letter.recommended;
      const details = {
        addresseeId: null,
        title: isOpen ? origin.title.slice(0, 200) : da.kind,
        body: isOpen ? starter(quoted(origin.text)) : "",
      };
      return draftLetter(tx, permit as Permit<"letters.write">, origin.id, details, now);
    },
  },
};

export const replyKind: ItemKind = {
  kind: "reply",
  station: "answered",
  label: { da: da.reply.kind, en: en.reply.kind },
  calledAlso: ["replies"],
  statuses: {
    ...Object.fromEntries(
      replyKinds.map((kind) => [
        kind,
        {
          words: { da: da.reply.statuses[kind], en: en.reply.statuses[kind] },
          tone: kind === "interim" ? "open" : "done",
        },
      ]),
    ),
    withdrawn: { words: { da: da.reply.withdrawn, en: en.reply.withdrawn }, tone: "neutral" },
  },
  countedWhen: finalReplyKinds,
  href: (place, id) => paths.reply.to(place, { id }),
  partiesBehind: addresseeOfReply,
};

/** A text as a quotation in Markdown, with nothing in it read as markup. */
function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line.replaceAll(/([\\`*_[\]<>#|~])/g, "\\$1")}`.trimEnd())
    .join("\n");
}
