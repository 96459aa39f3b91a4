import type { FC } from "hono/jsx";
import { whenWords } from "../../../hours/words.ts";
import { freshForm, textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { Horizon } from "../rules/now/board.ts";
import { pageMinutes } from "../rules/now/embedded.ts";
import { momentToSend, placeEnds } from "../rules/now/free-places-form.ts";
import { freePlacesAt, placeLevels, placesWords } from "../rules/now/free-places.ts";
import { paths } from "../paths.ts";
import type { Service } from "../rules/service.ts";
import { texts } from "../texts/free-places.ts";
import { texts as workTexts } from "../texts/work.ts";

type PlacesProps = { visit: Visit; service: Service; horizon: Horizon; problem: FormProblem | undefined; token?: string };

/** What is said of the room, for visitors; nothing when nothing holds. A page that stays open takes it away in time. */
export const PlacesLine: FC<{ visit: Visit; service: Service; horizon: Horizon }> = ({ visit, service, horizon }) => {
  const places = freePlacesAt(service.places, horizon.now, visit.now);
  if (!places) return null;
  return (
    <p class="room" data-end={pageMinutes(places.until.getTime(), horizon.now)} data-full={places.level === "none" ? "" : undefined}>
      {placesWords(places, visit.now, visit.lang)}
    </p>
  );
};

/** Says how much room there is, in two choices. */
export const FreePlacesPage: FC<PlacesProps> = ({ visit, service, horizon, problem, token }) => {
  const t = texts[visit.lang];
  const said = freePlacesAt(service.places, horizon.now, visit.now);
  const [usual, closing] = placeEnds(service, horizon);
  const ends = [
    ...(usual ? [{ value: momentToSend(usual), label: t.untilMorning(whenWords(usual.getTime(), horizon.now, visit.lang)) }] : []),
    ...(closing ? [{ value: momentToSend(closing), label: t.untilClosing(whenWords(closing.getTime(), horizon.now, visit.lang)) }] : []),
    { value: "own", label: t.own },
  ];
  const known = problem ?? freshForm({ level: said?.level ?? "", until: ends[0]?.value ?? "" });
  const errors = errorsInWords(known.errors, visit.lang, t.errors);
  const asked = (name: string) => {
    const error = errorAt(errors, name);
    return { name, value: textOf(known, name), ...(error && { error }) };
  };
  const id = { id: service.id };
  return (
    <Page
      noIndex={token !== undefined}
      title={t.title(service.name)}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && <Notice tone="success" title={t.saved} live />}
        </>
      }
      breadcrumbs={token === undefined ? [{ href: paths.work.to(visit, {}), label: workTexts[visit.lang].title }] : []}
    >
      <Facts items={[{ term: t.now, value: said ? placesWords(said, visit.now, visit.lang) : t.nothing }]} />
      <Form action={token === undefined ? paths.places.to(visit, id) : paths.rightPlaces.to(visit, { token })}>
        <RadioGroup {...asked("level")} label={t.level} layout="tiles" options={[...placeLevels, "unsaid" as const].map((value) => ({ value, label: t.choices[value] }))} />
        <RadioGroup {...asked("until")} label={t.until} options={ends} />
        <TextField {...asked("time")} type="time" width="short" label={t.time} hint={t.timeHint} optional />
        <Actions>
          <Button>{t.button}</Button>
        </Actions>
      </Form>
    </Page>
  );
};
