import type { Tx } from "../platform/db/database.ts";
import { dayOf } from "../platform/i18n/dates.ts";
import { countByDistrict, daysBefore } from "../platform/retention/rule.ts";
import type { Erased, RetentionRule, RetentionTools } from "../platform/retention/rule.ts";
import "./tables.ts";

/** How long it is remembered who spoke for a party once they have stopped: five years, like the audit. */
export const representationKeptDays = 5 * 365;

/** How long the days of a consent are kept once it has ended, to show that there was one. */
export const consentKeptDays = 365;

/** Who is in the network, who speaks for whom, and who is shown openly. */
export const networkRules: readonly RetentionRule[] = [
  {
    key: "network",
    what: { da: "Aktører i netværket", en: "Parties in the network" },
    why: { da: "For at vide, hvem der er hørt", en: "To know who has been heard" },
    where: { da: "Navn og slags er offentlige", en: "Name and kind are public" },
    howLong: { da: "Bliver stående", en: "Stays" },
    tables: ["network.party"],
  },
  {
    key: "network.representation",
    what: { da: "Hvem der taler for hvilken aktør", en: "Who speaks for which party" },
    why: { da: "For at vide, hvem der er hørt", en: "To know who has been heard" },
    where: { da: "I netværket. Offentligt står kun aktøren", en: "In the network. In public only the party is named" },
    howLong: {
      da: "Til fem år efter, at personen er holdt op",
      en: "Until five years after the person stopped",
    },
    tables: ["network.representation"],
    erase: async (tx, { now }) =>
      countByDistrict(
        await tx
          .deleteFrom("network.representation")
          .where("to_day", "<", dayOf(daysBefore(now, representationKeptDays)))
          .returning("district")
          .execute(),
      ),
  },
  {
    key: "network.consent",
    what: {
      da: "Skriftligt samtykke til at stå frem for en aktør",
      en: "Written consent to represent a party openly",
    },
    why: { da: "For at kunne vise, at personen har sagt ja", en: "To show that the person agreed" },
    where: {
      da: "Funktion og aktør er offentlige, navnet kun, hvis personen har skrevet det",
      en: "Function and party are public, the name only if the person wrote so",
    },
    howLong: {
      da: "Til personen trækker det tilbage eller holder op: så er navnet væk med det samme. Dagene slettes et år efter",
      en: "Until the person withdraws it or stops: then the name is gone at once. The days are erased a year later",
    },
    tables: ["network.consent"],
    erase: eraseConsents,
  },
];

async function eraseConsents(tx: Tx, { now }: RetentionTools): Promise<readonly Erased[]> {
  const today = dayOf(now);
  // A representation that ends by its own last day takes the consent with it; the public page stopped on the day.
  const over = await tx
    .updateTable("network.consent")
    .from("network.representation as r")
    .set({ ended_on: today, public_name: null })
    .whereRef("r.district", "=", "network.consent.district")
    .whereRef("r.id", "=", "network.consent.representation_id")
    .where("network.consent.ended_on", "is", null)
    .where("r.to_day", "<", today)
    .returning("network.consent.district")
    .execute();
  const old = await tx
    .deleteFrom("network.consent")
    .where("ended_on", "<", dayOf(daysBefore(now, consentKeptDays)))
    .returning("district")
    .execute();
  return countByDistrict([...over, ...old]);
}
