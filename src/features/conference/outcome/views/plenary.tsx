import type { FC } from "hono/jsx";
import type { Visit } from "../../../../platform/web/routes.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { Page } from "../../../../ui/layout.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import type { Conference } from "../../queries/conferences.ts";
import type { Session } from "../../rules/programme/programme.ts";
import { outcomePaths } from "../paths.ts";
import type { Recommendation } from "../rules/recommendation.ts";
import { takesVotes } from "../rules/support.ts";
import { texts } from "../texts/plenary.ts";
import { SupportLines } from "./support.tsx";
import { HowToVote } from "./vote.tsx";

interface PlenaryProps {
  readonly visit: Visit;
  readonly conference: Conference;
  /** In the order of the programme. */
  readonly workshops: readonly Session[];
  readonly recommendations: readonly Recommendation[];
}

const slideId = (at: number) => `slide-${at}`;

/** All recommendations for a projector, one below the other and each as large as the wall; it follows what happens. */
export const PlenaryPage: FC<PlenaryProps> = ({ visit, conference, workshops, recommendations }) => {
  const t = texts[visit.lang];
  const slides = workshops.flatMap((workshop) => recommendations.filter(({ workshopId }) => workshopId === workshop.id).map((one) => ({ workshop, one })));
  return (
    <Page
      title={t.title}
      lead={<WrittenWords>{conference.title}</WrittenWords>}
      kicker={
        <a class="on-screen" href={outcomePaths.desk.to(visit, { id: conference.id })}>
          {t.back}
        </a>
      }
      width="wide"
      breadcrumbs={[]}
      scripts={["projector.js"]}
      bare
      noIndex
    >
      <p class="on-screen reading-aside">{t.how}</p>
      <div data-fresh data-fresh-stream={outcomePaths.plenaryLive.to(visit, { id: conference.id })}>
        {slides.length === 0 && <p>{t.none}</p>}
        {slides.map(({ workshop, one }, at) => (
          <section class="plenary-slide" id={slideId(at + 1)} tabindex={-1} data-slide>
            <p class="plenary-workshop">
              <WrittenWords>{workshop.title}</WrittenWords> · {t.number(at + 1, slides.length)}
            </p>
            <h2 lang={writtenLang()}>{one.sentence}</h2>
            {one.why && <p lang={writtenLang()}>{one.why}</p>}
            <Support visit={visit} support={one.support} />
            <p class="plenary-ways on-screen">
              {at > 0 && (
                <a href={`#${slideId(at)}`} id={`to-${slideId(at)}-from-${at + 1}`}>
                  {t.previous}
                </a>
              )}
              {at + 1 < slides.length && (
                <a href={`#${slideId(at + 2)}`} id={`to-${slideId(at + 2)}-from-${at + 1}`}>
                  {t.next}
                </a>
              )}
            </p>
          </section>
        ))}
      </div>
    </Page>
  );
};

/** What the room has said; while it votes, how one votes and how many have. */
const Support: FC<Pick<PlenaryProps, "visit"> & Pick<Recommendation, "support">> = ({ visit, support }) => {
  const { vote, hands } = support;
  if (!vote || !takesVotes(vote, visit.now)) return <SupportLines visit={visit} support={support} />;
  return (
    <>
      {hands && <SupportLines visit={visit} support={{ hands, vote: null }} />}
      <HowToVote visit={visit} vote={vote} />
    </>
  );
};
