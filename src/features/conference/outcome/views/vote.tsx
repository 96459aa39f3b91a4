import type { FC } from "hono/jsx";
import { textOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { Button } from "../../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { TextField } from "../../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../../ui/form.tsx";
import { Page } from "../../../../ui/layout.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { QrCode } from "../../../../ui/qr-code.tsx";
import { WebAddress } from "../../../../ui/web-address.tsx";
import { outcomePaths } from "../paths.ts";
import type { Ballot } from "../queries/ballots.ts";
import { choices, codeInWords, takesVotes } from "../rules/support.ts";
import type { Choice, PhoneVote } from "../rules/support.ts";
import { texts } from "../texts/vote.ts";
import { SupportLines } from "./support.tsx";

interface VoteProps {
  readonly visit: Visit;
  readonly ballot: Ballot;
  /** What this phone has voted. */
  readonly own: Choice | undefined;
  readonly problem: FormProblem;
}

/** One question on a phone: the sentence, and three large buttons. */
export const VotePage: FC<VoteProps> = ({ visit, ballot, own, problem }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const isOpen = takesVotes(ballot.vote, visit.now);
  return (
    <Page
      title={ballot.sentence}
      kicker={t.page.kicker}
      breadcrumbs={[]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {own && errors.length === 0 && (
            <Notice tone="success" live title={t.page.voted(t.choices[own].toLocaleLowerCase(visit.lang))}>
              <p>{t.page.change}</p>
            </Notice>
          )}
        </>
      }
      bare
      noIndex
    >
      {ballot.why && <p lang={writtenLang()}>{ballot.why}</p>}
      {isOpen ? (
        <Form action={outcomePaths.vote.to(visit, { code: ballot.vote.code })}>
          <div class="vote-choices" id="choice">
            {choices.map((choice) => (
              <Button kind={own === undefined || own === choice ? "primary" : "secondary"} name="choice" value={choice} aria-pressed={own === choice ? "true" : undefined}>
                {t.choices[choice]}
              </Button>
            ))}
          </div>
          <p class="reading-aside">{t.page.private}</p>
        </Form>
      ) : (
        <Over {...{ visit }} vote={ballot.vote} />
      )}
    </Page>
  );
};

/** What came out, for those who were in the room. */
const Over: FC<{ visit: Visit; vote: PhoneVote }> = ({ visit, vote }) => {
  const t = texts[visit.lang].page;
  return (
    <Notice title={t.over}>
      {vote.isClosed && vote.voters === 0 ? <p>{t.none}</p> : <SupportLines visit={visit} support={{ hands: null, vote }} />}
      <p>{t.overBody}</p>
    </Notice>
  );
};

/** Where the code from the screen is typed. */
export const FindVotePage: FC<{ visit: Visit; problem: FormProblem }> = ({ visit, problem }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  return (
    <Page title={t.find.title} lead={t.find.lead} breadcrumbs={[]} hasErrors={errors.length > 0} before={<ErrorSummary errors={errors} />} bare noIndex>
      <Form action={outcomePaths.findVote.to(visit, {})}>
        <TextField
          name="code"
          label={t.find.code}
          value={textOf(problem, "code")}
          error={errorAt(errors, "code")}
          inputmode="numeric"
          autocomplete="off"
          maxlength={12}
          width="short"
          large
          required
        />
        <Button>{t.find.button}</Button>
      </Form>
    </Page>
  );
};

/** How one votes: a code for the camera, the address, and what to type. */
export const HowToVote: FC<{ visit: Visit; vote: PhoneVote }> = ({ visit, vote }) => {
  const t = texts[visit.lang].screen;
  const place = { districtId: visit.districtId, lang: "da" } as const;
  const { publicUrl } = visit.deps;
  return (
    <div class="vote-how">
      <QrCode text={publicUrl + outcomePaths.vote.to(place, { code: vote.code })} label={t.alt} />
      <div>
        <p class="vote-count" role="status">
          {t.voted(vote.voters)}
        </p>
        <p>
          {t.scan} <strong class="workshop-address"><WebAddress url={(publicUrl + outcomePaths.findVote.to(place, {})).replace(/^https?:\/\//, "")} /></strong> {t.code}
        </p>
        <p class="vote-code">{codeInWords(vote.code)}</p>
      </div>
    </div>
  );
};

const freshSeconds = 5;
const withoutScriptSeconds = 15;

/** The large screen in the room: what is voted on and how; no address on it opens anything but the vote. */
export const VoteScreenPage: FC<{ visit: Visit; ballot: Ballot }> = ({ visit, ballot }) => {
  const t = texts[visit.lang];
  const here = outcomePaths.voteScreen.to(visit, { code: ballot.vote.code });
  const isOpen = takesVotes(ballot.vote, visit.now);
  return (
    <Page
      title={ballot.sentence}
      kicker={isOpen ? t.screen.how : undefined}
      width="wide"
      breadcrumbs={[]}
      scripts={["projector.js"]}
      {...(isOpen && { goesOn: { seconds: withoutScriptSeconds, href: here } })}
      bare
      noIndex
    >
      <div class="vote-screen" data-fresh data-fresh-seconds={isOpen ? String(freshSeconds) : undefined}>
        {isOpen ? <HowToVote visit={visit} vote={ballot.vote} /> : <Over visit={visit} vote={ballot.vote} />}
      </div>
      {isOpen && (
        <p class="on-screen">
          <a href={here}>{t.screen.refresh}</a>
        </p>
      )}
    </Page>
  );
};
