import type { Child, FC } from "hono/jsx";
import { stateWords, whenWords } from "../../../hours/words.ts";
import type { HelpWarning } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Page } from "../../../ui/layout.tsx";
import type { Horizon, NeedState, Offer } from "../rules/now/board.ts";
import { embeddedBringers, embeddedOpenings } from "../rules/now/embedded.ts";
import { momentWords, otherTimes } from "../rules/moments.ts";
import { needWords, needs } from "../rules/needs.ts";
import type { OtherLanguage } from "../rules/languages/other-languages.ts";
import { paths } from "../paths.ts";
import { texts as elsewhereTexts } from "../texts/elsewhere.ts";
import { texts as gapTexts } from "../texts/gaps.ts";
import { texts as paperTexts } from "../texts/paper.ts";
import { texts } from "../texts/visitors.ts";
import { doorFilters, queryOf } from "../rules/wanted.ts";
import type { Wanted } from "../rules/wanted.ts";
import { NoneOpen } from "./none-open.tsx";
import { OfferItem } from "./offer.tsx";
import { Offline, offlineScript } from "./offline.tsx";
import { OtherLanguageLinks } from "./other-languages.tsx";
import { Pictogram, Pictograms } from "./pictograms.tsx";
import { Near } from "./where.tsx";
import { Warnings } from "./warnings.tsx";

export interface HelpProps {
  readonly visit: Visit;
  readonly wanted: Wanted;
  /** What fits, the open first; one page of it. */
  readonly offers: readonly Offer[];
  /** How many of all pages are open. */
  readonly openTotal: number;
  /** Whether one of these has not said that it is full. */
  readonly hasRoom: boolean;
  readonly states: readonly NeedState[];
  /** The first to open of all that fit, when none has room. */
  readonly first: Offer | undefined;
  readonly page: number;
  readonly pages: number;
  readonly isEmpty: boolean;
  readonly warnings: readonly HelpWarning[];
  readonly horizon: Horizon;
  /** The languages beside Danish and English that may be shown. */
  readonly shown: readonly OtherLanguage[];
}

/** What is open, and what opens next: in one piece, for any phone. */
export const HelpPage: FC<HelpProps> = ({ visit, wanted, offers, openTotal, hasRoom, states, first, page, pages, isEmpty, horizon, shown, warnings }) => {
  const t = texts[visit.lang];
  const at = (wanted.at ?? visit.now).getTime();
  const open = offers.filter(({ state }) => state.isOpen);
  const closed = offers.filter(({ state }) => !state.isOpen);
  const need = wanted.need;
  const needsNav = <Needs {...{ visit, wanted, states, at }} title={need ? t.otherNeeds : t.needsTitle} />;
  const when = momentWords(new Date(at), visit.now, visit.lang);
  return (
    <Page
      slim
      scripts={wanted.at ? [] : [offlineScript]}
      width="wide"
      title={need ? needWords[need][visit.lang] : t.title}
      description={t.description}
      lead={wanted.at ? t.atTime(when) : <span data-lead>{t.now(when)}</span>}
      breadcrumbs={need || wanted.at ? [{ href: paths.help.to(visit, {}), label: t.title }] : []}
      before={
        <>
          <OtherLanguageLinks {...{ visit, shown }} />
          <p class="sos">
            {t.danger} <a href="tel:112">{t.call112}</a>
          </p>
          <Warnings {...{ warnings }} at={visit.now.getTime()} />
        </>
      }
    >
      <Pictograms needs={needs} />
      {isEmpty && (
        <section>
          <h2>{t.empty}</h2>
          <p>{t.emptyBody}</p>
        </section>
      )}
      {!isEmpty && !need && needsNav}
      {!isEmpty && <Choices {...{ visit, wanted }} />}
      {!wanted.at && <Offline {...{ visit }} made={at} hasBringers={offers.some(({ bringers }) => bringers.length > 0)} />}
      <NoneOpen {...{ visit, wanted, first, at }} isFull={openTotal > 0 && !hasRoom} isHidden={hasRoom} />
      {!wanted.at && offers.some(({ service }) => service.point !== null) && <Near {...{ visit }} />}
      <Offers part="open" title={wanted.at ? t.openThenTitle(openTotal) : t.openTitle(openTotal)} offers={open} {...{ visit, wanted, horizon }} />
      <Offers part="later" title={t.nextTitle} offers={closed} {...{ visit, wanted, horizon }} />
      {pages > 1 && <Pages {...{ visit, wanted, page, pages }} />}
      {!isEmpty && need && needsNav}
      {!isEmpty && (
        <>
          <p>
            <a href={paths.gaps.to(visit, {})}>{gapTexts[visit.lang].link}</a>
          </p>
          <p>
            <a href={paths.paper.to(visit, {})}>{paperTexts[visit.lang].link}</a>
          </p>
        </>
      )}
    </Page>
  );
};

type OffersProps = { part: "open" | "later"; title: string; offers: readonly Offer[]; visit: Visit; wanted: Wanted; horizon: Horizon };

/** Stands there unseen when it is empty: on a page that was kept, something may open. */
const Offers: FC<OffersProps> = ({ part, title, offers, visit, wanted, horizon }) => (
  <section class="section" data-part={part} data-title={part === "open" ? texts[visit.lang].openTitle("{}") : undefined} hidden={offers.length === 0}>
    <h2>{title}</h2>
    <ul class="svcs">
      {offers.map((offer) => {
        const [times, who] = wanted.at ? [] : [embeddedOpenings, embeddedBringers].map((embedded) => embedded(offer.service, horizon, wanted.need));
        return <OfferItem {...{ offer, visit, times, who, horizon }} />;
      })}
    </ul>
  </section>
);

type ChoiceProps = { visit: Visit; wanted: Wanted };

/** The time as the address writes it, so that a link keeps it. */
const atOf = ({ visit, wanted }: ChoiceProps) => (wanted.at ? visit.query("at") : undefined);

const Needs: FC<ChoiceProps & { states: readonly NeedState[]; at: number; title: string }> = ({ visit, wanted, states, at, title }) => {
  const t = texts[visit.lang];
  const told = ({ open, isFull, next }: NeedState): Child => {
    if (open > 0) return t.openCount(open);
    if (next === null) return isFull ? t.full : t.noneOpen;
    return isFull ? t.fullUntil(whenWords(next, at, visit.lang)) : stateWords({ isOpen: false, opens: next, reason: null }, at, visit.lang);
  };
  const query = (need?: NeedState["need"]) => queryOf({ need, doors: wanted.doors, at: atOf({ visit, wanted }) });
  return (
    <nav class="needs" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {states.map((state) => (
          <li>
            <a class={state.open > 0 ? "open" : undefined} href={paths.help.to(visit, {}, query(state.need))} aria-current={state.need === wanted.need ? "true" : undefined}>
              <Pictogram need={state.need} />
              <b>{needWords[state.need][visit.lang]}</b>
              <small>{told(state)}</small>
            </a>
          </li>
        ))}
      </ul>
      {wanted.need && <a href={paths.help.to(visit, {}, query())}>{t.everything}</a>}
    </nav>
  );
};

/** Links that narrow the list, each of them also the way back; they can be kept and passed on. */
const Choices: FC<ChoiceProps> = ({ visit, wanted }) => {
  const t = texts[visit.lang];
  const at = atOf({ visit, wanted });
  const link = (doors: Wanted["doors"], time = at) => paths.help.to(visit, {}, queryOf({ need: wanted.need, doors, at: time }));
  const times = otherTimes(visit.now);
  return (
    <details class="asks" open={wanted.doors.length > 0 || wanted.at !== undefined}>
      <summary>{t.fit}</summary>
      <nav aria-label={t.filters}>
        <ul>
          {doorFilters.map((filter) => {
            const isOn = wanted.doors.includes(filter);
            const doors = isOn ? wanted.doors.filter((one) => one !== filter) : doorFilters.filter((one) => one === filter || wanted.doors.includes(one));
            return (
              <li>
                <a href={link(doors)} aria-current={isOn ? "true" : undefined}>
                  {t.doors[filter]}
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
      <nav aria-label={t.when}>
        <ul>
          <li>
            <a href={paths.help.to(visit, {}, queryOf({ need: wanted.need, doors: wanted.doors }))} aria-current={at === undefined ? "true" : undefined}>
              {t.whenNow}
            </a>
          </li>
          {times.map(({ key, at: time }) => (
            <li>
              <a href={link(wanted.doors, time)} aria-current={at === time ? "true" : undefined}>
                {t[key]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        <a href={paths.elsewhere.to(visit, {})}>{elsewhereTexts[visit.lang].link}</a>
      </p>
    </details>
  );
};

const Pages: FC<ChoiceProps & { page: number; pages: number }> = ({ visit, wanted, page, pages }) => {
  const t = texts[visit.lang];
  const link = (number: number) => paths.help.to(visit, {}, queryOf({ need: wanted.need, doors: wanted.doors, at: atOf({ visit, wanted }) }, number));
  return (
    <nav class="asks" aria-label={t.pages}>
      {page > 1 && (
        <a href={link(page - 1)} rel="prev">
          {t.previous}
        </a>
      )}
      {page < pages && (
        <a href={link(page + 1)} rel="next">
          {t.next}
        </a>
      )}
    </nav>
  );
};
