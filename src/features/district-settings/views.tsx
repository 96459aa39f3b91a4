import type { FC } from "hono/jsx";
import { numberPrefixOf } from "../../platform/district/number-prefix.ts";
import { textOf } from "../../platform/web/form.ts";
import type { FormProblem } from "../../platform/web/form.ts";
import type { Visit } from "../../platform/web/routes.ts";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../ui/error-texts.ts";
import { TextArea, TextField } from "../../ui/field.tsx";
import { ErrorSummary, Form } from "../../ui/form.tsx";
import { Actions, Page, Section } from "../../ui/layout.tsx";
import { MailAddress } from "../../ui/mail-link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { districtSettingsPath } from "./paths.ts";
import { longestAddress } from "./schema.ts";
import { texts } from "./texts.ts";

/** What the district tells about itself, for those who may read but not change it. */
export const DistrictFactsPage: FC<{ visit: Visit }> = ({ visit }) => {
  const t = texts[visit.lang];
  const { district } = visit;
  return (
    <Page title={t.title} lead={`${t.lead} ${t.readOnly}`} noIndex>
      <Facts
        items={[
          { term: t.name, value: district.name },
          { term: t.bodyTitle, value: district.bodyName },
          { term: t.bodyAddress, value: district.bodyAddress.split("\n").filter(Boolean).join(", ") },
          { term: t.bodyEmail, value: district.bodyEmail && <MailAddress address={district.bodyEmail} /> },
          { term: t.ean, value: district.ean },
          { term: t.outreachPhone, value: district.outreachPhone },
          { term: t.needleCollector, value: district.needleCollector },
          { term: t.needlePhone, value: district.needlePhone },
          { term: t.numbersTitle, value: `${numberPrefixOf(district)}-…` },
        ]}
      />
    </Page>
  );
};

interface DistrictFormProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  /** Whether the first number has been taken. */
  readonly isPrefixFixed: boolean;
}

/** The form with everything the district tells about itself. */
export const DistrictFormPage: FC<DistrictFormProps> = ({ visit, problem, isPrefixFixed }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const field = <N extends string>(name: N) => ({
    name,
    value: textOf(problem, name),
    error: errorAt(errors, name),
  });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      noIndex
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && errors.length === 0 && (
            <Notice tone="success" live>
              <p>{t.saved}</p>
            </Notice>
          )}
        </>
      }
    >
      <Form action={districtSettingsPath.to(visit, {})} label={t.title}>
        <TextField {...field("name")} label={t.name} hint={t.nameHint} width="medium" maxlength={60} />
        <Section title={t.bodyTitle}>
          <TextField {...field("bodyName")} label={t.bodyName} hint={t.bodyNameHint} maxlength={120} />
          <TextArea {...field("bodyAddress")} label={t.bodyAddress} hint={t.bodyAddressHint} optional rows={3} limit={longestAddress} />
          <TextField {...field("bodyEmail")} type="email" label={t.bodyEmail} hint={t.bodyEmailHint} optional maxlength={200} />
          <TextField {...field("ean")} label={t.ean} hint={t.eanHint} optional inputmode="numeric" width="medium" maxlength={20} />
        </Section>
        <Section title={t.outreachTitle}>
          <TextField
            {...field("outreachPhone")}
            type="tel"
            label={t.outreachPhone}
            hint={t.outreachPhoneHint}
            optional
            width="medium"
            maxlength={20}
          />
          <TextField {...field("needleCollector")} label={t.needleCollector} hint={t.needleCollectorHint} optional maxlength={80} />
          <TextField {...field("needlePhone")} type="tel" label={t.needlePhone} hint={t.needlePhoneHint} optional width="medium" maxlength={20} />
        </Section>
        <Section title={t.numbersTitle}>
          {isPrefixFixed ? (
            <p id="numberPrefix">{t.prefixFixed(numberPrefixOf(visit.district))}</p>
          ) : (
            <TextField
              {...field("numberPrefix")}
              label={t.numberPrefix}
              hint={t.numberPrefixHint(numberPrefixOf(visit.district))}
              width="short"
              autocomplete="off"
              spellcheck={false}
              maxlength={8}
            />
          )}
        </Section>
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};
