import type { Feature } from "../platform/web/feature.ts";
import type { JobDefinition } from "../platform/jobs/jobs.ts";
import type { RetentionRule } from "../platform/retention/rule.ts";
import type { ItemKind } from "./kinds.ts";

/** What stands in a feature's `feature.ts`: its pages and rights, its kinds of items in the thread, its jobs. */
export interface KvarterFeature extends Feature {
  readonly kinds?: readonly ItemKind[];
  readonly jobs?: readonly JobDefinition[];
  /** What it keeps, and how it ends; every table of its schema stands in one of them. */
  readonly retention?: readonly RetentionRule[];
}
