import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Section } from "../../../ui/layout.tsx";
import { percentOf, perspectiveWords } from "../rules/result/result-words.ts";
import type { Summary } from "../rules/result/summary.ts";
import { resultTexts } from "../texts/result.ts";
import { whereVoicesDiffer } from "../rules/result/voices.ts";
import { ShareSign, TwoShares } from "./support.tsx";

interface VoicesProps {
  readonly visit: Visit;
  readonly summary: Summary;
  readonly textOf: ReadonlyMap<string, string>;
}

/** Statements on which it matters whether people or perspectives are counted, with why; nothing when there are none. */
export const VoicesThatDiffer: FC<VoicesProps> = ({ visit: { lang }, summary, textOf }) => {
  const t = resultTexts[lang];
  const found = whereVoicesDiffer(summary);
  if (found.length === 0) return null;
  return (
    <Section title={t.voices} lead={t.voicesLead}>
      <ul class="supports">
        {found.map(({ statement, all, each, loudest }) => (
          <li class="support">
            <p class="support-statement" lang={writtenLang()}>
              {textOf.get(statement.id)}
            </p>
            <TwoShares all={all} each={each} />
            <dl class="two-shares">
              <div>
                <dt>
                  <ShareSign of="all" />
                  {t.allAnswers}
                </dt>
                <dd>{t.percent(percentOf(all))}</dd>
              </div>
              <div>
                <dt>
                  <ShareSign of="each" />
                  {t.oneVoice}
                </dt>
                <dd>{t.percent(percentOf(each))}</dd>
              </div>
            </dl>
            <p>{t.loudest(perspectiveWords(lang, loudest.name), loudest.seen, statement.agree + statement.disagree + statement.pass)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
};
