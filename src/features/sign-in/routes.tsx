import { z } from "zod";
import { clearSessionCookie, setSessionCookie } from "../../platform/identity/session-cookie.ts";
import { isSignInToken, signInWithToken, signOut } from "../../platform/identity/sign-in.ts";
import { Refusal, freshForm, textOf } from "../../platform/web/form.ts";
import { prefix } from "../../platform/web/path.ts";
import { siteForm, sitePage } from "../../platform/web/routes.ts";
import type { Route, SiteVisit } from "../../platform/web/routes.ts";
import { requestSignInLink } from "./commands.ts";
import { ownAddress } from "./own-address.ts";
import { confirmSignInPath, districtHomePath, signInPath, signInSentPath, signOutPath } from "./paths.ts";
import { confirmLink, requestLink } from "./schema.ts";
import { ConfirmPage, LinkOverPage, LinkSentPage, SignInPage, SignOutPage } from "./views.tsx";

const start = (visit: SiteVisit) => prefix(visit.lang) || "/";
const isSignedIn = async (visit: SiteVisit) => (await visit.deps.identity.session(visit.c)) !== undefined;

export const routes: readonly Route[] = [
  sitePage(signInPath, (visit) => <SignInPage visit={visit} problem={freshForm({ next: visit.query("next") })} />),
  siteForm(signInPath, requestLink, {
    limit: "sign-in",
    mailField: "email",
    save: async (visit, tx, input) => {
      const next = ownAddress(input.next);
      await requestSignInLink(tx, visit.deps, { email: input.email, lang: visit.lang, next });
      return signInSentPath.to(visit, {}, { next });
    },
    again: (visit, problem) => <SignInPage visit={visit} problem={problem} />,
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
      const signedIn = await signInWithToken(tx, visit.deps, token, press);
      if (!signedIn) throw new Refusal({ field: "", code: "link_over" });
      await setSessionCookie(visit.c, visit.deps, signedIn.sessionToken);
      const home = signedIn.memberships[0];
      return ownAddress(next) ?? (home ? districtHomePath.to({ ...home, lang: visit.lang }, {}) : start(visit));
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
      await signOut(tx, visit.deps, visit.c.req.raw.headers);
      clearSessionCookie(visit.c, visit.deps);
      return start(visit);
    },
    again: async (visit, problem) =>
      (await isSignedIn(visit)) ? <SignOutPage visit={visit} problem={problem} /> : visit.c.redirect(start(visit), 303),
  }),
];
