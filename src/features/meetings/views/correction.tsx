import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { Status } from "../../../ui/status.tsx";
import type { StatusTone } from "../../../ui/status.tsx";
import { Time } from "../../../ui/time.tsx";
import type { CorrectionStatus } from "../corrections.ts";
import type { Correction } from "../queries/corrections.ts";
import { correctionTexts } from "../texts/corrections.ts";
import { Redline } from "./redline.tsx";
import { danish } from "./words.ts";

const tones: Record<CorrectionStatus, StatusTone> = { open: "open", accepted: "done", declined: "neutral" };

/** One correction as every member may see it: by function and party, what was changed and why, and what came of it. */
export const CorrectionCard: FC<{ visit: Visit; correction: Correction }> = ({ visit, correction }) => {
  const t = correctionTexts[visit.lang];
  const { status, note, reason, decidedAt, base, proposed } = correction;
  return (
    <article class="correction">
      <p class="correction-head">
        <strong>
          <ProposerName visit={visit} correction={correction} />
        </strong>
        <Time at={correction.proposedAt} />
        <Status tone={tones[status]}>{t.status[status]}</Status>
      </p>
      <Redline visit={visit} before={base} after={proposed} />
      {note && (
        <p>
          {t.why}: <span lang={danish(visit.lang)}>{note}</span>
        </p>
      )}
      {decidedAt && reason && (
        <p>
          {t.reason}, <Time at={decidedAt} />: <span lang={danish(visit.lang)}>{reason}</span>
        </p>
      )}
    </article>
  );
};

/** Who proposed a correction: function and party, never a name. */
export const ProposerName: FC<{ visit: Visit; correction: Correction }> = ({ visit, correction }) => {
  const t = correctionTexts[visit.lang];
  const { memberId, spokeAs, assisted } = correction;
  const isSecretary = memberId === null && spokeAs === "" && !assisted;
  return (
    <>
      {spokeAs ? <span lang={danish(visit.lang)}>{spokeAs}</span> : isSecretary ? t.by.secretary : t.by.member}
      {assisted && ` (${t.assisted})`}
    </>
  );
};
