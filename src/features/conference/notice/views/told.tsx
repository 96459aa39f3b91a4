import type { FC } from "hono/jsx";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Notice } from "../../../../ui/notice.tsx";
import type { Conference } from "../../queries/conferences.ts";
import { noticePaths } from "../paths.ts";
import type { Listed } from "../queries/hearers.ts";
import type { Reached } from "../queries/reached.ts";
import { texts } from "../texts.ts";

/** Beside a form that moves or cancels a conference: how many it tells. */
export const WhoIsTold: FC<{ visit: Visit; reached: Reached; isCancelling?: boolean }> = ({ visit, reached, isCancelling = false }) => {
  const t = texts[visit.lang].before;
  const { byMail, byHand } = reached;
  if (byMail + byHand === 0) return <p>{t.nobody}</p>;
  return (
    <Notice>
      <p>{isCancelling ? t.cancelling : t.moving} <strong>{t.total(byMail + byHand)}</strong></p>
      <p>{[byMail > 0 && t.byMail(byMail), byHand > 0 && t.byHand(byHand)].filter(Boolean).join(" ")}</p>
      {!isCancelling && byMail > 0 && <p>{t.together}</p>}
    </Notice>
  );
};

/** Beside the button that publishes another version of a programme: how many hear that their own has changed. */
export const WhoIsToldOfProgramme: FC<{ visit: Visit; reached: Reached }> = ({ visit, reached: { byMail, byHand } }) => {
  const t = texts[visit.lang].before;
  if (byMail + byHand === 0) return <p>{t.nobodyMoved}</p>;
  return (
    <Notice>
      <p>{t.publishing} <strong>{t.total(byMail + byHand)}</strong></p>
      <p>{[byMail > 0 && t.byMail(byMail), byHand > 0 && t.byHand(byHand)].filter(Boolean).join(" ")}</p>
      {byMail > 0 && <p>{t.publishedTogether}</p>}
    </Notice>
  );
};

/** Where a conference is looked after: who has not heard yet that it was moved or cancelled, or their programme changed. */
export const NotToldYet: FC<{ visit: Visit; conference: Conference; hearers: readonly Listed[] }> = ({ visit, conference, hearers }) => {
  const t = texts[visit.lang].waiting;
  const untold = hearers.filter(({ toldAt }) => toldAt === null);
  const byHand = untold.filter(({ byMail }) => !byMail).length;
  // Of cancelling other mails tell, and they are told apart.
  const mails = conference.cancelledAt ? 0 : untold.length - byHand;
  if (mails + byHand === 0) return null;
  return (
    <Notice tone={byHand > 0 ? "warning" : "info"}>
      {mails > 0 && <p>{t.mails(mails)}</p>}
      {byHand > 0 && (
        <p>
          {t.byHand(byHand)} <a href={noticePaths.tell.to(visit, { id: conference.id })}>{t.list}</a>
        </p>
      )}
    </Notice>
  );
};
