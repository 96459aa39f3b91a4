import type { FC } from "hono/jsx";
import { dayOf, formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Page, Section } from "../../../ui/layout.tsx";
import type { Horizon, Offer } from "../rules/now/board.ts";
import { embeddedOpenings } from "../rules/now/embedded.ts";
import { isOld, linesOf, situationDoors, situations } from "../rules/elsewhere/elsewhere.ts";
import type { ElsewhereText, Situation } from "../rules/elsewhere/elsewhere.ts";
import { needs } from "../rules/needs.ts";
import { paths } from "../paths.ts";
import { texts } from "../texts/elsewhere.ts";
import { texts as visitorTexts } from "../texts/visitors.ts";
import { queryOf } from "../rules/wanted.ts";
import { OfferItem } from "./offer.tsx";
import { Offline, offlineScript } from "./offline.tsx";
import { Pictograms } from "./pictograms.tsx";
import { UrgentCalls } from "./urgent-calls.tsx";

/** Three doors, and whom to call: nobody need know the rules to choose. */
export const ElsewherePage: FC<{ visit: Visit }> = ({ visit }) => {
  const t = texts[visit.lang];
  return (
    <Page slim scripts={[offlineScript]} title={t.title} description={t.lead} lead={t.lead} breadcrumbs={[toHelp(visit)]}>
      <Offline {...{ visit }} made={visit.now.getTime()} />
      <Situations {...{ visit }} />
      <Calls {...{ visit }} />
    </Page>
  );
};

type SituationProps = {
  visit: Visit;
  situation: Situation;
  /** Nothing before a coordinator has approved it. */
  text: ElsewhereText | undefined;
  /** Places whose doors say that one may come, the open first. */
  offers: readonly Offer[];
  horizon: Horizon;
};

/** As many places as somebody tired can look through. */
const mostPlaces = 6;

/** What one may use in a situation, whom to call, and where one can go now. */
export const SituationPage: FC<SituationProps> = ({ visit, situation, text, offers, horizon }) => {
  const t = texts[visit.lang];
  const doors = situationDoors[situation];
  return (
    <Page
      slim
      scripts={[offlineScript]}
      title={t.titles[situation]}
      lead={t.situationLead}
      breadcrumbs={[toHelp(visit), { href: paths.elsewhere.to(visit, {}), label: t.title }]}
    >
      <Pictograms needs={needs} />
      <Offline {...{ visit }} made={horizon.now} />
      <Calls {...{ visit }} />
      <Section title={t.useTitle}>{text ? <Lines {...{ visit, text }} /> : <p>{t.notYet}</p>}</Section>
      <Section title={t.placesTitle[situation]} lead={offers.length > 0 ? t.placesNote : t.noPlaces}>
        <ul class="svcs">
          {offers.slice(0, mostPlaces).map((offer) => (
            <OfferItem {...{ offer, visit, horizon }} times={embeddedOpenings(offer.service, horizon)} />
          ))}
        </ul>
        {offers.length > mostPlaces && (
          <p>
            <a href={paths.help.to(visit, {}, queryOf({ need: undefined, doors }))}>{t.all(offers.length)}</a>
          </p>
        )}
      </Section>
      <Section title={t.others}>
        <Situations {...{ visit }} but={situation} />
      </Section>
    </Page>
  );
};

const toHelp = (visit: Visit) => ({ href: paths.help.to(visit, {}), label: visitorTexts[visit.lang].title });

const Situations: FC<{ visit: Visit; but?: Situation }> = ({ visit, but }) => {
  const t = texts[visit.lang];
  return (
    <nav class="needs few" aria-label={but ? t.others : t.title}>
      <ul>
        {situations
          .filter((situation) => situation !== but)
          .map((situation) => (
            <li>
              <a href={paths.situation.to(visit, { situation })}>
                <b>{t.situations[situation]}</b>
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
};

const Calls: FC<{ visit: Visit }> = ({ visit }) => (
  <section class="none">
    <h2>{texts[visit.lang].call}</h2>
    <ul>
      <UrgentCalls {...{ visit }} />
    </ul>
  </section>
);

/** The text in the reader's language when somebody wrote it there, when it was read, and where it stands. */
const Lines: FC<{ visit: Visit; text: ElsewhereText }> = ({ visit, text }) => {
  const t = texts[visit.lang];
  const isEnglish = visit.lang === "en" && text.textEn !== "";
  const day = text.approvedOn ?? "";
  return (
    <>
      <ul class="lines" lang={isEnglish ? undefined : writtenLang()}>
        {linesOf(isEnglish ? text.textEn : text.text).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      {isOld(day, dayOf(visit.now)) ? (
        <p class="old">{t.old(formatDay(day, visit.lang))}</p>
      ) : (
        <p class="by">{t.approved(formatDay(day, visit.lang), visit.district.bodyName)}</p>
      )}
      <p class="by">
        {t.source} <span lang={writtenLang()}>{text.source}</span>
      </p>
    </>
  );
};
