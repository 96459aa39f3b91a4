import type { JobDefinition, JobDeps } from "../../platform/jobs/jobs.ts";
import { addressToSignIn } from "../../platform/identity/queries.ts";
import { mailedLinkSeconds, makeSignInToken } from "../../platform/identity/sign-in.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import { renderMail } from "../../platform/mail/render.ts";
import { mailSignInLinkJobName } from "./commands.ts";
import { confirmSignInPath } from "./paths.ts";
import { askedLink } from "./schema.ts";
import { texts } from "./texts.ts";

/** Writes the mail with a link to sign in. Running twice writes one mail. */
export const mailSignInLinkJob: JobDefinition = {
  name: mailSignInLinkJobName,
  label: { da: "Skriver mailen med et link til at logge ind", en: "Writes the email with a link to sign in" },
  run: (deps, data) => writeLink(deps, askedLink.parse(data)),
};

export const jobs: readonly JobDefinition[] = [mailSignInLinkJob];

async function writeLink({ db, secret, publicUrl }: JobDeps, asked: ReturnType<typeof askedLink.parse>): Promise<void> {
  const { districtId, memberId, mailId, lang, next } = asked;
  if (districtId === null || memberId === null) return;
  await db.transaction().execute(async (tx) => {
    const member = await addressToSignIn(tx, districtId, memberId);
    if (!member) return;
    const token = await makeSignInToken(tx, { secret, publicUrl }, member, mailedLinkSeconds);
    const t = texts[lang].mail;
    const href = publicUrl + confirmSignInPath.to({ lang }, {}, { token, next: next ?? undefined });
    const content = renderMail({
      lang,
      greeting: t.greeting(member.name),
      paragraphs: [t.text],
      link: { href, label: t.button },
      footer: t.footer(new URL(publicUrl).host),
    });
    await queueMail(tx, { id: mailId, districtId, to: member.email, subject: t.subject, ...content, purpose: "sign-in.link" });
  });
}
