import { numberPrefixOf } from "../../platform/district/number-prefix.ts";
import { changeDistrict } from "../../platform/district/settings.ts";
import { hasNumbers } from "../../platform/numbers/numbers.ts";
import { freshForm } from "../../platform/web/form.ts";
import type { FormProblem } from "../../platform/web/form.ts";
import { form, page } from "../../platform/web/routes.ts";
import type { Route, Visit } from "../../platform/web/routes.ts";
import { districtSettingsPath } from "./paths.ts";
import { districtSchema } from "./schema.ts";
import { DistrictFactsPage, DistrictFormPage } from "./views.tsx";

async function settingsPage(visit: Visit, problem?: FormProblem) {
  const { district } = visit;
  const known = freshForm({
    name: district.name,
    bodyName: district.bodyName,
    bodyAddress: district.bodyAddress,
    bodyEmail: district.bodyEmail ?? "",
    ean: district.ean ?? "",
    outreachPhone: district.outreachPhone ?? "",
    needleCollector: district.needleCollector ?? "",
    needlePhone: district.needlePhone ?? "",
    numberPrefix: numberPrefixOf(district),
  });
  const isPrefixFixed = await hasNumbers(visit.db, visit.districtId);
  return <DistrictFormPage {...{ visit, isPrefixFixed }} problem={problem ?? known} />;
}

export const routes: readonly Route[] = [
  page(districtSettingsPath, "district.read", (visit) =>
    visit.may("district.manage") ? settingsPage(visit) : <DistrictFactsPage visit={visit} />,
  ),
  form(districtSettingsPath, "district.manage", districtSchema, {
    save: async (visit, tx, { numberPrefix = numberPrefixOf(visit.district), ...told }) => {
      await changeDistrict(tx, visit.permit, { ...told, numberPrefix });
      return districtSettingsPath.to(visit, {}, { saved: "1" });
    },
    again: settingsPage,
  }),
];
