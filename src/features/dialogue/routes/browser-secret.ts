import { browserSecret, browserSecretOrNew, forgetBrowserSecret } from "../../../platform/web/browser-secret.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { participantKey } from "../rules/answers/participant.ts";
import type { ParticipantRef } from "../queries/answers.ts";

/** Who the browser is in a question; undefined for one that has no secret. */
export function participantIn(visit: Visit, questionId: string): ParticipantRef | undefined {
  const secret = browserSecret(visit);
  return secret === undefined ? undefined : refOf(visit, questionId, secret);
}

/** As `participantIn`; gives the browser its secret when it has none. Only for pages. */
export function participantOrNew(visit: Visit, questionId: string): ParticipantRef {
  return refOf(visit, questionId, browserSecretOrNew(visit));
}

/** Takes the secret from the browser: whoever uses it next is somebody else, in every question. */
export const forgetSecret = forgetBrowserSecret;

const refOf = ({ deps, districtId }: Visit, questionId: string, secret: string): ParticipantRef => ({
  district: districtId,
  questionId,
  key: participantKey(deps.secret, secret, questionId),
});
