import type { KvarterFeature } from "../../thread/feature.ts";

/** What a part of this feature brings: its pages, and what comes with them. Each part has its own door, `part.ts`. */
export type ConferencePart = Required<Pick<KvarterFeature, "routes">> & Pick<KvarterFeature, "kinds" | "jobs" | "retention" | "linkPurposes" | "hangsOn" | "receipts" | "waits">;
