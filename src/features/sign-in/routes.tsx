import { z } from "zod";
import type { Db, Tx } from "../../platform/db/database.ts";
import { deviceOf } from "../../platform/identity/device.ts";
import { ServiceAway } from "../../platform/identity/openid.ts";
import { passkeyQuestion, signInWithPasskey } from "../../platform/identity/passkey-sign-in.ts";
import { passkeysWorkAt } from "../../platform/identity/passkeys.ts";
import { setSessionCookie, signOut } from "../../platform/identity/session-cookie.ts";
import { endReplacedSession } from "../../platform/identity/sessions.ts";
import { isSignInToken, signInWithToken } from "../../platform/identity/sign-in.ts";
import type { SignedIn } from "../../platform/identity/sign-in.ts";
import { setTripCookie, takeTripCookie } from "../../platform/identity/trip-cookie.ts";
import { Refusal, freshForm, textOf } from "../../platform/web/form.ts";
import type { FormProblem } from "../../platform/web/form.ts";
import { ownAddress } from "../../platform/web/own-address.ts";
import { prefix } from "../../platform/web/path.ts";
import { siteForm, sitePage } from "../../platform/web/routes.ts";
import type { Route, SiteVisit } from "../../platform/web/routes.ts";
import { requestSignInLink, signInByService } from "./commands.ts";
import {
  arrivePath,
  confirmSignInPath,
  districtHomePath,
  leavePath,
  signInPasskeyPath,
  signInPath,
  signInSentPath,
  signOutPath,
} from "./paths.ts";
import { answerByPasskey, confirmLink, requestLink } from "./schema.ts";
import { ConfirmPage, LinkOverPage, LinkSentPage, SignInPage, SignOutPage } from "./views.tsx";

const start = (visit: SiteVisit) => prefix(visit.lang) || "/";
const isSignedIn = async (visit: SiteVisit) => (await visit.deps.identity.session(visit.c)) !== undefined;

const device = (visit: SiteVisit) => deviceOf(visit.c.req.header("user-agent") ?? "");

/** The one address that the sign-in service knows to send people back to. */
const serviceReturn = (visit: SiteVisit) => visit.deps.publicUrl + arrivePath.to({ lang: "da" }, {});

/** Gives the browser its new session instead of the one it may have had, perhaps another person's. */
async function letIn(visit: SiteVisit, db: Db | Tx, signedIn: SignedIn): Promise<void> {
  const before = await visit.deps.identity.session(visit.c);
  if (before) await endReplacedSession(db, before.key, signedIn.sessionToken);
  await setSessionCookie(visit.c, visit.deps, signedIn);
}

/** Where someone goes who is signed in. */
function onwards(visit: SiteVisit, { memberships: [home] }: Pick<SignedIn, "memberships">, next: string): string {
  return ownAddress(next) ?? (home ? districtHomePath.to({ ...home, lang: visit.lang }, {}) : start(visit));
}

async function signInPage(visit: SiteVisit, problem: FormProblem) {
  const question = passkeysWorkAt(visit.deps.publicUrl) ? await passkeyQuestion(visit.deps, visit.now) : undefined;
  return <SignInPage {...{ visit, problem, question }} service={visit.deps.openId?.name} />;
}

export const routes: readonly Route[] = [
  sitePage(leavePath, async (visit) => {
    const service = visit.deps.openId;
    if (!service) return undefined;
    try {
      const { url, trip } = await service.leave(serviceReturn(visit));
      await setTripCookie(visit.c, visit.deps, { ...trip, lang: visit.lang, next: visit.query("next").slice(0, 500) });
      return visit.c.redirect(url.href, 302);
    } catch (error) {
      if (!(error instanceof ServiceAway)) throw error;
      visit.deps.log.warn("the sign-in service does not answer");
      return visit.c.redirect(signInPath.to(visit, {}, { problem: "service_away", next: visit.query("next") }), 302);
    }
  }),
  sitePage(arrivePath, async (visit) => {
    const service = visit.deps.openId;
    if (!service) return undefined;
    visit.c.header("Cache-Control", "no-store");
    const trip = await takeTripCookie(visit.c, visit.deps);
    const address = new URL(serviceReturn(visit) + new URL(visit.c.req.url).search);
    const signedIn = await signInByService(visit.db, visit.deps, { service, address, trip, device: device(visit) });
    const here = { ...visit, lang: trip?.lang ?? visit.lang };
    const next = trip?.next ?? "";
    // Loaded again, or gone back to: what the browser brought has counted.
    const already = trip ? undefined : await visit.deps.identity.session(visit.c);
    if (already) return visit.c.redirect(onwards(here, already, next), 302);
    if (typeof signedIn === "string") return visit.c.redirect(signInPath.to(here, {}, { problem: signedIn, next }), 302);
    await letIn(visit, visit.db, signedIn);
    return visit.c.redirect(onwards(here, signedIn, next), 302);
  }, { limit: "sign-in answer" }),
  sitePage(signInPath, (visit) => signInPage(visit, freshForm({ next: visit.query("next") }))),
  siteForm(signInPath, requestLink, {
    limit: "sign-in",
    mailField: "email",
    save: async (visit, tx, input) => {
      const next = ownAddress(input.next);
      await requestSignInLink(tx, { email: input.email, lang: visit.lang, next });
      return signInSentPath.to(visit, {}, { next });
    },
    again: signInPage,
  }),
  sitePage(signInPasskeyPath, (visit) => visit.c.redirect(signInPath.to(visit, {}), 302)),
  siteForm(signInPasskeyPath, answerByPasskey, {
    limit: "sign-in answer",
    // The answer carries a cookie, which the memory of sent forms does not keep.
    repeatable: true,
    save: async (visit, tx, { credential, next }) => {
      const signedIn = await signInWithPasskey(tx, visit.deps, credential, device(visit), visit.now);
      await letIn(visit, tx, signedIn);
      return onwards(visit, signedIn, next);
    },
    again: async (visit, problem) =>
      (await isSignedIn(visit))
        ? visit.c.redirect(ownAddress(textOf(problem, "next")) ?? start(visit), 303)
        : signInPage(visit, problem),
  }),
  sitePage(signInSentPath, (visit) => <LinkSentPage visit={visit} />),

  sitePage(confirmSignInPath, async (visit) => {
    visit.c.header("Cache-Control", "no-store");
    const [token, next] = [visit.query("token"), visit.query("next")];
    if (!(await isSignInToken(visit.db, token))) return <LinkOverPage visit={visit} next={next} />;
    return <ConfirmPage visit={visit} problem={freshForm({ token, next })} />;
  }),
  siteForm(confirmSignInPath, confirmLink, {
    // The answer carries a cookie, which the memory of sent forms does not keep; a second press is known by itself.
    repeatable: true,
    save: async (visit, tx, { token, press, next }) => {
      const signedIn = await signInWithToken(tx, visit.deps, token, press, device(visit));
      if (!signedIn) throw new Refusal({ field: "", code: "link_over" });
      await letIn(visit, tx, signedIn);
      return onwards(visit, signedIn, next);
    },
    again: async (visit, problem) => {
      if (problem.errors.some((error) => error.code === "link_over"))
        return <LinkOverPage visit={visit} next={textOf(problem, "next")} />;
      // Pressed again on a page from before signing in: what it was for is done.
      if (await isSignedIn(visit)) return visit.c.redirect(ownAddress(textOf(problem, "next")) ?? start(visit), 303);
      return <ConfirmPage visit={visit} problem={problem} />;
    },
  }),

  sitePage(signOutPath, (visit) => <SignOutPage visit={visit} problem={freshForm()} />),
  siteForm(signOutPath, z.object({}), {
    repeatable: true,
    save: async (visit, tx) => {
      await signOut(visit.c, tx, visit.deps);
      return start(visit);
    },
    again: async (visit, problem) =>
      (await isSignedIn(visit)) ? <SignOutPage visit={visit} problem={problem} /> : visit.c.redirect(start(visit), 303),
  }),
];
