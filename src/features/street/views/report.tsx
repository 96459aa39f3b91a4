import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup, Select } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { FileField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, KeepDraft } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PointOnMap } from "../../../ui/point-on-map.tsx";
import { kindsOfLane, observationKindNames, observationKinds } from "../observation.ts";
import type { ObservationKind } from "../observation.ts";
import { paths } from "../paths.ts";
import type { NamedPlace } from "../queries/places.ts";
import { limits } from "../schema.ts";
import { texts } from "../texts/visitors.ts";

/** The draft on the device; the receipt clears it. */
export const reportDraft = "street-report";

/** The types of photo the form takes; phones turn their own into one of them when asked so. */
const photoTypes = "image/jpeg,image/png,image/webp";

interface ReportPageProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly places: readonly NamedPlace[];
}

/** The form for a report: what, where, and if they like words, a photo, a mail address. */
export const ReportPage: FC<ReportPageProps> = ({ visit, problem, places }) => {
  const t = texts[visit.lang].report;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const lane = visit.query("lane");
  const kinds = kindsOfLane(lane);
  const others = observationKindNames.filter((kind) => !kinds.includes(kind));
  const option = (kind: ObservationKind) => ({ value: kind, label: observationKinds[kind][visit.lang] });
  const hadPhoto = problem.values.photo instanceof File;
  return (
    <Page
      title={lane === "thing" ? t.thing : lane === "unease" ? t.unease : t.title}
      lead={t.lead}
      hasErrors={errors.length > 0}
      scripts={["point-on-map.js"]}
      breadcrumbs={[{ href: paths.street.to(visit, {}), label: texts[visit.lang].street }]}
      before={<ErrorSummary errors={errors} />}
    >
      <p>
        {t.danger}{" "}
        <a href="tel:112">
          <strong>{t.call}</strong>
        </a>
      </p>
      <WhoReads visit={visit} />
      <KeepDraft name={reportDraft}>
        <Form action={paths.report.to(visit, {}, { lane })} multipart forgets>
          <RadioGroup
            name="kind"
            label={t.kind}
            layout="tiles"
            required
            options={kinds.map(option)}
            folded={others.length > 0 ? { summary: t.allKinds, options: others.map(option) } : undefined}
            value={textOf(problem, "kind")}
            error={errorAt(errors, "kind")}
          />
          <Whereabouts visit={visit} problem={problem} places={places} />
          <TextArea
            name="text"
            label={t.text}
            hint={t.textHint}
            optional
            rows={6}
            limit={limits.text}
            value={textOf(problem, "text")}
            error={errorAt(errors, "text")}
          />
          <FileField
            name="photo"
            label={t.photo}
            hint={hadPhoto ? `${t.photoAgain} ${t.photoHint}` : t.photoHint}
            optional
            accept={photoTypes}
            error={errorAt(errors, "photo")}
          />
          <TextField
            name="email"
            type="email"
            label={t.email}
            hint={t.emailHint}
            optional
            autocomplete="email"
            maxlength={254}
            value={textOf(problem, "email")}
            error={errorAt(errors, "email")}
          />
          <Actions>
            <Button>{t.send}</Button>
          </Actions>
        </Form>
      </KeepDraft>
    </Page>
  );
};

const WhoReads: FC<{ visit: Visit }> = ({ visit }) => {
  const t = texts[visit.lang].report;
  return (
    <Notice title={t.promiseTitle}>
      <p>
        {t.reader(visit.district.bodyName)} {t.when}
      </p>
      <p>{t.public}</p>
      <p>{t.nothing}</p>
    </Notice>
  );
};

/** Three ways of saying where; the point is there when the district has a map and the browser runs scripts. */
const Whereabouts: FC<ReportPageProps> = ({ visit, problem, places }) => {
  const t = texts[visit.lang].report;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const hasMap = visit.district.streets.length > 0 || places.length > 0;
  return (
    <Section title={t.whereTitle} lead={places.length > 0 ? t.where : t.whereInWords}>
      {places.length === 0 && visit.may("street.triage") && (
        <Notice>
          <p>
            {t.noPlaces} <a href={paths.places.to(visit, {})}>{t.addPlaces}</a>
          </p>
        </Notice>
      )}
      {places.length > 0 && (
        <Select
          name="place"
          label={t.place}
          empty={t.placeEmpty}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          value={textOf(problem, "place")}
          error={errorAt(errors, "place")}
        />
      )}
      {hasMap && <PointOnMap streets={visit.district.streets} places={places} credit={visit.district.mapCredit} {...pointOf(problem)} />}
      <TextField
        name="placeWords"
        id={places.length > 0 ? "placeWords" : "place"}
        label={t.placeWords}
        hint={t.placeWordsHint}
        maxlength={200}
        value={textOf(problem, "placeWords")}
        error={errorAt(errors, "placeWords") ?? (places.length > 0 ? undefined : errorAt(errors, "place"))}
      />
    </Section>
  );
};

function pointOf(problem: FormProblem): { value?: { lat: number; lon: number } } {
  const [lat, lon] = [textOf(problem, "lat"), textOf(problem, "lon")].map((text) =>
    text === "" ? Number.NaN : Number(text),
  );
  return Number.isFinite(lat) && Number.isFinite(lon)
    ? { value: { lat: lat as number, lon: lon as number } }
    : {};
}
