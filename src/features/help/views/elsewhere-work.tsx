import type { FC } from "hono/jsx";
import { dayOf, formatDay } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { StatusWords } from "../../../ui/status.tsx";
import { isOld, situations } from "../rules/elsewhere/elsewhere.ts";
import type { ElsewhereText, Situation } from "../rules/elsewhere/elsewhere.ts";
import { paths } from "../paths.ts";
import { texts as elsewhereTexts } from "../texts/elsewhere.ts";
import { longestPage } from "../schema.ts";
import { texts as workTexts } from "../texts/work.ts";

/** The three texts, and which of them everyone reads. */
export const ElsewhereWorkPage: FC<{ visit: Visit; texts: Readonly<Record<Situation, ElsewhereText>> }> = ({ visit, texts }) => {
  const t = elsewhereTexts[visit.lang];
  const saved = visit.query("saved");
  return (
    <Page
      title={t.work.title}
      lead={t.work.lead}
      breadcrumbs={[{ href: paths.work.to(visit, {}), label: workTexts[visit.lang].title }]}
      before={saved && <Notice tone="success" title={saved === "approve" ? t.work.saved.approve : t.work.saved.keep} live />}
    >
      <ItemList
        items={situations.map((situation) => ({
          key: situation,
          title: t.titles[situation],
          href: paths.situationWork.to(visit, { situation }),
          status: statusOf(texts[situation], visit),
        }))}
      />
      <Actions>
        <ButtonLink kind="quiet" href={paths.elsewhere.to(visit, {})}>
          {t.work.see}
        </ButtonLink>
      </Actions>
    </Page>
  );
};

function statusOf({ approvedOn, version }: ElsewhereText, visit: Visit): StatusWords {
  const t = elsewhereTexts[visit.lang].work;
  if (approvedOn === null) return { label: version === 0 ? t.prepared : t.kept, tone: "open" };
  const day = formatDay(approvedOn, visit.lang);
  return isOld(approvedOn, dayOf(visit.now)) ? { label: t.stale(day), tone: "late" } : { label: t.shown(day), tone: "done" };
}

type FormProps = { visit: Visit; situation: Situation; known: ElsewhereText; problem: FormProblem };

/** Writes and approves what applies in one situation. */
export const ElsewhereFormPage: FC<FormProps> = ({ visit, situation, known, problem }) => {
  const all = elsewhereTexts[visit.lang];
  const t = all.form;
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const asked = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <Page
      title={all.titles[situation]}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: paths.elsewhereWork.to(visit, {}), label: all.work.title }]}
    >
      {wasChanged(problem) && (
        <SavedMeanwhile
          items={[
            { term: t.text, value: known.text },
            { term: t.textEn, value: known.textEn },
            { term: t.source, value: known.source },
          ]}
        />
      )}
      {known.version === 0 && (
        <Notice title={t.prepared}>
          <p>{t.preparedText}</p>
        </Notice>
      )}
      <Form action={paths.situationWork.to(visit, { situation })}>
        <HiddenField name="version" value={String(versionToSend(problem, known.version))} />
        <TextArea {...asked("text")} label={t.text} hint={t.textHint} limit={longestPage} rows={9} />
        <TextArea {...asked("textEn")} label={t.textEn} hint={t.textEnHint} limit={longestPage} rows={9} optional />
        <TextField {...asked("source")} label={t.source} hint={t.sourceHint} />
        <p>{t.keepNote}</p>
        <Actions>
          <Button name="do" value="approve">
            {t.approve}
          </Button>
          <Button kind="secondary" name="do" value="keep">
            {t.keep}
          </Button>
        </Actions>
      </Form>
    </Page>
  );
};
