import type { FC } from "hono/jsx";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { FileField, TextArea } from "../../../../ui/field.tsx";
import { Fold } from "../../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { ItemList } from "../../../../ui/list.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import type { Conference } from "../../queries/conferences.ts";
import { invitationPaths } from "../paths.ts";
import { newIn, planKey } from "../rules/lines.ts";
import type { PlannedLine } from "../rules/lines.ts";
import { longestLines } from "../schema.ts";
import { texts } from "../texts/desk.ts";

interface LinesProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly text: string;
  /** What would become of each line; empty before any came. */
  readonly plan: readonly PlannedLine[];
  readonly problem: FormProblem;
}

/** Lines with addresses: the field, and what would become of each line, before anything is kept. */
export const LinesPage: FC<LinesProps> = ({ visit, conference, text, plan, problem }) => {
  const { lang } = visit;
  const t = texts[lang].lines;
  // Whoever looks for the first time has done nothing wrong.
  const errors = errorsInWords(problem.errors.filter(({ code }) => code !== "look_first"), lang, texts[lang].errors);
  const action = invitationPaths.lines.to(visit, { id: conference.id });
  const back = invitationPaths.desk.to(visit, { id: conference.id });
  const fresh = newIn(plan).length;
  const form = (
    <Form action={action} multipart>
      <TextArea name="text" label={t.text} hint={t.textHint} rows={10} limit={longestLines} value={text} error={errorAt(errors, "text")} />
      <FileField name="file" label={t.file} accept=".csv,.txt,text/csv,text/plain" error={errorAt(errors, "file")} optional />
      <Actions>
        <Button kind={fresh > 0 ? "secondary" : "primary"}>{plan.length > 0 ? t.lookAgain : t.look}</Button>
      </Actions>
    </Form>
  );
  return (
    <Page
      title={t.title}
      kicker={conference.title}
      lead={t.lead}
      breadcrumbs={[{ href: back, label: texts[lang].open }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      {plan.length > 0 && <Preview visit={visit} plan={plan} />}
      {fresh > 0 && (
        <Form action={action}>
          <HiddenField name="text" value={text} />
          <HiddenField name="seen" value={planKey(plan)} />
          <Actions>
            <Button>{t.save(fresh)}</Button>
            <ButtonLink kind="quiet" href={back}>
              {texts[lang].sheet.back}
            </ButtonLink>
          </Actions>
        </Form>
      )}
      {plan.length > 0 ? <Section title={t.edit}>{form}</Section> : form}
    </Page>
  );
};

/** More new people than this are folded, so that the button below is found. */
const mostOpen = 30;

const Preview: FC<Pick<LinesProps, "visit" | "plan">> = ({ visit, plan }) => {
  const t = texts[visit.lang].lines;
  const wrong = plan.flatMap((one) => (one.kind === "problem" ? [one] : []));
  const people = (kind: "new" | "known" | "twice") => plan.flatMap((one) => (one.kind === kind ? [one] : []));
  const lines = (kind: "new" | "known" | "twice") => (
    <ItemList
      items={people(kind).map(({ line, person }) => ({
        key: `line-${line}`,
        kind: t.line(line),
        title: <WrittenWords>{person.name}</WrittenWords>,
        meta: [person.email, person.organisation, person.phone, person.address].filter(Boolean).join(" · ") || texts[visit.lang].noReach,
      }))}
    />
  );
  return (
    <>
      <p class="conference-deadline">{t.preview(people("new").length, people("known").length, people("twice").length, wrong.length)}</p>
      {wrong.length > 0 && (
        <Section title={t.wrong} lead={t.wrongHint}>
          <ItemList items={wrong.map(({ line, text, problem }) => ({ key: `line-${line}`, kind: t.line(line), title: <WrittenWords>{text}</WrittenWords>, meta: t.problems[problem] }))} />
        </Section>
      )}
      {people("new").length > 0 && people("new").length <= mostOpen && <Section title={t.fresh}>{lines("new")}</Section>}
      {people("new").length > mostOpen && <Fold summary={`${t.fresh}: ${people("new").length}`}>{lines("new")}</Fold>}
      {people("known").length > 0 && <Fold summary={`${t.known}: ${people("known").length}`}>{lines("known")}</Fold>}
      {people("twice").length > 0 && <Fold summary={`${t.twice}: ${people("twice").length}`}>{lines("twice")}</Fold>}
    </>
  );
};
