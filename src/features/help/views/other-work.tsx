import type { FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import { textOf, textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox, CheckboxGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextField } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { editionOf, otherLanguages, translations, validApprovals } from "../rules/languages/other-languages.ts";
import type { OtherLanguage, TextApproval } from "../rules/languages/other-languages.ts";
import { paths } from "../paths.ts";
import { sources, textKeys } from "../texts/other-sources.ts";
import type { TextKey } from "../texts/other-sources.ts";
import { texts as otherTexts } from "../texts/other-work.ts";
import { texts as workTexts } from "../texts/work.ts";
import { addressIn } from "./other-languages.tsx";

/** The languages that are prepared, and how far each has come. */
export const OtherWorkPage: FC<{ visit: Visit; missing: Readonly<Record<OtherLanguage, number>> }> = ({ visit, missing }) => {
  const t = otherTexts[visit.lang];
  return (
    <Page title={t.title} lead={t.lead} breadcrumbs={[{ href: paths.work.to(visit, {}), label: workTexts[visit.lang].title }]}>
      <ItemList
        items={otherLanguages.map((language) => ({
          key: language,
          title: t.names[language],
          href: paths.otherTexts.to(visit, { language }),
          status: missing[language] === 0 ? { label: t.shown, tone: "done" } : { label: t.missing(missing[language], textKeys.length), tone: "open" },
        }))}
      />
    </Page>
  );
};

type TextsProps = { visit: Visit; language: OtherLanguage; approvals: readonly TextApproval[]; problem: FormProblem };

/** All texts of a language side by side, who vouches for each, and where that is entered. Printed, only the texts remain. */
export const OtherTextsPage: FC<TextsProps> = ({ visit, language, approvals, problem }) => {
  const t = otherTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const valid = validApprovals(language, approvals);
  return (
    <Page
      width="wide"
      title={t.names[language]}
      lead={t.textsLead(t.names[language])}
      hasErrors={errors.length > 0}
      breadcrumbs={[{ href: paths.otherWork.to(visit, {}), label: t.title }]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && errors.length === 0 && <Notice tone="success" title={t.saved} live />}
        </>
      }
    >
      {valid.size === textKeys.length ? (
        <Notice tone="success" title={t.shown}>
          <p>
            <a href={addressIn(visit, language)}>{t.see}</a>
          </p>
        </Notice>
      ) : (
        <Notice title={t.missing(textKeys.length - valid.size, textKeys.length)} />
      )}
      <div class="on-screen">
        <ApprovalForm {...{ visit, language, problem, errors }} />
        {valid.size > 0 && <WithdrawalForm {...{ visit, language, problem, errors }} keys={[...valid.keys()]} />}
      </div>
      <SideBySide {...{ visit, language, approvals }} />
    </Page>
  );
};

type Errors = readonly { readonly field: string; readonly message: string }[];

const options = (language: OtherLanguage, keys: readonly TextKey[]) =>
  keys.map((key) => ({ value: key, label: <span lang={language}>{translations[language][key]}</span>, hint: <span lang="da">{sources.da[key]}</span> }));

const ApprovalForm: FC<{ visit: Visit; language: OtherLanguage; problem: FormProblem; errors: Errors }> = ({ visit, language, problem, errors }) => {
  const t = otherTexts[visit.lang].form;
  const asked = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const chosen = textOf(problem, "do") === "withdraw" ? [] : textsOf(problem, "keys");
  return (
    <Section title={t.title} lead={t.lead}>
      <Form action={paths.otherTexts.to(visit, { language })} label={t.title}>
        <HiddenField name="do" value="approve" />
        <HiddenField name="edition" value={editionOf(language)} />
        <TextField {...asked("name")} label={t.name} width="medium" autocomplete="off" maxlength={80} />
        <TextField {...asked("role")} label={t.role} hint={t.roleHint} width="medium" autocomplete="off" maxlength={80} />
        <DateField {...asked("approvedOn")} label={t.day} />
        <Checkbox name="all" label={t.all} checked={textOf(problem, "all") === "1"} error={errorAt(errors, "all")} />
        <Fold summary={t.some}>
          <CheckboxGroup name="keys" label={t.keys} values={chosen} options={options(language, textKeys)} />
        </Fold>
        <Actions>
          <Button>{t.approve}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

const WithdrawalForm: FC<{ visit: Visit; language: OtherLanguage; problem: FormProblem; errors: Errors; keys: readonly TextKey[] }> = ({ visit, language, problem, errors, keys }) => {
  const t = otherTexts[visit.lang].withdraw;
  const chosen = textOf(problem, "do") === "withdraw" ? textsOf(problem, "keys") : [];
  return (
    <Fold summary={t.title}>
      <p>{t.text}</p>
      <Form action={paths.otherTexts.to(visit, { language })} label={t.title}>
        <HiddenField name="do" value="withdraw" />
        <CheckboxGroup name="keys" id="withdrawn" label={t.keys} values={chosen} options={options(language, keys)} error={errorAt(errors, "withdrawn")} />
        <Actions>
          <Button kind="secondary">{t.button}</Button>
        </Actions>
      </Form>
    </Fold>
  );
};

const SideBySide: FC<{ visit: Visit; language: OtherLanguage; approvals: readonly TextApproval[] }> = ({ visit, language, approvals }) => {
  const { names, table: t } = otherTexts[visit.lang];
  const valid = validApprovals(language, approvals);
  const said = (key: TextKey) => {
    const approval = valid.get(key);
    if (approval) return t.by(approval.name, approval.role, formatDay(approval.approvedOn, visit.lang));
    return approvals.some((one) => one.key === key) ? t.lapsed : t.none;
  };
  return (
    <Section title={t.title} lead={t.edition(editionOf(language))}>
      <DataTable
        caption={t.caption(names[language])}
        hideCaption
        columns={[
          { key: "da", label: t.danish },
          { key: "en", label: t.english },
          { key: "translated", label: names[language] },
          { key: "approval", label: t.approval },
        ]}
        rows={textKeys.map((key) => ({
          key,
          cells: {
            da: <span lang="da">{sources.da[key]}</span>,
            en: <span lang="en">{sources.en[key]}</span>,
            translated: <span lang={language}>{translations[language][key]}</span>,
            approval: said(key),
          },
        }))}
      />
      <p class="write-line">{t.sign}</p>
    </Section>
  );
};
