import type { District } from "../../platform/district/district.ts";
import type { OutgoingMail } from "../../platform/mail/outbox.ts";
import { renderMail } from "../../platform/mail/render.ts";
import { proposalPath } from "./paths.ts";
import { proposalTexts } from "./texts/proposals.ts";

interface Answered {
  readonly district: District;
  readonly publicUrl: string;
  readonly proposal: { readonly id: string; readonly title: string };
  readonly member: { readonly name: string; readonly email: string };
  /** What became of it; `meeting` is its name in words. Of a closed item the mail holds no words. */
  readonly answer:
    | { readonly status: "taken"; readonly meeting: string; readonly isClosed: boolean }
    | { readonly status: "postponed" | "returned"; readonly reason: string };
}

/** The mail that tells a member what became of what they proposed. In Danish. */
export function proposalMail({ district, publicUrl, proposal, member, answer }: Answered): OutgoingMail {
  const t = proposalTexts.da.mail;
  const said =
    answer.status === "taken"
      ? [answer.isClosed ? t.takenClosed(answer.meeting) : t.taken(proposal.title, answer.meeting)]
      : [t[answer.status](proposal.title), t.reason(answer.reason)];
  return {
    districtId: district.id,
    to: member.email,
    subject: t.subject[answer.status],
    ...renderMail({
      lang: "da",
      greeting: t.greeting(member.name),
      paragraphs: [...said, t.thanks],
      link: { href: publicUrl + proposalPath.to({ districtId: district.id, lang: "da" }, { id: proposal.id }), label: t.link },
      footer: t.footer(district.bodyName),
    }),
    purpose: "meetings.answer_proposal",
    about: { kind: "proposal", id: proposal.id },
  };
}
