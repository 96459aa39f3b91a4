import { countByDistrict, daysBefore } from "../retention/rule.ts";
import type { RetentionRule } from "../retention/rule.ts";
import "./tables.ts";

/** How long address and content of a mail are kept after it was sent, kept or given up. */
export const mailKeptDays = 30;

/** How long an address that was refused is remembered; the next mail to it is then tried again. */
export const bounceKeptDays = 365;

/** Address and content of mails that have been through are erased. Purpose, time and outcome stay. */
export const mailRule: RetentionRule = {
  key: "platform.mail",
  what: { da: "Mails, vi har sendt", en: "Emails we have sent" },
  why: { da: "Så en mail, der ikke kom frem, kan sendes igen", en: "So that an email that did not arrive can be sent again" },
  where: { da: "På vores egen server", en: "On our own server" },
  howLong: {
    da: "Adresse og tekst slettes efter 30 dage. Teksten i en mail med en kode til et valg slettes, når den er sendt",
    en: "Address and text are erased after 30 days. The text of an email with a code to vote by is erased once it is sent",
  },
  tables: ["platform.mail", "platform.mail_attachment"],
  erase: async (tx, { now }) => {
    const erased = await tx
      .updateTable("platform.mail")
      .set({ to_address: null, subject: null, text: null, html: null, unsubscribe_url: null, erased_at: now })
      .where("status", "not in", ["queued", "sending"])
      // Words of a mail with a secret are erased before its address.
      .where((where) => where.or([where("erased_at", "is", null), where("to_address", "is not", null)]))
      .where((where) => where(where.fn.coalesce("sent_at", "created_at"), "<", daysBefore(now, mailKeptDays)))
      .returning(["district", "id"])
      .execute();
    for (const { district, id } of erased)
      await tx
        .deleteFrom("platform.mail_attachment")
        .where("district", "=", district)
        .where("mail_id", "=", id)
        .execute();
    return countByDistrict(erased);
  },
};

/** Addresses that mail servers refuse are tried again after a year. */
export const bounceRule: RetentionRule = {
  key: "platform.mail_bounce",
  what: { da: "At en mailadresse ikke virker", en: "That an email address does not work" },
  why: { da: "Så vi ikke bliver ved med at sende til den", en: "So that we do not go on sending to it" },
  where: {
    da: "Adressen selv står der ikke, kun en kode og de første bogstaver",
    en: "The address itself is not there, only a code and its first letters",
  },
  howLong: { da: "Et år", en: "One year" },
  tables: ["platform.mail_bounce"],
  erase: async (tx, { now }) =>
    countByDistrict(
      await tx
        .deleteFrom("platform.mail_bounce")
        .where("refused_at", "<", daysBefore(now, bounceKeptDays))
        .returning("district")
        .execute(),
    ),
};
