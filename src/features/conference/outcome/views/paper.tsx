import type { FC } from "hono/jsx";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Page } from "../../../../ui/layout.tsx";
import { QrCode } from "../../../../ui/qr-code.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { minuteOf } from "../../rules/when.ts";
import { outcomePaths } from "../paths.ts";
import { texts } from "../texts/facilitator.ts";
import type { OpenWorkshop } from "./workshop.tsx";

/** A facilitator's link to print: what opens the workshop stands on this page and nowhere else. */
export const PaperPage: FC<{ visit: Visit; opened: OpenWorkshop }> = ({ visit, opened: { conference, workshop, until } }) => {
  const t = texts[visit.lang].paper;
  const url = visit.deps.publicUrl + outcomePaths.byLink.workshop.to({ districtId: visit.districtId, lang: "da" }, { key: visit.param("key") });
  return (
    <Page title={workshop.title} kicker={<WrittenWords>{conference.title}</WrittenWords>} breadcrumbs={[]} noIndex>
      <p class="on-screen">{t.lead}</p>
      <div class="workshop-paper">
        <QrCode text={url} label={t.alt} />
        <p>{t.scan}</p>
        <p class="workshop-address">{url}</p>
        {until && <p>{texts[visit.lang].until(minuteOf(until, visit.lang))}</p>}
      </div>
    </Page>
  );
};
