import type { RetentionRule } from "../../../platform/retention/rule.ts";
import { namesKeptDays } from "../registration/rules/registration.ts";
import { forgetInvited } from "./commands/forget.ts";

/** Who was invited: kept as long as registrations are. */
export const invitationRetention: readonly RetentionRule[] = [
  {
    key: "conference.invitations",
    what: {
      da: "Hvem der er inviteret til en konference: navn, organisation, hvordan man kan nå dem, hvad de har svaret, og fra hvilken e-mail",
      en: "Who is invited to a conference: name, organisation, how to reach them, what they have answered, and from which email address",
    },
    why: { da: "For at invitere hver person én gang, minde om svaret, sende linket igen og fortælle, hvis noget flyttes eller aflyses", en: "To invite each person once, ask for the answer, send the link again and tell when it is moved or cancelled" },
    where: { da: "Kun hos dem, der forbereder konferencen. Din egen invitation åbner du med dit link eller din kode", en: "With those who prepare the conference only. Your own invitation opens with your link or your code" },
    howLong: {
      da: `Navn, organisation, mail, telefon og adresse til ${namesKeptDays} dage efter konferencen. Hvor mange der var inviteret, og hvad de svarede, bliver stående`,
      en: `Name, organisation, email, phone and address until ${namesKeptDays} days after the conference. How many were invited, and what they answered, stays`,
    },
    tables: ["conference.invitation"],
    erase: forgetInvited,
  },
];
