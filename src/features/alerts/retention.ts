import type { RetentionRule } from "../../platform/retention/rule.ts";
import { forgetAlertPeople, forgetOldAlerts } from "./commands/forget.ts";

/** What alerts keep, and how it ends. */
export const retention: readonly RetentionRule[] = [
  {
    key: "alerts.people",
    what: { da: "Hvem der har meldt og vurderet en advarsel, og det, der ikke kom ud", en: "Who reported and graded an alert, and what did not go out" },
    why: { da: "Så to forskellige ser på den, og så vi kan spørge igen", en: "So that two different people look at it, and we can ask again" },
    where: { da: "Kun dem, der kan vurdere advarsler. Aldrig offentligt", en: "Only those who can grade alerts. Never public" },
    howLong: { da: "180 dage efter, at advarslen er slut", en: "180 days after the alert is over" },
    tables: ["alerts.grading"],
    erase: forgetAlertPeople,
  },
  {
    key: "alerts.alert",
    what: { da: "Advarsler, hvad der blev rettet i dem, og hvad vi lærte", en: "Alerts, what was changed in them, and what we learnt" },
    why: { da: "Så andre ved det næste gang", en: "So that others know next time" },
    where: { da: "Offentligt, når den er ude. Der står ingen personer", en: "Public once it is out. It names nobody" },
    howLong: { da: "5 år efter, at advarslen er slut", en: "5 years after the alert is over" },
    tables: ["alerts.alert", "alerts.edition"],
    erase: forgetOldAlerts,
  },
];
