import { countByDistrict, daysBefore } from "../retention/rule.ts";
import type { RetentionRule } from "../retention/rule.ts";
import { forgetPeopleWithoutMembership } from "./forget-people.ts";
import "./tables.ts";

/** How long a personal link that no longer opens anything is remembered. */
export const closedLinkKeptDays = 30;

/** Forgets sessions and sign-in links that are over. Who leaves is forgotten at once; this looks after them once more. */
export const signInRule: RetentionRule = {
  key: "identity.sign_in",
  what: { da: "Dit login: nøgler, hvor du er logget ind, og links til at logge ind", en: "Your sign-in: keys, where you are signed in, and links to sign in" },
  why: { da: "For at du kan logge ind og blive ved med at være det", en: "So that you can sign in and stay signed in" },
  where: { da: "På vores egen server, og to cookies hos dig", en: "On our own server, and two cookies with you" },
  howLong: {
    da: "Til det udløber; det slettes natten efter. Er du ikke længere medlem, slettes det straks",
    en: "Until it expires; it is deleted the night after. When you are no longer a member, it is deleted at once",
  },
  tables: ["identity.*"],
  erase: async (tx, { now }) => {
    const counts = [
      await tx.deleteFrom("identity.verification").where("expires_at", "<", now).executeTakeFirstOrThrow(),
      await tx.deleteFrom("identity.session").where("expires_at", "<", now).executeTakeFirstOrThrow(),
    ].map(({ numDeletedRows }) => Number(numDeletedRows));
    const people = await forgetPeopleWithoutMembership(tx);
    return [{ districtId: null, count: counts.reduce((sum, count) => sum + count, people) }];
  },
};

/** Forgets personal links thirty days after they open nothing any more. */
export const personalLinkRule: RetentionRule = {
  key: "platform.personal_link",
  what: { da: "Personlige links i mails og breve", en: "Personal links in emails and letters" },
  why: { da: "Så du kan svare uden at logge ind", en: "So that you can answer without signing in" },
  where: { da: "Som en kode, der ikke kan læses tilbage", en: "As a code that cannot be read back" },
  howLong: { da: "Til 30 dage efter, at linket er lukket", en: "Until 30 days after the link is closed" },
  tables: ["platform.personal_link"],
  erase: async (tx, { now }) =>
    countByDistrict(
      await tx
        .deleteFrom("platform.personal_link")
        .where((where) => where(where.fn("least", ["expires_at", "revoked_at"]), "<", daysBefore(now, closedLinkKeptDays)))
        .returning("district")
        .execute(),
    ),
};

/** How to reach a member goes at once when they leave: `endMember`. */
export const memberRule: RetentionRule = {
  key: "platform.member",
  what: { da: "Medlemmer: navn, mail, telefon, værested, og hvordan man når dem", en: "Members: name, email, phone, drop-in centre, and how to reach them" },
  why: { da: "For at indbyde til møder og lade dem logge ind", en: "To invite to meetings and to let them sign in" },
  where: { da: "Kun koordinatorerne ser det", en: "Only the coordinators see it" },
  howLong: {
    da: "Mail, telefon og værested slettes, når medlemmet går ud. Navnet bliver i akterne",
    en: "Email, phone and drop-in centre are erased when the member leaves. The name stays in the records",
  },
  tables: ["platform.member"],
};
