import type { FC } from "hono/jsx";
import { formatTime } from "../../../../platform/i18n/dates.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { errorsInWords } from "../../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../../ui/form.tsx";
import { Actions, Page } from "../../../../ui/layout.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { outcomePaths } from "../paths.ts";
import type { WorkshopPaths } from "../paths.ts";
import type { Recommendation } from "../rules/recommendation.ts";
import { fewestVotersShown, takesVotes, voteMinutes } from "../rules/support.ts";
import { texts } from "../texts/vote.ts";
import { SupportLines } from "./support.tsx";
import { HowToVote } from "./vote.tsx";
import { workshopCrumbs } from "./workshop.tsx";
import type { OpenWorkshop } from "./workshop.tsx";

interface VoteWorkProps {
  readonly visit: Visit;
  readonly opened: OpenWorkshop;
  readonly paths: WorkshopPaths;
  readonly recommendation: Recommendation;
  readonly problem: FormProblem;
}

/** Where whoever facilitates opens a vote by phone, sees how many have voted, and closes it. */
export const VoteWorkPage: FC<VoteWorkProps> = ({ visit, opened, paths, recommendation, problem }) => {
  const { lang } = visit;
  const t = texts[lang].work;
  const errors = errorsInWords(problem.errors, lang, texts[lang].errors);
  const params = { key: visit.param("key"), recommendation: recommendation.id };
  const { vote } = recommendation.support;
  const isOpen = vote !== null && takesVotes(vote, visit.now);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={workshopCrumbs(visit, opened, paths)}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <p class="recommendation-sentence">
        <WrittenWords>{recommendation.sentence}</WrittenWords>
      </p>
      {isOpen ? (
        <>
          <Notice title={t.isOpen(formatTime(vote.endsAt, lang))}>
            <HowToVote {...{ visit, vote }} />
          </Notice>
          <Form action={paths.closeVote.to(visit, params)}>
            <Actions>
              <Button>{t.close}</Button>
              <ButtonLink kind="secondary" href={outcomePaths.voteScreen.to(visit, { code: vote.code })}>
                {t.screen}
              </ButtonLink>
              <ButtonLink kind="quiet" href={paths.vote.to(visit, params)}>
                {t.refresh}
              </ButtonLink>
            </Actions>
          </Form>
        </>
      ) : (
        <>
          {vote && <SupportLines visit={visit} support={{ hands: null, vote }} />}
          <p>{t.few(fewestVotersShown)}</p>
          <p>{vote ? t.openAgainHint : t.byItself(voteMinutes)}</p>
          <Form action={paths.vote.to(visit, params)}>
            <Actions>
              <Button kind={vote ? "secondary" : "primary"}>{vote ? t.openAgain : t.open}</Button>
              <ButtonLink kind="quiet" href={paths.workshop.to(visit, { key: params.key })}>
                <WrittenWords>{opened.workshop.title}</WrittenWords>
              </ButtonLink>
            </Actions>
          </Form>
        </>
      )}
    </Page>
  );
};
