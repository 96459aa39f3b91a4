import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import type { ThreadItem } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup, Select } from "../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { DistrictMap } from "../../../ui/map.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Time } from "../../../ui/time.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { inboxTexts } from "../texts/inbox.ts";
import { observationKind } from "../kinds.ts";
import { observationKinds, observationStatusNames, observationStatuses } from "../observation.ts";
import { paths } from "../paths.ts";
import type { PrivateObservation } from "../queries/inbox.ts";
import type { PrivatePattern } from "../queries/patterns.ts";
import type { NamedPlace } from "../queries/places.ts";
import { limits } from "../schema.ts";
import { JoinFields } from "./join.tsx";

interface InboxItemProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly observation: PrivateObservation;
  readonly places: readonly NamedPlace[];
  readonly patterns: readonly PrivatePattern[];
  readonly thread: readonly ThreadItem[];
}

/** One observation as a coordinator reads it, with everything they can do about it. */
export const InboxItemPage: FC<InboxItemProps> = ({
  visit,
  problem,
  observation,
  places,
  patterns,
  thread,
}) => {
  const t = inboxTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const status = observationStatuses[observation.status];
  const here = { kind: observationKind.kind, id: observation.id };
  const isPublic = observation.publishedAt !== null;
  return (
    <ItemPage
      kind={observationKind.label[visit.lang]}
      title={observationKinds[observation.kind][visit.lang]}
      status={{ label: status.words[visit.lang], tone: status.tone, date: observation.statusAt }}
      noIndex
      hasErrors={errors.length > 0}
      breadcrumbs={[{ href: paths.inbox.to(visit, {}), label: t.item.back }]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && (
            <Notice tone="success" live>
              <p>{t.item.saved}</p>
            </Notice>
          )}
        </>
      }
      facts={[
        { term: t.item.place, value: observation.placeName },
        { term: t.item.placeWords, value: observation.placeWords },
        {
          term: t.item.point,
          value: observation.lat !== null && `${observation.lat.toFixed(5)}, ${observation.lon?.toFixed(5)}`,
        },
        { term: t.item.reported, value: <Time at={observation.reportedAt} as="datetime" /> },
        {
          term: t.item.public,
          value: isPublic ? (
            <a href={paths.seenOne.to(visit, { id: observation.id })}>{t.item.seePublic}</a>
          ) : (
            t.item.no
          ),
        },
      ]}
      thread={threadSteps(visit, thread, here, readerOf(visit))}
    >
      <Notice>
        <p>{t.item.private}</p>
      </Notice>
      {wasChanged(problem) && <NowStands visit={visit} observation={observation} places={places} />}
      <Reported visit={visit} observation={observation} places={places} />
      <StatusForm visit={visit} problem={problem} observation={observation} />
      <PublishForm visit={visit} problem={problem} observation={observation} places={places} />
      <Section title={t.onward}>
        <Actions>
          <MakeButtons visit={visit} item={here} except={["pattern"]} />
        </Actions>
      </Section>
      <Form action={paths.inbox.to(visit, {})}>
        <HiddenField name="observation" value={observation.id} />
        <JoinFields visit={visit} patterns={patterns} title="" errorOf={() => undefined} />
      </Form>
    </ItemPage>
  );
};

const Reported: FC<Pick<InboxItemProps, "visit" | "observation" | "places">> = ({
  visit,
  observation,
  places,
}) => {
  const t = inboxTexts[visit.lang].item;
  const { lat, lon, text, photoKey } = observation;
  return (
    <>
      <Section title={t.wrote}>
        <p class="prose">{text || inboxTexts[visit.lang].noText}</p>
      </Section>
      {photoKey && (
        <Section title={t.photo}>
          <img src={paths.photo.to(visit, { id: observation.id })} alt={t.photoAlt} />
        </Section>
      )}
      {lat !== null && lon !== null && (visit.district.streets.length > 0 || places.length > 0) && (
        <Section title={t.map}>
          <DistrictMap
            streets={visit.district.streets}
            places={places}
            marks={[{ lat, lon, label: t.mark }]}
            credit={visit.district.mapCredit}
          />
        </Section>
      )}
    </>
  );
};

/** What stands now, when somebody else was first to say how far it has come, or to write the public line. */
const NowStands: FC<Pick<InboxItemProps, "visit" | "observation" | "places">> = ({ visit, observation, places }) => {
  const t = inboxTexts[visit.lang];
  const { status, statusReason, publicLine, publicPlaceId } = observation;
  const written = (words: string | null | undefined) => (words ? <WrittenWords>{words}</WrittenWords> : "");
  return (
    <SavedMeanwhile
      items={[
        { term: t.status.status, value: observationStatuses[status].words[visit.lang] },
        { term: t.status.reason, value: written(statusReason) },
        { term: t.publish.line, value: written(publicLine) },
        { term: t.publish.place, value: written(places.find(({ id }) => id === publicPlaceId)?.name) },
      ]}
    />
  );
};

type FormProps = Pick<InboxItemProps, "visit" | "problem" | "observation">;

/** What was typed into one of the page's forms, or what the observation says now. */
function valueOf(problem: FormProblem, form: string, field: string, now: string): string {
  return textOf(problem, "do") === form ? textOf(problem, field) : now;
}

/** The version that one of the page's forms carries. */
function versionOf(problem: FormProblem, form: string, { version }: PrivateObservation): string {
  return String(textOf(problem, "do") === form ? versionToSend(problem, version) : version);
}

const StatusForm: FC<FormProps> = ({ visit, problem, observation }) => {
  const t = inboxTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  return (
    <Section title={t.status.title}>
      <Form action={paths.inboxItem.to(visit, { id: observation.id })} label={t.status.title}>
        <HiddenField name="do" value="status" />
        <HiddenField name="version" value={versionOf(problem, "status", observation)} />
        <RadioGroup
          name="status"
          label={t.status.status}
          options={observationStatusNames.map((value) => ({
            value,
            label: observationStatuses[value].words[visit.lang],
          }))}
          value={valueOf(problem, "status", "status", observation.status)}
          error={errorAt(errors, "status")}
        />
        <TextArea
          name="reason"
          label={t.status.reason}
          hint={t.status.reasonHint}
          rows={3}
          limit={limits.reason}
          value={valueOf(problem, "status", "reason", observation.statusReason)}
          error={errorAt(errors, "reason")}
        />
        <Actions>
          <Button>{t.status.save}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

const PublishForm: FC<FormProps & { places: readonly NamedPlace[] }> = ({
  visit,
  problem,
  observation,
  places,
}) => {
  const t = inboxTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const action = paths.inboxItem.to(visit, { id: observation.id });
  const isPublic = observation.publishedAt !== null;
  return (
    <Section title={isPublic ? t.publish.edit : t.publish.title} lead={t.publish.lead}>
      {places.length === 0 ? (
        <Notice>
          <p>
            {t.publish.noPlaces} <a href={paths.places.to(visit, {})}>{t.publish.addPlaces}</a>
          </p>
        </Notice>
      ) : (
        <Form action={action} label={t.publish.title}>
          <HiddenField name="do" value="publish" />
          <HiddenField name="version" value={versionOf(problem, "publish", observation)} />
          <TextArea
            name="publicLine"
            label={t.publish.line}
            hint={t.publish.lineHint}
            rows={3}
            limit={limits.publicLine}
            value={valueOf(problem, "publish", "publicLine", observation.publicLine ?? "")}
            error={errorAt(errors, "publicLine")}
          />
          <Select
            name="publicPlace"
            label={t.publish.place}
            hint={t.publish.placeHint}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
            value={valueOf(
              problem,
              "publish",
              "publicPlace",
              observation.publicPlaceId ?? observation.placeId ?? "",
            )}
            error={errorAt(errors, "publicPlace")}
          />
          <Actions>
            <Button>{isPublic ? t.publish.update : t.publish.save}</Button>
          </Actions>
        </Form>
      )}
      {isPublic && (
        <Form action={action} label={t.publish.withdraw}>
          <HiddenField name="do" value="withdraw" />
          <HiddenField name="version" value={versionOf(problem, "withdraw", observation)} />
          <Button kind="quiet">{t.publish.withdraw}</Button>
        </Form>
      )}
    </Section>
  );
};
