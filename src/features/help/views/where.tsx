import type { FC } from "hono/jsx";
import { usePage } from "../../../platform/web/page-context.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/choice.tsx";
import { errorAt } from "../../../ui/error-texts.ts";
import { FieldGroup, TextField } from "../../../ui/field.tsx";
import { Section } from "../../../ui/layout.tsx";
import { DistrictMap } from "../../../ui/map.tsx";
import { PointOnMap } from "../../../ui/point-on-map.tsx";
import type { Service } from "../rules/service.ts";
import { texts } from "../texts/where.ts";
import { mapAround, whereWords } from "../rules/whereabouts.ts";

/** The address as it was written, or that one has to call first. */
export const Where: FC<{ service: Service; visit: Visit }> = ({ service, visit }) => (
  <span lang={service.isSecret ? undefined : writtenLang()}>{whereWords(service, visit.lang)}</span>
);

/** The streets around a service, when it has a point and our map reaches there. */
export const ServiceMap: FC<{ service: Service; visit: Visit }> = ({ service: { point, name }, visit }) => {
  const around = point && mapAround(point, visit.district.streets);
  if (!point || !around) return null;
  return <DistrictMap {...around} marks={[{ ...point, label: name }]} title={texts[visit.lang].map(name)} credit={visit.district.mapCredit} />;
};

/**
 * Offers the distance to what has a point. Unseen until the script has found that the phone can tell where it is; what it
 * tells stays in the phone.
 */
export const Near: FC<{ visit: Visit }> = ({ visit }) => {
  const t = texts[visit.lang].near;
  const script = usePage().assets["help-near.js"];
  return (
    <p class="at" hidden data-near={script} data-asking={t.asking} data-done={t.done} data-unknown={t.unknown} data-unreachable={t.unreachable}>
      <Button type="button" kind="secondary">
        {t.button}
      </Button>
      <span class="by" role="status">
        {t.promise}
      </span>
    </p>
  );
};

type WhereFieldsProps = { visit: Visit; problem: FormProblem; errors: readonly { readonly field: string; readonly message: string }[] };

/** Where a service is: in words and as a point, by a tap on the map or typed as numbers; or that its address is secret. */
export const WhereFields: FC<WhereFieldsProps> = ({ visit, problem, errors }) => {
  const t = texts[visit.lang].form;
  const { streets, mapCredit } = visit.district;
  const asked = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const numbers = (["lat", "lon"] as const).map((name) => (
    <TextField {...asked(name)} {...{ [`data-${name}`]: "" }} label={t[name]} hint={t[`${name}Hint`]} inputmode="decimal" width="short" autocomplete="off" optional />
  ));
  return (
    <Section title={t.title}>
      <TextField {...asked("place")} label={t.place} hint={t.placeHint} />
      <Checkbox name="secret" label={t.secret} hint={t.secretHint} checked={textOf(problem, "secret") === "1"} />
      <FieldGroup name="point" label={t.point} hint={streets.length > 0 ? t.pointMap : t.pointTyped} optional>
        {streets.length > 0 ? (
          <PointOnMap streets={streets} credit={mapCredit}>
            {numbers}
          </PointOnMap>
        ) : (
          numbers
        )}
      </FieldGroup>
    </Section>
  );
};
