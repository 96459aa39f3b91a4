import type { KvarterFeature } from "../thread/feature.ts";

/** Every feature of the product. Adding one is one line here and one folder beside this file. */
export const allFeatures: readonly KvarterFeature[] = [];
