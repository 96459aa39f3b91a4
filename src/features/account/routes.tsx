import { dayOf } from "../../platform/i18n/dates.ts";
import { passkeyCreation, passkeysWorkAt } from "../../platform/identity/passkeys.ts";
import { clearSessionCookie } from "../../platform/identity/session-cookie.ts";
import { endAllSessions, endSession } from "../../platform/identity/sessions.ts";
import { idOfForm } from "../../platform/web/address.ts";
import type { SignedInSession } from "../../platform/web/deps.ts";
import { freshForm, notNow } from "../../platform/web/form.ts";
import type { FormProblem } from "../../platform/web/form.ts";
import { prefix } from "../../platform/web/path.ts";
import { siteForm, sitePage } from "../../platform/web/routes.ts";
import type { Route, SiteVisit } from "../../platform/web/routes.ts";
import { dropPasskey, keepPasskey } from "./commands.ts";
import { accountPath, endAllSessionsPath, endSessionPath, passkeysPath, removePasskeyPath, signInPath } from "./paths.ts";
import { accountOf } from "./queries.ts";
import { newPasskey, nothing } from "./schema.ts";
import { AccountPage } from "./views.tsx";

const toSignIn = (visit: SiteVisit) =>
  visit.c.redirect(signInPath.to(visit, {}, { next: accountPath.to(visit, {}) }), 303);

const sessionOf = (visit: SiteVisit) => visit.deps.identity.session(visit.c);

/** The session of whoever sent a form. Throws Refusal when it has ended meanwhile. */
async function ownSession(visit: SiteVisit): Promise<SignedInSession> {
  const session = await sessionOf(visit);
  if (!session) throw notNow();
  return session;
}

async function accountPage(visit: SiteVisit, problem: FormProblem) {
  const session = await sessionOf(visit);
  if (!session) return toSignIn(visit);
  const { publicUrl } = visit.deps;
  const owner = { personId: session.personId, sessionKey: session.key, name: session.name };
  const creation = passkeysWorkAt(publicUrl) ? await passkeyCreation(visit.db, visit.deps, owner, visit.now) : undefined;
  visit.c.header("Cache-Control", "private, no-store");
  return <AccountPage {...{ visit, problem, creation }} account={await accountOf(visit.db, session, dayOf(visit.now))} />;
}

export const routes: readonly Route[] = [
  sitePage(accountPath, (visit) => accountPage(visit, freshForm())),

  sitePage(passkeysPath, (visit) => visit.c.redirect(accountPath.to(visit, {}), 302)),
  siteForm(passkeysPath, newPasskey, {
    save: async (visit, tx, made) => {
      await keepPasskey(tx, visit.deps, await ownSession(visit), made, visit.now);
      return accountPath.to(visit, {}, { done: "passkey_added" });
    },
    again: accountPage,
  }),
  siteForm(removePasskeyPath, nothing, {
    save: async (visit, tx) => {
      await dropPasskey(tx, await ownSession(visit), idOfForm(visit));
      return accountPath.to(visit, {}, { done: "passkey_removed" });
    },
    again: accountPage,
  }),

  siteForm(endSessionPath, nothing, {
    save: async (visit, tx) => {
      const { personId } = await ownSession(visit);
      await endSession(tx, personId, idOfForm(visit));
      return accountPath.to(visit, {}, { done: "session_ended" });
    },
    again: accountPage,
  }),
  siteForm(endAllSessionsPath, nothing, {
    // The answer takes a cookie away, which the memory of sent forms would not do.
    repeatable: true,
    save: async (visit, tx) => {
      const { personId } = await ownSession(visit);
      await endAllSessions(tx, personId);
      clearSessionCookie(visit.c, visit.deps);
      return prefix(visit.lang) || "/";
    },
    again: accountPage,
  }),
];
