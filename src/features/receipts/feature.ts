import { receiptDoor, receiptShortcuts } from "../../platform/web/receipt-door.ts";
import type { KvarterFeature } from "../../thread/feature.ts";
import { policy } from "./policy.ts";
import { receiptRoutes } from "./routes.tsx";
import { texts } from "./texts.ts";

/**
 * One page for every code that people keep instead of an account.
 * @param features those that give codes out; they must be mounted after this, which answers at addresses among theirs
 */
export const receiptsOf = (features: readonly KvarterFeature[]): KvarterFeature => ({
  name: "receipts",
  policy,
  routes: receiptRoutes(features.flatMap(({ receipts = [] }) => receipts)),
  footer: [{ path: receiptDoor, label: { da: texts.da.title, en: texts.en.title }, order: 5, calledAlso: ["kvittering", "kode", "receipt", "code"] }],
  shortcuts: { [receiptShortcuts.da]: receiptDoor, [receiptShortcuts.en]: receiptDoor },
});
