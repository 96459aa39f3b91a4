import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { texts } from "../texts/visitors.ts";
import { Phone } from "./offer.tsx";

/** Whom to call when it cannot wait, as items of a list. */
export const UrgentCalls: FC<{ visit: Visit }> = ({ visit }) => {
  const t = texts[visit.lang].none;
  const { outreachPhone } = visit.district;
  return (
    <>
      <li>
        <Phone number="1813" label={t.sick} />
      </li>
      <li>
        <Phone number="112" label={t.danger} />
      </li>
      {outreachPhone && (
        <li>
          {t.outreach} <Phone number={outreachPhone} />
        </li>
      )}
    </>
  );
};
