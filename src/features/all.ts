import type { KvarterFeature } from "../thread/feature.ts";
import { feature as parties } from "./parties/feature.ts";

/** Every feature of the product. Adding one is one line here and one folder beside this file. */
export const allFeatures: readonly KvarterFeature[] = [parties];
