import type { Tx } from "../../platform/db/database.ts";
import { listDistricts } from "../../platform/district/queries.ts";
import { readReceiptCode } from "../../platform/receipt-code.ts";
import type { ReceiptPart } from "../../platform/web/feature.ts";
import { Refusal, freshForm } from "../../platform/web/form.ts";
import type { FormProblem } from "../../platform/web/form.ts";
import { receiptDoor } from "../../platform/web/receipt-door.ts";
import { everyone, form, page } from "../../platform/web/routes.ts";
import type { Route, Visit } from "../../platform/web/routes.ts";
import { codeSchema } from "./schema.ts";
import { CodePage } from "./views.tsx";

/** @param kinds all that a code may open */
export function receiptRoutes(kinds: readonly ReceiptPart[]): Route[] {
  const codePage = (visit: Visit, problem: FormProblem = freshForm()) => <CodePage {...{ visit, kinds, problem }} />;
  return [
    page(receiptDoor, everyone, (visit) => codePage(visit)),
    form(receiptDoor, everyone, codeSchema, {
      unseen: true,
      limit: "receipt",
      save: (visit, tx, { code }) => addressBehind(kinds, visit, tx, code),
      again: codePage,
    }),
    ...kinds.map(({ formerly }) => page(formerly, everyone, (visit) => visit.c.redirect(receiptDoor.to(visit, {}), 302))),
  ];
}

/**
 * The address of what a typed code opens: in this district, or else in another, for the short address on paper leads to the
 * first of them, and a code does not show where it was given out.
 * @throws Refusal `code: unknown_code` alike for all that open nothing
 */
async function addressBehind(kinds: readonly ReceiptPart[], { districtId: here, lang, now }: Visit, tx: Tx, typed: string): Promise<string> {
  const code = readReceiptCode(typed);
  const others = code === undefined ? [] : (await listDistricts(tx)).map(({ id }) => id).filter((id) => id !== here);
  for (const districtId of [here, ...others])
    for (const { opens } of kinds) {
      const address = code && (await opens({ db: tx, districtId, lang, now }, code));
      if (address) return address;
    }
  throw new Refusal({ field: "code", code: "unknown_code" });
}
