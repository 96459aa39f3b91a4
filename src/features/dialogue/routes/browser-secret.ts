import { randomBytes } from "node:crypto";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { isSecure } from "../../../platform/identity/auth.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { participantKey } from "../participant.ts";
import type { ParticipantRef } from "../queries/answers.ts";

const name = "kvarter.dialogue";
const keptDays = 180;
const secretShape = /^[\w-]{43}$/;

/** Who the browser is in a question; undefined for one that has no secret. */
export function participantIn(visit: Visit, questionId: string): ParticipantRef | undefined {
  const secret = getCookie(visit.c, name) ?? "";
  return secretShape.test(secret) ? refOf(visit, questionId, secret) : undefined;
}

/**
 * As `participantIn`; gives the browser its secret when it has none. A page does so, not the form that is sent from it:
 * of two presses at once each would make one, and one person would be two.
 */
export function participantOrNew(visit: Visit, questionId: string): ParticipantRef {
  const known = participantIn(visit, questionId);
  if (known) return known;
  const secret = randomBytes(32).toString("base64url");
  setCookie(visit.c, name, secret, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: isSecure(visit.deps),
    maxAge: keptDays * 24 * 60 * 60,
  });
  return refOf(visit, questionId, secret);
}

/** Takes the secret from the browser: whoever uses it next is somebody else, in every question. */
export function forgetSecret({ c, deps }: Visit): void {
  deleteCookie(c, name, { path: "/", secure: isSecure(deps) });
}

const refOf = ({ deps, districtId }: Visit, questionId: string, secret: string): ParticipantRef => ({
  district: districtId,
  questionId,
  key: participantKey(deps.secret, secret, questionId),
});
