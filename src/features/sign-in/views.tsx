import { randomUUID } from "node:crypto";
import type { FC } from "hono/jsx";
import { mailReaderPath } from "../../platform/mail/paths.ts";
import { textOf } from "../../platform/web/form.ts";
import type { FormProblem } from "../../platform/web/form.ts";
import type { SiteVisit } from "../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../ui/error-texts.ts";
import { TextField } from "../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../ui/form.tsx";
import { Actions, Page, Section } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PasskeyForm } from "../../ui/passkey-form.tsx";
import type { ServiceProblem } from "./commands.ts";
import { confirmSignInPath, leavePath, signInPasskeyPath, signInPath, signOutPath } from "./paths.ts";
import { texts } from "./texts.ts";

interface FormPageProps {
  readonly visit: SiteVisit;
  readonly problem: FormProblem;
}

interface SignInPageProps extends FormPageProps {
  /** What a passkey shall answer, as JSON; absent where browsers make no passkeys. */
  readonly question: string | undefined;
  /** The name of the body's own sign-in service. */
  readonly service: string | undefined;
}

/** One field: the mail address. Below it the other ways in. */
export const SignInPage: FC<SignInPageProps> = ({ visit, problem, question, service }) => {
  const t = texts[visit.lang].signIn;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const next = textOf(problem, "next");
  return (
    <Page
      title={t.title}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={errors.length > 0 ? <ErrorSummary errors={errors} /> : <ServiceNotice visit={visit} service={service} />}
      scripts={question === undefined ? [] : ["passkey.js"]}
      noIndex
    >
      <Form action={signInPath.to(visit, {})}>
        <TextField
          name="email"
          type="email"
          label={t.email}
          hint={t.emailHint}
          value={textOf(problem, "email")}
          error={errorAt(errors, "email")}
          autocomplete="email"
          spellcheck={false}
        />
        <HiddenField name="next" value={next} />
        <Actions>
          <Button>{t.send}</Button>
        </Actions>
      </Form>
      {service !== undefined && (
        <Section title={t.serviceTitle(service)} lead={t.serviceText}>
          <Actions>
            <ButtonLink kind="secondary" href={leavePath.to(visit, {}, { next })}>
              {t.service(service)}
            </ButtonLink>
          </Actions>
        </Section>
      )}
      {question !== undefined && (
        <Section title={t.passkeyTitle} lead={t.passkeyText}>
          <PasskeyForm action={signInPasskeyPath.to(visit, {})} ceremony="get" options={question}>
            <HiddenField name="next" value={next} />
            <Actions>
              <Button kind="secondary">{t.passkey}</Button>
            </Actions>
          </PasskeyForm>
        </Section>
      )}
      <Section title={t.noNeedTitle}>
        <p>{t.noNeed}</p>
      </Section>
    </Page>
  );
};

/** Why one came back from the sign-in service without being let in. */
const ServiceNotice: FC<{ visit: SiteVisit; service: string | undefined }> = ({ visit, service }) => {
  const problem = visit.query("problem");
  const words = texts[visit.lang].service;
  if (service === undefined || !isServiceProblem(problem)) return null;
  return (
    <Notice tone="warning" live>
      {words[problem](service)}
    </Notice>
  );
};

function isServiceProblem(text: string): text is ServiceProblem {
  return Object.hasOwn(texts.da.service, text);
}

/** The same for every address, known or not. */
export const LinkSentPage: FC<{ visit: SiteVisit }> = ({ visit }) => {
  const t = texts[visit.lang].sent;
  return (
    <Page title={t.title} lead={t.lead} noIndex>
      {visit.deps.example && (
        <Notice>
          <p>
            {t.readerText} <a href={mailReaderPath.to(visit, {})}>{t.reader}</a>
          </p>
        </Notice>
      )}
      <Section title={t.noMailTitle}>
        <p>{t.noMail}</p>
        <Actions>
          <ButtonLink kind="secondary" href={signInPath.to(visit, {}, { next: visit.query("next") })}>
            {t.again}
          </ButtonLink>
        </Actions>
      </Section>
    </Page>
  );
};

/** Where the link leads. Opening it uses nothing up: the button does. */
export const ConfirmPage: FC<FormPageProps> = ({ visit, problem }) => {
  const t = texts[visit.lang].confirm;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <Page title={t.title} lead={t.lead} hasErrors={errors.length > 0} before={<ErrorSummary errors={errors} />} noIndex>
      <Form action={confirmSignInPath.to(visit, {})}>
        <HiddenField name="token" value={textOf(problem, "token")} />
        <HiddenField name="next" value={textOf(problem, "next")} />
        <HiddenField name="press" value={textOf(problem, "press") || randomUUID()} />
        <Actions>
          <Button>{t.button}</Button>
        </Actions>
      </Form>
      <p>{t.shared}</p>
    </Page>
  );
};

/** A link that has been used, is too old, or never was one. */
export const LinkOverPage: FC<{ visit: SiteVisit; next: string }> = ({ visit, next }) => {
  const t = texts[visit.lang].confirm;
  return (
    <Page title={t.overTitle} lead={t.over} noIndex>
      <Actions>
        <ButtonLink href={signInPath.to(visit, {}, { next })}>{texts[visit.lang].sent.again}</ButtonLink>
      </Actions>
    </Page>
  );
};

/** A button to sign out by, for a page that had stood open for too long. */
export const SignOutPage: FC<FormPageProps> = ({ visit, problem }) => {
  const t = texts[visit.lang].signOut;
  const errors = errorsInWords(problem.errors, visit.lang);
  return (
    <Page title={t.title} lead={t.lead} hasErrors={errors.length > 0} before={<ErrorSummary errors={errors} />} noIndex>
      <Form action={signOutPath.to(visit, {})}>
        <Actions>
          <Button>{t.button}</Button>
        </Actions>
      </Form>
    </Page>
  );
};
