import type { FC } from "hono/jsx";
import { minutesOfDay } from "../../../hours/schedule.ts";
import { closureAt, spansOn } from "../../../hours/opening.ts";
import { dayHours, isShutOn } from "../../../hours/week.ts";
import type { HelpWarning } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Page, Section } from "../../../ui/layout.tsx";
import { stateOf } from "../rules/now/board.ts";
import type { Horizon, Offer } from "../rules/now/board.ts";
import { freePlacesAt } from "../rules/now/free-places.ts";
import { needs } from "../rules/needs.ts";
import type { Need } from "../rules/needs.ts";
import { ownNames } from "../rules/languages/other-languages.ts";
import type { OtherLanguage } from "../rules/languages/other-languages.ts";
import { bringersIn, dateIn, doorIn, say, spanIn, stateIn } from "../rules/languages/other-words.ts";
import { paths } from "../paths.ts";
import { freshness } from "../rules/service.ts";
import type { Service } from "../rules/service.ts";
import { Phone, stateClass } from "./offer.tsx";
import { Pictogram, Pictograms } from "./pictograms.tsx";
import { Warnings } from "./warnings.tsx";
import { ServiceMap } from "./where.tsx";

/** The same help in the languages that may be shown; nothing when there are none. */
export const OtherLanguageLinks: FC<{ visit: Visit; shown: readonly OtherLanguage[] }> = ({ visit, shown }) =>
  shown.length === 0 ? null : (
    <p class="at">
      {shown.map((language) => (
        <a href={addressIn(visit, language)} lang={language} hreflang={language}>
          {ownNames[language]}
        </a>
      ))}
    </p>
  );

/** These pages lie under English: what stands around them is more often read in it than in Danish. */
export const addressIn = (visit: Visit, language: OtherLanguage, need?: Need) => paths.other.to({ ...visit, lang: "en" }, { language }, { need });

const serviceIn = (visit: Visit, language: OtherLanguage, id: string) => paths.otherService.to({ ...visit, lang: "en" }, { language, id });

/** In English: a danger does not wait until somebody has approved the words for it in every language. */
const EnglishWarnings: FC<{ visit: Visit; warnings: readonly HelpWarning[] }> = ({ visit, warnings }) =>
  warnings.length === 0 ? null : (
    <div lang={visit.lang}>
      <Warnings {...{ warnings }} at={visit.now.getTime()} />
    </div>
  );

type OtherHelpProps = {
  visit: Visit;
  language: OtherLanguage;
  shown: readonly OtherLanguage[];
  need: Need | undefined;
  /** Needs that some service helps with. */
  helped: readonly Need[];
  offers: readonly Offer[];
  horizon: Horizon;
  warnings: readonly HelpWarning[];
};

/** What is open, and what opens next, in a language beside our own. */
export const OtherHelpPage: FC<OtherHelpProps> = ({ visit, language, shown, need, helped, offers, horizon, warnings }) => {
  const open = offers.filter(({ state }) => state.isOpen);
  const later = offers.filter(({ state }) => !state.isOpen);
  return (
    <Page
      slim
      bare
      contentLang={language}
      width="wide"
      title={need ? say(language, `need.${need}`) : say(language, "page.title")}
      lead={say(language, "page.lead")}
      breadcrumbs={need ? [{ href: addressIn(visit, language), label: say(language, "page.all") }] : []}
      before={
        <>
          <p class="at">
            <a href={paths.help.to({ ...visit, lang: "da" }, {})} lang="da" hreflang="da">
              Dansk
            </a>
            <a href={paths.help.to({ ...visit, lang: "en" }, {})} lang="en" hreflang="en">
              English
            </a>
            {shown
              .filter((one) => one !== language)
              .map((one) => (
                <a href={addressIn(visit, one)} lang={one} hreflang={one}>
                  {ownNames[one]}
                </a>
              ))}
          </p>
          <p class="sos">
            {say(language, "page.danger")} <a href="tel:112">{say(language, "page.call112")}</a>
          </p>
          <EnglishWarnings {...{ visit, warnings }} />
        </>
      }
    >
      <Pictograms needs={needs} />
      {!need && (
        <nav class="needs" aria-label={say(language, "page.needs")}>
          <h2>{say(language, "page.needs")}</h2>
          <ul>
            {helped.map((one) => (
              <li>
                <a href={addressIn(visit, language, one)}>
                  <Pictogram need={one} />
                  <b>{say(language, `need.${one}`)}</b>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {open.length === 0 && (
        <section class="none">
          <h2>{say(language, "page.none")}</h2>
          <ul>
            <li>
              <Phone number="1813" label={say(language, "page.sick")} />
            </li>
            <li>
              <Phone number="112" label={say(language, "page.deadly")} />
            </li>
          </ul>
        </section>
      )}
      <Offers {...{ visit, language, horizon }} title={say(language, "page.open", String(open.length))} offers={open} />
      <Offers {...{ visit, language, horizon }} title={say(language, "page.later")} offers={later} />
    </Page>
  );
};

const Offers: FC<{ visit: Visit; language: OtherLanguage; horizon: Horizon; title: string; offers: readonly Offer[] }> = ({ visit, language, horizon, title, offers }) =>
  offers.length === 0 ? null : (
    <Section title={title}>
      <ul class="svcs">
        {offers.map(({ service, state, bringers }) => (
          <li class={freshness(service, visit.now).isOverdue ? "svc fade" : "svc"}>
            <h3>
              <a href={serviceIn(visit, language, service.id)} lang="da">
                {service.name}
              </a>
            </h3>
            <p class={`state ${stateClass(state, horizon.now)}`}>
              <Happens {...{ language, state, bringers }} at={horizon.now} />
            </p>
            <Told {...{ visit, language, service }} />
            <Needs {...{ language, service }} />
            <Checked {...{ visit, language, service }} />
          </li>
        ))}
      </ul>
    </Section>
  );

const Happens: FC<Pick<Offer, "state" | "bringers"> & { language: OtherLanguage; at: number }> = ({ language, state, bringers, at }) => {
  if (bringers.length === 0) return <>{stateIn(language, state, at)}</>;
  const { who, when } = bringersIn(language, { state, bringers }, at);
  return (
    <span>
      <span lang="da">{who}</span>
      {when}
    </span>
  );
};

/** What every list and page says of a service. What its provider wrote stays in the language it was written in. */
const Told: FC<{ visit: Visit; language: OtherLanguage; service: Service }> = ({ visit, language, service }) => {
  const room = freePlacesAt(service.places, visit.now.getTime(), visit.now);
  return (
    <>
      {room && <p class="room">{say(language, `room.${room.level}`)}</p>}
      {service.whatEn === "" ? <p lang="da">{service.what}</p> : <p lang="en">{service.whatEn}</p>}
      <p class="at">
        {service.isSecret ? <span>{say(language, "page.secret")}</span> : <span lang="da">{service.place}</span>}
        {service.phone !== null && <Phone number={service.phone} label={say(language, "page.call", service.phone)} />}
      </p>
    </>
  );
};

const Needs: FC<{ language: OtherLanguage; service: Service }> = ({ language, service }) => (
  <ul class="tags">
    {service.needs.map((need) => (
      <li>
        <Pictogram need={need} />
        {say(language, `need.${need}`)}
      </li>
    ))}
  </ul>
);

const Checked: FC<{ visit: Visit; language: OtherLanguage; service: Service }> = ({ visit, language, service }) =>
  freshness(service, visit.now).isOverdue ? (
    <p class="old">{say(language, "page.overdue")}</p>
  ) : (
    <p class="by">{say(language, "page.checked", dateIn(language, service.checkedAt, { dateStyle: "long" }))}</p>
  );

/** Everything about one service, in a language beside our own. */
export const OtherServicePage: FC<{ visit: Visit; language: OtherLanguage; service: Service; horizon: Horizon; warnings: readonly HelpWarning[] }> = ({ visit, language, service, horizon, warnings }) => {
  const state = stateOf(service, horizon);
  const rules = doorIn(language, service.door);
  const closed = service.schedule.closures.find(({ until }) => until === null || until > horizon.now);
  const names = new Intl.DisplayNames(language, { type: "language" });
  return (
    <Page
      slim
      bare
      contentLang={language}
      title={service.name}
      breadcrumbs={[{ href: addressIn(visit, language), label: say(language, "page.back") }]}
      before={<EnglishWarnings {...{ visit, warnings }} />}
    >
      <Pictograms needs={service.needs} />
      <div class="svc-top">
        <p class={`state ${stateClass(state, horizon.now)}`}>{stateIn(language, state, horizon.now)}</p>
        {closed && (
          <p class="old">
            {say(language, "page.closedNow")} <span lang="da">{closed.reason}</span>
          </p>
        )}
        <Told {...{ visit, language, service }} />
      </div>
      <Section title={say(language, "page.how")}>
        {rules.length === 0 && service.door.note === "" ? (
          <p>{say(language, "page.noRules")}</p>
        ) : (
          <ul>
            {rules.map((rule) => (
              <li>{rule}</li>
            ))}
            {service.door.note !== "" && <li lang="da">{service.door.note}</li>}
          </ul>
        )}
        {service.languages.length > 0 && <p>{say(language, "page.languages", service.languages.map((code) => names.of(code) ?? code).join(", "))}</p>}
      </Section>
      {service.point !== null && (
        <Section title={say(language, "page.where")}>
          <div lang={visit.lang}>
            <ServiceMap {...{ service, visit }} />
          </div>
        </Section>
      )}
      <Week {...{ language, service, horizon }} />
      <Section title={say(language, "page.helps")}>
        <Needs {...{ language, service }} />
        <Checked {...{ visit, language, service }} />
      </Section>
    </Page>
  );
};

/** The seven days from today on, with what still runs of the night before. */
const Week: FC<{ language: OtherLanguage; service: Service; horizon: Horizon }> = ({ language, service, horizon }) => {
  const [yesterday, ...coming] = horizon.days.slice(0, 8);
  const night = yesterday && !closureAt(service.schedule, horizon.now) ? spansOn(service.schedule, yesterday).filter(({ to }) => to > minutesOfDay).map(({ to }) => ({ from: 0, to: to - minutesOfDay })) : [];
  return (
    <Section title={say(language, "page.hours")}>
      <dl class="week">
        {coming.map((day, at) => {
          const isShut = isShutOn(service.schedule, horizon.days, at + 1, horizon.now);
          const spans = [...(at === 0 ? night : []), ...(isShut ? [] : dayHours(service.schedule, day).spans)];
          return (
            <div>
              <dt>{dateIn(language, new Date(day.begins), { weekday: "long", day: "numeric", month: "long" })}</dt>
              <dd>{spans.length === 0 ? say(language, "page.closedDay") : spans.map((span) => spanIn(language, span)).join(", ")}</dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
};
