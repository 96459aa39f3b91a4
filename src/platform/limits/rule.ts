import type { RetentionRule } from "../retention/rule.ts";

/** A job of its own forgets these, every quarter of an hour. */
export const limitsRule: RetentionRule = {
  key: "platform.rate_limit",
  what: { da: "At nogen har spurgt meget på kort tid", en: "That somebody has asked for much in a short time" },
  why: { da: "Så ingen kan lægge siden ned for de andre", en: "So that nobody can bring the site down for the others" },
  where: {
    da: "Som en kode, der skifter hver dag. Din IP-adresse bliver ikke gemt",
    en: "As a code that changes every day. Your IP address is not kept",
  },
  howLong: { da: "Til det ikke tæller mere, højst et døgn", en: "Until it no longer counts, one day at most" },
  tables: ["platform.rate_limit"],
};
