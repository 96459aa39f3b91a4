import { networkRules } from "../network/retention.ts";
import { platformJobs } from "../platform/jobs/platform-jobs.ts";
import { retentionJob } from "../platform/retention/job.ts";
import { platformRules } from "../platform/retention/platform-rules.ts";
import type { RetentionRule } from "../platform/retention/rule.ts";
import type { KvarterFeature } from "../thread/feature.ts";
import { threadRule } from "../thread/retention.ts";
import { aboutOf } from "./about/feature.ts";
import { feature as account } from "./account/feature.ts";
import { administrationOf } from "./administration/feature.ts";
import { alertsOf } from "./alerts/feature.ts";
import { auditOf } from "./audit/feature.ts";
import { bulletinsOf } from "./bulletins/feature.ts";
import { feature as conference } from "./conference/feature.ts";
import { feature as datePolls } from "./date-polls/feature.ts";
import { feature as decisions } from "./decisions/feature.ts";
import { dialogueOf } from "./dialogue/feature.ts";
import { feature as districtSettings } from "./district-settings/feature.ts";
import { feature as elections } from "./elections/feature.ts";
import { helpOf } from "./help/feature.ts";
import { homeOf } from "./home/feature.ts";
import { feature as ideas } from "./ideas/feature.ts";
import { feature as letters } from "./letters/feature.ts";
import { meetingsOf } from "./meetings/feature.ts";
import { openDataOf } from "./open-data/feature.ts";
import { operationsOf } from "./operations/feature.ts";
import { feature as outbox } from "./outbox/feature.ts";
import { partiesOf } from "./parties/feature.ts";
import { feature as personalLinks } from "./personal-links/feature.ts";
import { feature as plan } from "./plan/feature.ts";
import { receiptsOf } from "./receipts/feature.ts";
import { feature as records } from "./records/feature.ts";
import { searchOf } from "./search/feature.ts";
import { feature as signIn } from "./sign-in/feature.ts";
import { feature as street } from "./street/feature.ts";

/** Features that tell something on the forum's pages. */
const forumParts: readonly KvarterFeature[] = [bulletinsOf([street, decisions, letters, plan]), datePolls, elections, conference];

const dialogue = dialogueOf([ideas]);

const alerts = alertsOf([street]);

const help = helpOf([alerts]);

const meetings = meetingsOf([...forumParts, street, ideas, dialogue, decisions, letters]);

const parties = partiesOf([letters, decisions, plan, meetings, ...forumParts, help]);

const receipts = receiptsOf([street, ideas, dialogue, conference]);

const features: readonly KvarterFeature[] = [
  signIn, account, receipts, help, alerts, street, dialogue, ideas, outbox, parties, meetings, ...forumParts, decisions, letters,
  plan, records, searchOf([help, street, meetings], () => allFeatures), districtSettings,
  personalLinks,
];

/** Everything that is kept, and how it ends. A test holds that every table stands in one of them. */
export const retentionRules: readonly RetentionRule[] = [
  ...features.flatMap((feature) => feature.retention ?? []),
  ...networkRules,
  threadRule,
  ...platformRules,
];

/** The page about jobs only names them; which mail server they use does not matter there. */
const operations = operationsOf([
  ...platformJobs(undefined),
  retentionJob(retentionRules),
  ...features.flatMap((feature) => feature.jobs ?? []),
]);

const audit = auditOf(features);

/** Every feature of the product. Adding one is one line here and one folder beside this file. */
export const allFeatures: readonly KvarterFeature[] = [
  homeOf([...features, operations]),
  ...features,
  aboutOf(retentionRules),
  openDataOf(() => allFeatures),
  operations,
  audit,
  administrationOf([...features, operations, audit]),
];
