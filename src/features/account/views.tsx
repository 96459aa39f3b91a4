import type { FC } from "hono/jsx";
import { formatDay } from "../../platform/i18n/dates.ts";
import type { OwnSession } from "../../platform/identity/sessions.ts";
import { hostWithoutMail } from "../../platform/identity/sign-in.ts";
import { textOf } from "../../platform/web/form.ts";
import type { FormProblem } from "../../platform/web/form.ts";
import type { SiteVisit } from "../../platform/web/routes.ts";
import { writtenLang } from "../../ui/attributes.ts";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../ui/error-texts.ts";
import { TextField } from "../../ui/field.tsx";
import { ErrorSummary, Form } from "../../ui/form.tsx";
import { Actions, Page, Section } from "../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../ui/list.tsx";
import { MailAddress } from "../../ui/mail-link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PasskeyForm } from "../../ui/passkey-form.tsx";
import { Time } from "../../ui/time.tsx";
import { districtHomePath, endAllSessionsPath, endSessionPath, mePath, passkeysPath, removePasskeyPath } from "./paths.ts";
import type { OwnAccount, OwnMembership } from "./queries.ts";
import { texts } from "./texts.ts";

interface AccountPageProps {
  readonly visit: SiteVisit;
  readonly problem: FormProblem;
  readonly account: OwnAccount;
  /** What the browser needs to make a passkey, as JSON; absent where browsers make none. */
  readonly creation: string | undefined;
}

/** What a person sees about themselves: where they belong, how they sign in, and where they are signed in. */
export const AccountPage: FC<AccountPageProps> = ({ visit, problem, account, creation }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const email = account.session.personEmail;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={errors.length > 0 ? <ErrorSummary errors={errors} /> : <DoneNotice visit={visit} />}
      scripts={creation === undefined ? [] : ["passkey.js"]}
      noIndex
    >
      <Facts
        items={[
          { term: t.name, value: account.session.name },
          { term: t.email, value: email.endsWith(`@${hostWithoutMail}`) ? t.noEmail : <MailAddress address={email} /> },
        ]}
      />
      <Section title={t.membershipsTitle}>
        {account.memberships.length === 0 ? (
          <EmptyState title={t.membershipsEmpty} />
        ) : (
          <ItemList items={account.memberships.map((membership) => membershipRow(visit, membership))} />
        )}
      </Section>
      <Passkeys {...{ visit, problem, account, creation }} />
      <Sessions visit={visit} account={account} />
    </Page>
  );
};

const DoneNotice: FC<{ visit: SiteVisit }> = ({ visit }) => {
  const done = visit.query("done");
  const words: Readonly<Record<string, string>> = texts[visit.lang].done;
  if (!Object.hasOwn(words, done)) return null;
  return (
    <Notice tone="success" live>
      {words[done]}
    </Notice>
  );
};

function membershipRow(visit: SiteVisit, membership: OwnMembership) {
  const t = texts[visit.lang];
  const parties = membership.speaksFor.map((one) => {
    const how = one.isDeputy ? `${one.function}, ${t.deputy}` : one.function;
    return `${one.partyName} (${how})`;
  });
  return {
    key: membership.districtId,
    title: <span lang={writtenLang()}>{membership.districtName}</span>,
    href: districtHomePath.to({ districtId: membership.districtId, lang: visit.lang }, {}),
    // The page behind it is for members of any role.
    actions: membership.roles.length > 0 && (
      <a href={mePath.to({ districtId: membership.districtId, lang: visit.lang }, {})}>
        {t.reach}
        <span class="visually-hidden"> {membership.districtName}</span>
      </a>
    ),
    meta: (
      <>
        {membership.roles.map((role) => t.role[role]).join(", ") || t.noRole}
        {" · "}
        {parties.length === 0 ? t.speaksForNobody : <span>{t.speaksFor(parties.join(", "))}</span>}
      </>
    ),
  };
}

const Passkeys: FC<AccountPageProps> = ({ visit, problem, account, creation }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  return (
    <Section title={t.passkeysTitle} lead={t.passkeysText}>
      {account.passkeys.length > 0 && (
        <ItemList
          label={t.passkeysTitle}
          items={account.passkeys.map((passkey) => ({
            key: passkey.id,
            title: passkey.name,
            meta: (
              <>
                {t.added} <Time at={passkey.createdAt} />
                {" · "}
                {passkey.lastUsedOn === null ? t.neverUsed : t.lastUsed(formatDay(passkey.lastUsedOn, visit.lang))}
              </>
            ),
            actions: (
              <Form action={removePasskeyPath.to(visit, { id: passkey.id })} inline>
                <Button kind="quiet" aria-label={`${t.removePasskey}: ${passkey.name}`}>
                  {t.removePasskey}
                </Button>
              </Form>
            ),
          }))}
        />
      )}
      {creation === undefined ? (
        <p>{t.passkeysNeedName}</p>
      ) : (
        <PasskeyForm action={passkeysPath.to(visit, {})} ceremony="create" options={creation}>
          <TextField
            name="name"
            label={t.passkeyName}
            hint={t.passkeyNameHint}
            width="medium"
            value={textOf(problem, "name")}
            error={errorAt(errors, "name")}
            autocomplete="off"
          />
          <Actions>
            <Button kind="secondary">{t.addPasskey}</Button>
          </Actions>
        </PasskeyForm>
      )}
    </Section>
  );
};

const Sessions: FC<{ visit: SiteVisit; account: OwnAccount }> = ({ visit, account }) => {
  const t = texts[visit.lang];
  const row = (one: OwnSession) => {
    const name = t.device(t.browser[one.browser], t.kind[one.kind]);
    const isThis = one.key === account.session.key;
    return {
      key: one.key,
      title: name,
      meta: (
        <>
          {t.signedIn} <Time at={one.openedAt} /> · {t.lastUsed(formatDay(one.lastUsedOn, visit.lang))}
        </>
      ),
      status: isThis ? ({ label: t.thisDevice, tone: "done" } as const) : undefined,
      actions: !isThis && (
        <Form action={endSessionPath.to(visit, { id: one.key })} inline>
          <Button kind="quiet" aria-label={`${t.endSession}: ${name}, ${formatDay(one.lastUsedOn, visit.lang)}`}>
            {t.endSession}
          </Button>
        </Form>
      ),
    };
  };
  return (
    <Section title={t.sessionsTitle} lead={t.sessionsText}>
      <ItemList label={t.sessionsTitle} items={account.sessions.map(row)} />
      <Form action={endAllSessionsPath.to(visit, {})}>
        <Actions>
          <Button kind="secondary">{t.endAll}</Button>
        </Actions>
      </Form>
    </Section>
  );
};
