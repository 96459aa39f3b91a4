import type { KvarterFeature } from "../thread/feature.ts";
import { feature as decisions } from "./decisions/feature.ts";
import { feature as outbox } from "./outbox/feature.ts";
import { feature as parties } from "./parties/feature.ts";
import { feature as signIn } from "./sign-in/feature.ts";

/** Every feature of the product. Adding one is one line here and one folder beside this file. */
export const allFeatures: readonly KvarterFeature[] = [signIn, outbox, parties, decisions];
