import type { FC } from "hono/jsx";
import type { GuardReason } from "../../../platform/limits/guard-state.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Time } from "../../../ui/time.tsx";
import { paths } from "../paths.ts";
import { texts } from "../texts.ts";

interface GuardPageProps {
  readonly visit: Visit;
  readonly reasons: { readonly here: readonly GuardReason[]; readonly signIn: boolean };
  readonly problem: FormProblem;
}

/** Whether forms are guarded against robots now, what people notice of it, and the button that turns it on. */
export const GuardPage: FC<GuardPageProps> = ({ visit, reasons, problem }) => {
  const t = texts[visit.lang].guard;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const saved = { raise: t.saved.raise, end: t.saved.end }[visit.query("saved")];
  const flood = visit.deps.guard.flood;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      noIndex
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {saved && (
            <Notice tone="success" live>
              {saved}
            </Notice>
          )}
        </>
      }
    >
      <Section title={t.now}>
        <Now visit={visit} reasons={reasons} />
      </Section>
      <Section title={t.handTitle} lead={visit.may("operations.guard") ? t.handLead : t.onlyAdmin}>
        {visit.may("operations.guard") && <ByHand visit={visit} isOn={reasons.here.some(({ reason }) => reason === "hand")} />}
      </Section>
      <Section title={t.whenTitle} lead={flood ? t.when(flood.atOnce) : t.never} />
      <Section title={t.whatTitle}>
        <div class="prose">
          <ul>
            {t.what.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </div>
      </Section>
    </Page>
  );
};

const Now: FC<Omit<GuardPageProps, "problem">> = ({ visit, reasons: { here, signIn } }) => {
  const t = texts[visit.lang].guard;
  if (here.length === 0)
    return (
      <Notice tone={signIn ? "warning" : "success"} title={signIn ? t.on : t.calm}>
        <p>{signIn ? t.signInOnly : t.calmText}</p>
      </Notice>
    );
  const minutes = visit.deps.guard.floodLastsSeconds / 60;
  return (
    <Notice tone="warning" title={t.on}>
      {here.map(({ reason, since, until }) => (
        <>
          <p>{t[reason]}</p>
          <Facts
            items={[
              { term: t.since, value: <Time at={since} as="datetime" /> },
              { term: t.until, value: reason === "flood" ? t.untilFlood(minutes) : <Time at={until} as="datetime" /> },
            ]}
          />
        </>
      ))}
      {signIn && <p>{t.signInToo}</p>}
    </Notice>
  );
};

const ByHand: FC<{ visit: Visit; isOn: boolean }> = ({ visit, isOn }) => {
  const t = texts[visit.lang].guard;
  return (
    <Form action={paths.guard.to(visit, {})}>
      <Actions>
        {isOn && (
          <Button name="do" value="end">
            {t.end}
          </Button>
        )}
        <Button name="do" value="raise" kind={isOn ? "secondary" : "primary"}>
          {isOn ? t.prolong : t.raise}
        </Button>
      </Actions>
    </Form>
  );
};
