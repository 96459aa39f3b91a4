import type { FC } from "hono/jsx";
import type { Visit } from "../../../../platform/web/routes.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { Section } from "../../../../ui/layout.tsx";
import { Status } from "../../../../ui/status.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import type { Session } from "../../rules/programme/programme.ts";
import { outcomePaths } from "../paths.ts";
import type { Recommendation } from "../rules/recommendation.ts";
import { settled } from "../rules/support.ts";
import { texts } from "../texts/recommendations.ts";
import { SupportLines } from "./support.tsx";

type Props = {
  visit: Visit;
  /** In the order of the programme. */
  workshops: readonly Session[];
  /** Those that everyone may read. */
  recommendations: readonly Recommendation[];
  /** Those of which something has come. */
  onward: ReadonlySet<string>;
};

/** On a conference's page: what its workshops came to, with who supports it. Nothing until something is public. */
export const RecommendationsOfConference: FC<Props> = ({ visit, workshops, recommendations, onward }) => {
  if (recommendations.length === 0) return null;
  const t = texts[visit.lang];
  const groups = workshops
    .map((workshop) => ({ workshop, own: recommendations.filter(({ workshopId }) => workshopId === workshop.id) }))
    .filter(({ own }) => own.length > 0);
  return (
    <Section title={t.title} lead={t.lead} id="recommendations">
      {groups.map(({ workshop, own }) => (
        <>
          <h3>
            <WrittenWords>{workshop.title}</WrittenWords>
          </h3>
          <ol class="recommendations">
            {own.map((one) => (
              <li class="recommendation">
                <p class="recommendation-sentence" lang={writtenLang()}>
                  <a href={outcomePaths.recommendation.to(visit, { id: one.id })}>{one.sentence}</a>
                </p>
                <SupportLines visit={visit} support={settled(one.support)} />
                {onward.has(one.id) && <Status tone="done">{t.statuses.onward}</Status>}
              </li>
            ))}
          </ol>
        </>
      ))}
    </Section>
  );
};
