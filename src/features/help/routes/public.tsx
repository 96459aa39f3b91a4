import { z } from "zod";
import { idIn, idOfForm, pageIn } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { holdsUntil } from "../../../platform/web/holds-until.ts";
import { everyone, form, page, sharedPage } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { firstWithRoom, horizonAt, isFullAt, needStates, offersAt } from "../rules/now/board.ts";
import { reportClosed } from "../commands/doors.ts";
import { isNeed, needs } from "../rules/needs.ts";
import { paths } from "../paths.ts";
import { shownLanguages } from "../queries/other-languages.ts";
import { findService, listServices } from "../queries/services.ts";
import { nothingSchema } from "../schema.ts";
import { plainText, textMessage } from "../rules/now/short-texts.ts";
import { given } from "../texts/given.ts";
import { texts } from "../texts/visitors.ts";
import { HelpPage } from "../views/help.tsx";
import { ServicePage } from "../views/service.tsx";
import type { Warnings } from "../rules/now/warned.ts";
import { fitsDoors, readWanted } from "../rules/wanted.ts";

/** So many services still come in one small piece. */
const servicesOnAPage = 30;

async function helpPage(visit: Visit, warned: Warnings) {
  const wanted = readWanted(visit.query, visit.now);
  const services = await listServices(visit.db, visit.districtId);
  const fitting = services.filter((service) => fitsDoors(service, wanted.doors));
  const horizon = horizonAt(wanted.at ?? visit.now);
  const offers = offersAt(fitting, horizon, wanted.need);
  const pages = Math.max(1, Math.ceil(offers.length / servicesOnAPage));
  const number = pageIn(visit);
  holdsUntil(visit, services.flatMap(({ places }) => (places && places.until > visit.now ? [places.until] : [])));
  if (number > pages) return undefined;
  return (
    <HelpPage
      {...{ visit, wanted, pages, page: number, horizon }}
      offers={offers.slice((number - 1) * servicesOnAPage, number * servicesOnAPage)}
      openTotal={offers.filter(({ state }) => state.isOpen).length}
      states={needStates(fitting, horizon)}
      hasRoom={offers.some(({ service, state }) => state.isOpen && !isFullAt(service, horizon.now))}
      first={firstWithRoom(offers) ?? offers[0]}
      shown={await shownLanguages(visit.db, visit.districtId)}
      isEmpty={services.length === 0}
      warnings={await warned(visit)}
    />
  );
}

async function servicePage(visit: Visit, problem: FormProblem, warned: Warnings) {
  const id = idIn(visit);
  const service = id && (await findService(visit.db, visit.districtId, id));
  if (!service) return undefined;
  return <ServicePage {...{ visit, service, problem }} horizon={horizonAt(visit.now)} mayChange={visit.may("help.manage")} warnings={await warned(visit)} />;
}

const plain = (visit: Visit, text: string) => visit.c.text(text, 200, { "Cache-Control": "no-cache", "Content-Language": visit.lang });

const addressesOf = (visit: Visit) => ({
  all: `${visit.deps.publicUrl}${paths.help.to(visit, {})}`,
  elsewhere: `${visit.deps.publicUrl}${paths.elsewhere.to(visit, {})}`,
});

export const publicRoutes = (warned: Warnings): readonly Route[] => [
  sharedPage(paths.help, (visit) => helpPage(visit, warned)),
  page(paths.text, everyone, async (visit) => {
    const services = await listServices(visit.db, visit.districtId);
    return plain(visit, plainText(services, horizonAt(visit.now), visit.lang, texts[visit.lang].short, addressesOf(visit), (await warned(visit)).map(({ line }) => line)));
  }, { gives: { what: given.text, type: "text/plain" } }),
  page(paths.sms, everyone, async (visit) => {
    const need = visit.query("need");
    const t = texts[visit.lang].short;
    if (!isNeed(need)) return plain(visit, `${t.chooseNeed}\n${needs.map((one) => `?need=${one}`).join("\n")}\n`);
    const services = await listServices(visit.db, visit.districtId);
    return plain(visit, textMessage(services, horizonAt(visit.now), need, visit.lang, t));
  }, { gives: { what: given.sms, type: "text/plain", query: z.object({ need: z.enum(needs) }) } }),
];

/** After all that have an address of their own. */
export const serviceRoutes = (warned: Warnings): readonly Route[] => [
  page(paths.service, everyone, (visit) => servicePage(visit, freshForm(), warned)),
  form(paths.closed, everyone, nothingSchema, {
    limit: "closed",
    unseen: true,
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      const { district, deps, now } = visit;
      await reportClosed(tx, visit.permit, id, { district, publicUrl: deps.publicUrl, now });
      return paths.service.to(visit, { id }, { told: "1" });
    },
    again: (visit, problem) => servicePage(visit, problem, warned),
  }),
];
