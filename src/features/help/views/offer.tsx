import type { FC } from "hono/jsx";
import { closesSoon } from "../../../hours/words.ts";
import type { OpenState } from "../../../hours/opening.ts";
import { formatTime } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import type { Horizon, Offer } from "../rules/now/board.ts";
import { offerWords } from "../rules/now/offer-words.ts";
import { needWords } from "../rules/needs.ts";
import { paths } from "../paths.ts";
import { freshness } from "../rules/service.ts";
import type { Service } from "../rules/service.ts";
import { texts } from "../texts/visitors.ts";
import { doorFilters, fitsDoors } from "../rules/wanted.ts";
import { embeddedPoint } from "../rules/whereabouts.ts";
import { PlacesLine } from "./free-places.tsx";
import { Pictogram } from "./pictograms.tsx";
import { Where } from "./where.tsx";

/** What applies, with a shape of its own: a full dot is open, half a dot closes soon, a ring is closed. */
export const StateLine: FC<{ offer: Pick<Offer, "state" | "bringers">; at: number; visit: Visit }> = ({ offer, at, visit: { lang } }) => {
  const { state } = offer;
  const said = offerWords(offer, at, lang);
  return (
    <p class={`state ${stateClass(state, at)}`}>
      <span>
        <Bringers {...offer} />
        <span class="said">{said}</span>
        {!state.isOpen && state.reason && (
          <span lang={writtenLang()}>
            {said.endsWith(".") ? "" : "."} {state.reason}
          </span>
        )}
      </span>
    </p>
  );
};

/** Before the words about a visit: who comes. */
export const Bringers: FC<Pick<Offer, "bringers">> = ({ bringers }) =>
  bringers.length === 0 ? null : (
    <>
      <span class="who" lang={writtenLang()}>
        {bringers.join(", ")}
      </span>
      {": "}
    </>
  );

/** The shape that goes with a state. */
export const stateClass = (state: OpenState, at: number) => (state.isOpen ? (closesSoon(state, at) ? "soon" : "open") : "shut");

export const Phone: FC<{ number: string; label?: string }> = ({ number, label }) => (
  <a class="tel" href={`tel:${number.replace(/ /g, "")}`}>
    {label ?? number}
  </a>
);

/** What a service is, in the reader's language when somebody has written it. */
export const What: FC<{ service: Service; visit: Visit }> = ({ service: { what, whatEn }, visit: { lang } }) =>
  lang === "en" && whatEn !== "" ? <p>{whatEn}</p> : <p lang={writtenLang()}>{what}</p>;

/** When and by whom it was last looked at; a warning when that is too long ago. */
export const Checked: FC<{ service: Service; visit: Visit }> = ({ service, visit }) => {
  const t = texts[visit.lang];
  const { days, isOverdue } = freshness(service, visit.now);
  if (isOverdue) return <p class="old">{service.phone === null ? t.overdueNoPhone(days) : t.overdue(days)}</p>;
  const who = service.checkedBy ?? visit.district.bodyName;
  return <p class="by">{days === 0 ? t.checkedToday(who) : days === 1 ? t.checkedYesterday(who) : t.checked(days, who)}</p>;
};

/** One service in a list: enough to go there. */
export const OfferItem: FC<{ offer: Offer; horizon: Horizon; visit: Visit; times: string | undefined; who?: string | undefined }> = ({ offer, horizon, visit, times, who }) => {
  const { service, bringers } = offer;
  // What the first line says already is not said again.
  const visiting = offer.visiting.filter(({ label }) => !bringers.includes(label));
  const t = texts[visit.lang];
  const chips = doorFilters.filter((filter) => fitsDoors(service, [filter]));
  return (
    <li class={freshness(service, visit.now).isOverdue ? "svc fade" : "svc"} data-o={times} data-who={who} data-at={service.point === null ? undefined : embeddedPoint(service.point)}>
      <h3>
        <a href={paths.service.to(visit, { id: service.id })} lang={writtenLang()}>
          {service.name}
        </a>
      </h3>
      <StateLine {...{ offer, visit }} at={horizon.now} />
      <PlacesLine {...{ visit, service, horizon }} />
      <What {...{ service, visit }} />
      {visiting.map(({ label, until }) => (
        <p class="state open" data-here>
          <span>
            <span lang={writtenLang()}>{label}</span> {t.hereUntil(formatTime(new Date(until), visit.lang))}
          </span>
        </p>
      ))}
      <p class="at">
        <Where {...{ service, visit }} />
        {service.phone !== null && <Phone number={service.phone} />}
      </p>
      <ul class="tags">
        {service.needs.map((need) => (
          <li>
            <Pictogram need={need} />
            {needWords[need][visit.lang]}
          </li>
        ))}
        {chips.map((chip) => (
          <li class="chip">{t.chips[chip]}</li>
        ))}
      </ul>
      <Checked {...{ service, visit }} />
    </li>
  );
};
