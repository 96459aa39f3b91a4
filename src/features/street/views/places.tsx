import type { FC } from "hono/jsx";
import { freshForm, textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { FieldGroup, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { DistrictMap } from "../../../ui/map.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PointOnMap } from "../../../ui/point-on-map.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { paths } from "../paths.ts";
import type { KeptPlace, NamedPlace } from "../queries/places.ts";
import { inboxTexts } from "../texts/inbox.ts";
import { placeTexts } from "../texts/places.ts";

interface PlacesPageProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly places: readonly NamedPlace[];
  readonly retired: readonly KeptPlace[];
}

/** The places that people may name, on the map and as a list, and a form for one more. */
export const PlacesPage: FC<PlacesPageProps> = ({ visit, problem, places, retired }) => {
  const t = placeTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      noIndex
      hasErrors={errors.length > 0}
      scripts={["point-on-map.js"]}
      breadcrumbs={[{ href: paths.inbox.to(visit, {}), label: inboxTexts[visit.lang].title }]}
      before={<Before visit={visit} problem={problem} />}
    >
      {places.length === 0 ? (
        <EmptyState title={t.empty} body={t.emptyBody} />
      ) : (
        <Section title={t.count(places.length)}>
          <PlaceList visit={visit} places={places} />
        </Section>
      )}
      <Section title={t.addTitle} lead={t.addLead}>
        <Form action={paths.places.to(visit, {})} label={t.addTitle}>
          <PlaceFields visit={visit} problem={problem} places={places} />
          <Actions>
            <Button>{t.add}</Button>
          </Actions>
        </Form>
      </Section>
      {retired.length > 0 && (
        <Section title={t.retiredTitle}>
          <PlaceList visit={visit} places={retired} />
        </Section>
      )}
    </Page>
  );
};

const Before: FC<{ visit: Visit; problem: FormProblem }> = ({ visit, problem }) => {
  const t = placeTexts[visit.lang];
  return (
    <>
      <ErrorSummary errors={errorsInWords(problem.errors, visit.lang, t.errors)} />
      {visit.query("saved") && problem.errors.length === 0 && (
        <Notice tone="success" live>
          <p>{t.saved}</p>
        </Notice>
      )}
    </>
  );
};

const PlaceList: FC<{ visit: Visit; places: readonly NamedPlace[] }> = ({ visit, places }) => (
  <ItemList
    label={placeTexts[visit.lang].list}
    items={places.map(({ id, name, lat, lon }) => ({
      key: id,
      title: <span lang={visit.lang === "en" ? "da" : undefined}>{name}</span>,
      href: paths.place.to(visit, { id }),
      meta: `${shown(lat, visit)} · ${shown(lon, visit)}`,
    }))}
  />
);

/** Degrees as people write them, to about a metre. */
function shown(value: number, visit: Visit): string {
  return new Intl.NumberFormat(visit.lang, { minimumFractionDigits: 4, maximumFractionDigits: 5 }).format(value);
}

interface PlaceFieldsProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  /** What the map shows beside the streets. */
  readonly places: readonly NamedPlace[];
}

/** Name and point: by a tap on the map, or typed as numbers, which needs no script. */
const PlaceFields: FC<PlaceFieldsProps> = ({ visit, problem, places }) => {
  const t = placeTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const { streets, mapCredit } = visit.district;
  const hasMap = streets.length > 0 || places.length > 0;
  const numbers = (
    <>
      {(["lat", "lon"] as const).map((name) => (
        <TextField
          name={name}
          label={t[name]}
          hint={t[`${name}Hint`]}
          inputmode="decimal"
          width="short"
          autocomplete="off"
          {...{ [`data-${name}`]: "" }}
          value={textOf(problem, name)}
          error={errorAt(errors, name)}
        />
      ))}
    </>
  );
  return (
    <>
      <TextField
        name="name"
        label={t.name}
        hint={t.nameHint}
        width="medium"
        autocomplete="off"
        maxlength={80}
        value={textOf(problem, "name")}
        error={errorAt(errors, "name")}
      />
      <FieldGroup name="point" label={t.pointLegend} hint={hasMap ? t.pointMap : t.pointTyped}>
        {streets.length === 0 && <p>{t.noStreets}</p>}
        {hasMap ? (
          <PointOnMap streets={streets} places={places} credit={mapCredit}>
            {numbers}
          </PointOnMap>
        ) : (
          numbers
        )}
      </FieldGroup>
    </>
  );
};

interface PlacePageProps {
  readonly visit: Visit;
  readonly problem?: FormProblem | undefined;
  readonly place: KeptPlace;
  readonly others: readonly NamedPlace[];
}

/** One place: its name, where it is, and whether people may choose it. */
export const PlacePage: FC<PlacePageProps> = ({ visit, problem, place, others }) => {
  const t = placeTexts[visit.lang];
  const shownProblem = problem ?? freshForm();
  const errors = errorsInWords(shownProblem.errors, visit.lang, t.errors);
  return (
    <Page
      title={t.changeTitle(place.name)}
      lead={place.retiredAt ? t.retiredText : t.changeLead}
      noIndex
      hasErrors={errors.length > 0}
      scripts={place.retiredAt ? [] : ["point-on-map.js"]}
      breadcrumbs={[{ href: paths.places.to(visit, {}), label: t.title }]}
      before={<Before visit={visit} problem={shownProblem} />}
    >
      {wasChanged(shownProblem) && !place.retiredAt && <NowStands visit={visit} place={place} />}
      {place.retiredAt ? (
        <RetiredPlace visit={visit} place={place} />
      ) : (
        <OfferedPlace visit={visit} place={place} problem={problem} others={others} />
      )}
    </Page>
  );
};

const NowStands: FC<{ visit: Visit; place: KeptPlace }> = ({ visit, place }) => {
  const t = placeTexts[visit.lang];
  return (
    <SavedMeanwhile
      items={[
        { term: t.name, value: <WrittenWords>{place.name}</WrittenWords> },
        { term: t.lat, value: shown(place.lat, visit) },
        { term: t.lon, value: shown(place.lon, visit) },
      ]}
    />
  );
};

const OfferedPlace: FC<PlacePageProps> = ({ visit, place, problem, others }) => {
  const t = placeTexts[visit.lang];
  const action = paths.place.to(visit, { id: place.id });
  const known = freshForm({ name: place.name, lat: String(place.lat), lon: String(place.lon) });
  const typed = problem && textOf(problem, "do") === "change" ? problem : known;
  return (
    <>
      <Form action={action} label={t.changeTitle(place.name)}>
        <HiddenField name="do" value="change" />
        <HiddenField name="version" value={String(versionToSend(typed, place.version))} />
        <PlaceFields visit={visit} problem={typed} places={others} />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
      <Section title={t.retireTitle} lead={t.retireText}>
        <Form action={action} label={t.retireTitle}>
          <HiddenField name="do" value="retire" />
          <Actions>
            <Button kind="secondary">{t.retire}</Button>
          </Actions>
        </Form>
      </Section>
    </>
  );
};

const RetiredPlace: FC<{ visit: Visit; place: KeptPlace }> = ({ visit, place }) => {
  const t = placeTexts[visit.lang];
  const { lat, lon, name } = place;
  return (
    <>
      <DistrictMap
        streets={visit.district.streets}
        places={[place]}
        marks={[{ lat, lon, label: name }]}
        credit={visit.district.mapCredit}
      />
      <Form action={paths.place.to(visit, { id: place.id })} label={t.restore}>
        <HiddenField name="do" value="restore" />
        <Actions>
          <Button>{t.restore}</Button>
        </Actions>
      </Form>
    </>
  );
};
