import type { FC } from "hono/jsx";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { MakeButtons, MakeByChoice } from "../../../../thread/make.tsx";
import type { ChoiceToMake } from "../../../../thread/make.tsx";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { errorsInWords } from "../../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../../ui/form.tsx";
import { ItemPage } from "../../../../ui/item-page.tsx";
import { Actions, Section } from "../../../../ui/layout.tsx";
import type { ThreadStep } from "../../../../ui/story.tsx";
import { Time } from "../../../../ui/time.tsx";
import { Written, WrittenWords } from "../../../../ui/written.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import type { Session } from "../../rules/programme/programme.ts";
import { texts as visitorTexts } from "../../texts/visitors.ts";
import { recommendationKindName } from "../commands/records.ts";
import { outcomePaths } from "../paths.ts";
import type { Recommendation } from "../rules/recommendation.ts";
import { texts } from "../texts/recommendations.ts";
import { SupportLines } from "./support.tsx";

interface RecommendationProps {
  readonly visit: Visit;
  readonly conference: Conference;
  /** As the programme was published last. */
  readonly workshop: Session | undefined;
  readonly recommendation: Recommendation;
  /** As its thread has it. */
  readonly status: string | undefined;
  /** What can be made of it by choosing from lists. */
  readonly choices: readonly ChoiceToMake[];
  readonly thread: readonly ThreadStep[];
  readonly problem: FormProblem;
}

/** One public recommendation: what, why, who in the room supports it, and what came of it. */
export const RecommendationPage: FC<RecommendationProps> = (props) => {
  const { visit, conference, workshop, recommendation, status, thread, problem } = props;
  const { lang } = visit;
  const t = texts[lang];
  const errors = errorsInWords(problem.errors, lang);
  const conferenceHref = paths.conference.to(visit, { id: conference.id });
  return (
    <ItemPage
      kind={t.kind}
      title={recommendation.sentence}
      isWritten
      description={recommendation.why.slice(0, 200)}
      hasErrors={errors.length > 0}
      status={status === "onward" ? { label: t.statuses.onward, tone: "done" } : { label: t.statuses.put_forward, tone: "open" }}
      breadcrumbs={[
        { href: paths.conferences.to(visit, {}), label: visitorTexts[lang].title },
        { href: conferenceHref, label: conference.title, isWritten: true },
      ]}
      before={<ErrorSummary errors={errors} />}
      facts={[
        { term: t.workshop, value: workshop && <WrittenWords>{workshop.title}</WrittenWords> },
        {
          term: t.conference,
          value: (
            <a href={conferenceHref}>
              <WrittenWords>{conference.title}</WrittenWords>
            </a>
          ),
        },
        { term: t.released, value: recommendation.releasedAt && <Time at={recommendation.releasedAt} /> },
      ]}
      thread={thread}
      below={<Onward {...props} />}
    >
      {recommendation.why && (
        <Section title={t.why}>
          <Written text={recommendation.why} />
        </Section>
      )}
      <Section title={t.support}>
        <SupportLines visit={visit} support={recommendation.support} />
        <p class="reading-aside">{t.whose}</p>
      </Section>
    </ItemPage>
  );
};

/** What members may make of it, each by one press; nothing for those who may not. */
const Onward: FC<RecommendationProps> = ({ visit, recommendation, choices }) => {
  if (!visit.may("conference.prepare")) return null;
  const t = texts[visit.lang].onward;
  const { id } = recommendation;
  return (
    <Section title={t.title} lead={t.lead}>
      <Actions>
        <MakeButtons visit={visit} item={{ kind: recommendationKindName, id }} />
      </Actions>
      <MakeByChoice visit={visit} item={{ kind: recommendationKindName, id }} choices={choices} />
      <Form action={outcomePaths.takeBack.to(visit, { id })}>
        <p class="reading-aside">{t.backHint}</p>
        <Actions>
          <Button kind="secondary">{t.back}</Button>
          <ButtonLink kind="quiet" href={outcomePaths.forWork.workshop.to(visit, { key: recommendation.workshopId })}>
            {t.edit}
          </ButtonLink>
        </Actions>
      </Form>
    </Section>
  );
};
