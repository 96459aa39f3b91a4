import type { Db, Tx } from "../../platform/db/database.ts";
import type { Device } from "../../platform/identity/device.ts";
import { ServiceAway, ServiceRefused } from "../../platform/identity/openid.ts";
import type { OpenIdService, OpenIdTrip } from "../../platform/identity/openid.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import { membersByEmail } from "../../platform/identity/queries.ts";
import { mailedLinkSeconds, makeSignInToken, signInVouchedFor } from "../../platform/identity/sign-in.ts";
import type { SignedIn } from "../../platform/identity/sign-in.ts";
import { normalEmail } from "../../platform/identity/member.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import { renderMail } from "../../platform/mail/render.ts";
import type { Deps } from "../../platform/web/deps.ts";
import { confirmSignInPath } from "./paths.ts";
import { texts } from "./texts.ts";

/** Someone asks for a link: to which address, in which language, and where they were going. */
export interface LinkRequest {
  readonly email: string;
  readonly lang: Lang;
  readonly next: string | undefined;
}

/** Mails a sign-in link to a member; for any other address nothing happens, and nobody is told which it was. */
export async function requestSignInLink(
  tx: Tx,
  settings: Pick<Deps, "secret" | "publicUrl">,
  request: LinkRequest,
): Promise<void> {
  const [member] = await membersByEmail(tx, request.email);
  if (!member) return;
  const email = normalEmail(request.email);
  const token = await makeSignInToken(tx, settings, { email, name: member.name }, mailedLinkSeconds);
  const { lang, next } = request;
  const t = texts[lang].mail;
  const content = renderMail({
    lang,
    greeting: t.greeting(member.name),
    paragraphs: [t.text],
    link: { href: `${settings.publicUrl}${confirmSignInPath.to({ lang }, {}, { token, next })}`, label: t.button },
    footer: t.footer(new URL(settings.publicUrl).host),
  });
  await queueMail(tx, {
    districtId: member.districtId,
    to: email,
    subject: t.subject,
    ...content,
    purpose: "sign-in.link",
  });
}

/** Why nobody was let in by the sign-in service. */
export type ServiceProblem = "service_away" | "service_refused" | "mail_not_verified" | "no_member";

/** Someone comes back from the sign-in service: to which address, and what their browser kept meanwhile. */
export interface Arrival {
  readonly service: OpenIdService;
  readonly address: URL;
  readonly trip: OpenIdTrip | undefined;
  readonly device: Device;
}

/** Lets in whoever the sign-in service vouches for, if the address it has verified is a member's. */
export async function signInByService(
  db: Db,
  settings: Pick<Deps, "secret" | "publicUrl">,
  { service, address, trip, device }: Arrival,
): Promise<SignedIn | ServiceProblem> {
  if (!trip) return "service_refused";
  try {
    const { email, emailVerified } = await service.arrive(address, trip);
    if (email === "" || !emailVerified) return "mail_not_verified";
    const signedIn = await db.transaction().execute((tx) => signInVouchedFor(tx, settings, email, device));
    return signedIn ?? "no_member";
  } catch (error) {
    if (error instanceof ServiceAway) return "service_away";
    if (error instanceof ServiceRefused) return "service_refused";
    throw error;
  }
}
