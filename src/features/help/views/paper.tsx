import type { FC } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Card, Cards } from "../../../ui/card.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Status } from "../../../ui/status.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { concerns, wallPapers } from "../rules/paper/changes.ts";
import type { PaperChange, WallPaperName } from "../rules/paper/changes.ts";
import { paths } from "../paths.ts";
import { texts } from "../texts/paper.ts";
import { texts as visitorTexts } from "../texts/visitors.ts";
import { FoldingPicture } from "./folding-picture.tsx";

type PaperProps = {
  visit: Visit;
  problem: FormProblem;
  /** When papers were last made. */
  madeAt: Date | undefined;
  /** What has changed on them since. */
  changes: readonly PaperChange[];
  /** How many services on them nobody has checked for long. */
  overdue: number;
  /** Names of services that paper cannot tell of. */
  leftOut: readonly string[];
  mayMake: boolean;
};

const files = { card: paths.paperCard, poster: paths.paperPoster, stairwell: paths.paperStairwell } as const;

/** The papers to print, whether those that hang are still right, and a button for whoever prints new ones. */
export const PaperPage: FC<PaperProps> = (props) => {
  const { visit, problem, mayMake } = props;
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, {});
  return (
    <Page
      width="wide"
      title={t.title}
      lead={t.lead}
      description={t.lead}
      hasErrors={errors.length > 0}
      breadcrumbs={[{ href: paths.help.to(visit, {}), label: visitorTexts[visit.lang].title }]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {mayMake && visit.query("made") === "1" && <Notice tone="success" title={t.making.done} live />}
        </>
      }
    >
      <Cards>
        {wallPapers.map((paper) => (
          <PaperCard {...props} paper={paper} />
        ))}
      </Cards>
      <Section title={t.state.title}>
        <Changes {...props} />
      </Section>
      {mayMake && <Making {...props} />}
      <Section title={t.folding}>
        <FoldingPicture label={t.foldingPicture} />
        <div class="prose">
          <ol>
            {t.foldingSteps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
        </div>
      </Section>
    </Page>
  );
};

const PaperCard: FC<PaperProps & { paper: WallPaperName }> = ({ visit, madeAt, changes, paper }) => {
  const t = texts[visit.lang];
  const when = madeAt && formatDate(madeAt, visit.lang);
  const isOld = changes.some((change) => concerns(change, paper));
  return (
    <Card
      title={t.names[paper]}
      headingLevel={2}
      kicker={t.sizes[paper]}
      foot={
        <ButtonLink href={files[paper].to(visit, {})} kind="secondary" aria-label={t.printed(t.names[paper])}>
          {t.print}
        </ButtonLink>
      }
    >
      <p>{t.about[paper]}</p>
      {when && <Status tone={isOld ? "late" : "done"}>{isOld ? t.state.isOld(when) : t.state.isCurrent(when)}</Status>}
    </Card>
  );
};

const Changes: FC<PaperProps> = ({ visit, madeAt, changes }) => {
  const t = texts[visit.lang].state;
  if (!madeAt) return <p>{t.never}</p>;
  const when = formatDate(madeAt, visit.lang);
  if (changes.length === 0) return <p>{t.current(when)}</p>;
  return (
    <>
      <p>{t.old(when)}</p>
      <ul>
        {changes.map((change) => (
          <li>
            {change.kind !== "contact" && <WrittenWords>{change.name}</WrittenWords>}
            {changeInWords(change, visit)}
          </li>
        ))}
      </ul>
    </>
  );
};

/** What has changed about it, to stand behind its name. */
function changeInWords(change: PaperChange, { lang }: Visit): string {
  const t = texts[lang].changes;
  switch (change.kind) {
    case "new":
      return ` ${t.added}`;
    case "gone":
      return ` ${t.gone}`;
    case "changed":
      return `: ${change.parts.map((part) => t.parts[part]).join(", ")}`;
    case "contact":
      return t.contacts[change.contact];
  }
}

const Making: FC<PaperProps> = ({ visit, overdue, leftOut }) => {
  const t = texts[visit.lang].making;
  const { needleCollector, needlePhone } = visit.district;
  return (
    <Section title={t.title} lead={t.text}>
      {overdue > 0 && (
        <Notice tone="warning" title={t.overdue(overdue)}>
          <a href={paths.work.to(visit, {})}>{t.toWork}</a>
        </Notice>
      )}
      {leftOut.length > 0 && <p>{t.closed(leftOut.join(", "))}</p>}
      {needleCollector === null && needlePhone === null && <p>{t.noCollector}</p>}
      <Form action={paths.paper.to(visit, {})} label={t.title}>
        <Actions>
          <Button>{t.button}</Button>
        </Actions>
      </Form>
    </Section>
  );
};
