import type { FC } from "hono/jsx";
import { nameNow } from "../../../network/party.ts";
import { stateWords } from "../../../hours/words.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { versionToSend } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { stateOf } from "../rules/now/board.ts";
import type { Horizon } from "../rules/now/board.ts";
import { freePlacesAt, placesWords } from "../rules/now/free-places.ts";
import { paths } from "../paths.ts";
import { freshness, tellsOfClosed } from "../rules/service.ts";
import type { Service } from "../rules/service.ts";
import { longestReason } from "../schema.ts";
import { texts as placesTexts } from "../texts/free-places.ts";
import { texts as elsewhereTexts } from "../texts/elsewhere.ts";
import { texts as otherTexts } from "../texts/other-work.ts";
import { texts as paperTexts } from "../texts/paper.ts";
import { texts as rightTexts } from "../texts/right.ts";
import { texts } from "../texts/work.ts";

type WorkProps = {
  visit: Visit;
  problem: FormProblem;
  /** Those that somebody may change, the longest unchecked first. */
  services: readonly Service[];
  /** Parties that have left the network: their services are nobody's to keep right. */
  left: ReadonlySet<string>;
  /** How often they were found closed lately. */
  closed: ReadonlyMap<string, number>;
  horizon: Horizon;
  mayAdd: boolean;
};

/** The services somebody keeps right, and what can be done at once. */
export const WorkPage: FC<WorkProps> = ({ visit, problem, services, left, closed, horizon, mayAdd }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && <Saved {...{ visit, services, horizon }} />}
        </>
      }
    >
      <Actions>
        {mayAdd && <ButtonLink href={paths.add.to(visit, {})}>{t.add}</ButtonLink>}
        <ButtonLink kind="quiet" href={paths.help.to(visit, {})}>
          {t.seePage}
        </ButtonLink>
        {visit.may("help.manage") && (
          <ButtonLink kind="quiet" href={paths.elsewhereWork.to(visit, {})}>
            {elsewhereTexts[visit.lang].work.title}
          </ButtonLink>
        )}
        {visit.may("help.manage") && (
          <ButtonLink kind="quiet" href={paths.otherWork.to(visit, {})}>
            {otherTexts[visit.lang].title}
          </ButtonLink>
        )}
        <ButtonLink kind="quiet" href={paths.paper.to(visit, {})}>
          {paperTexts[visit.lang].title}
        </ButtonLink>
        <ButtonLink kind="quiet" href={paths.data.to(visit, {})}>
          {t.asData}
        </ButtonLink>
      </Actions>
      {!mayAdd && <p>{t.noParty}</p>}
      {services.length === 0 ? (
        <EmptyState title={t.empty} body={t.emptyBody} />
      ) : (
        <ItemList
          items={services.map((service) => {
            const { days, isOverdue } = freshness(service, visit.now);
            const found = closed.get(service.id) ?? 0;
            return {
              key: service.id,
              title: service.name,
              href: paths.service.to(visit, { id: service.id }),
              meta: <Now {...{ visit, service, horizon }} party={nameNow({ name: service.partyName, hasLeft: left.has(service.partyId) }, visit.lang)} />,
              status:
                found >= tellsOfClosed
                  ? { label: rightTexts[visit.lang].closed.count(found), tone: "late" }
                  : { label: isOverdue ? t.overdue(days) : t.fresh(days), tone: isOverdue ? "late" : "done" },
              actions: <Buttons {...{ visit, service }} />,
            };
          })}
        />
      )}
    </Page>
  );
};

/** What was just saved, of which service. */
const Saved: FC<Pick<WorkProps, "visit" | "services" | "horizon">> = ({ visit, services, horizon }) => {
  const t = texts[visit.lang];
  const service = services.find(({ id }) => id === visit.query("saved"));
  if (!service) return <Notice tone="success" title={t.saved} live />;
  if (visit.query("what") !== "places") return <Notice tone="success" title={t.savedOne(service.name)} live />;
  return (
    <Notice tone="success" title={placesTexts[visit.lang].savedOne(service.name)} live>
      <p>{saidOfPlaces(visit, service, horizon) ?? placesTexts[visit.lang].unsaid}</p>
    </Notice>
  );
};

function saidOfPlaces(visit: Visit, service: Service, horizon: Horizon): string | undefined {
  const places = freePlacesAt(service.places, horizon.now, visit.now);
  return places && placesWords(places, visit.now, visit.lang);
}

/** Whether it is open, whose it is, and what is said of its room. */
const Now: FC<Pick<WorkProps, "visit" | "horizon"> & { service: Service; party: string }> = ({ visit, service, horizon, party }) => {
  const places = saidOfPlaces(visit, service, horizon);
  return (
    <>
      {stateWords(stateOf(service, horizon), horizon.now, visit.lang)} · {party}
      {places && (
        <>
          <br />
          {places}
        </>
      )}
    </>
  );
};

const Buttons: FC<{ visit: Visit; service: Service }> = ({ visit, service }) => {
  const t = texts[visit.lang];
  const id = { id: service.id };
  const isClosed = service.schedule.closures.some(({ until }) => until === null || until > visit.now.getTime());
  return (
    <Actions>
      <Form action={paths.check.to(visit, id)} label={`${t.check}: ${service.name}`}>
        <HiddenField name="version" value={String(service.version)} />
        <Button kind="secondary">{t.check}</Button>
      </Form>
      <ButtonLink kind="quiet" href={paths.change.to(visit, id)} aria-label={`${t.change}: ${service.name}`}>
        {t.change}
      </ButtonLink>
      <ButtonLink kind="quiet" href={paths.places.to(visit, id)} aria-label={`${placesTexts[visit.lang].link}: ${service.name}`}>
        {placesTexts[visit.lang].link}
      </ButtonLink>
      {isClosed ? (
        <Form action={paths.reopen.to(visit, id)} label={`${t.reopen}: ${service.name}`}>
          <HiddenField name="version" value={String(service.version)} />
          <Button kind="quiet">{t.reopen}</Button>
        </Form>
      ) : (
        <ButtonLink kind="quiet" href={paths.close.to(visit, id)} aria-label={`${t.close}: ${service.name}`}>
          {t.close}
        </ButtonLink>
      )}
    </Actions>
  );
};

/** Closes one service until a moment, or until further notice. */
export const ClosePage: FC<{ visit: Visit; problem: FormProblem; service: Service }> = ({ visit, problem, service }) => {
  const t = texts[visit.lang].closing;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const asked = (name: string) => {
    const error = errorAt(errors, name);
    return { name, value: textOf(problem, name), ...(error && { error }) };
  };
  return (
    <Page
      title={t.title(service.name)}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: paths.work.to(visit, {}), label: texts[visit.lang].title }]}
    >
      <Form action={paths.close.to(visit, { id: service.id })}>
        <HiddenField name="version" value={String(versionToSend(problem, service.version))} />
        <TextField {...asked("reason")} label={t.reason} hint={t.reasonHint} limit={longestReason} />
        <DateField {...asked("untilDay")} label={t.untilDay} hint={t.untilDayHint} optional />
        <TextField {...asked("untilTime")} type="time" width="short" label={t.untilTime} optional />
        <Actions>
          <Button>{t.button}</Button>
        </Actions>
      </Form>
    </Page>
  );
};
