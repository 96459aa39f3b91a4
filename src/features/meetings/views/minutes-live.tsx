import type { FC, PropsWithChildren } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { minutesLivePath, minutesNowPath } from "../paths.ts";
import { minutesTexts } from "../texts/minutes.ts";

type LiveMinutesProps = PropsWithChildren<{ visit: Visit; meetingId: string; outline: string }>;

/** Around the items: where the script learns what others write, and says that there is more to see than texts. */
export const LiveMinutes: FC<LiveMinutesProps> = ({ visit, meetingId, outline, children }) => {
  const t = minutesTexts[visit.lang].live;
  return (
    <live-minutes
      data-stream={minutesLivePath.to(visit, { id: meetingId })}
      data-now={minutesNowPath.to(visit, { id: meetingId })}
      data-outline={outline}
      data-changed={t.changed}
      data-show={t.show}
    >
      {children}
    </live-minutes>
  );
};

/** The keys that the script listens to; not there where there is none. */
export const MinutesKeys: FC<{ visit: Visit }> = ({ visit }) => {
  const t = minutesTexts[visit.lang].live;
  const keys = [
    [["Alt", "↓"], t.keyNext],
    [["Alt", "↑"], t.keyPrevious],
    [["Ctrl", "S"], t.keySave],
    [["Alt", "Enter"], t.keyDecision],
    [["Alt", "Shift", "Enter"], t.keyTask],
  ] as const;
  return (
    <template data-keys>
      <details class="section">
        <summary>{t.keys}</summary>
        <dl class="keys">
          {keys.map(([parts, does]) => (
            <div>
              <dt>
                {parts.map((part, at) => (
                  <>
                    {at > 0 && " + "}
                    <kbd>{part}</kbd>
                  </>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </details>
    </template>
  );
};
