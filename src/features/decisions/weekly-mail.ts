import type { District } from "../../platform/district/district.ts";
import { renderMail } from "../../platform/mail/render.ts";
import type { RenderedMail } from "../../platform/mail/render.ts";
import { dueInWords } from "./task.ts";
import type { Task } from "./task.ts";
import { waitingTexts } from "./texts/waiting.ts";

/** A mail stays short: the page behind its link has them all. */
const mostTasks = 12;

interface WeeklyMail {
  readonly district: Pick<District, "name" | "bodyName">;
  readonly member: { readonly name: string };
  /** At least one, the one due first first. */
  readonly tasks: readonly Task[];
  /** Absolute address of the page with all of them. */
  readonly href: string;
  readonly unsubscribeUrl: string;
  readonly today: string;
}

/** The mail that tells a member what the forum waits for from their parties. In Danish. */
export function weeklyMail(mail: WeeklyMail): RenderedMail & { readonly subject: string } {
  const { district, member, tasks, href, unsubscribeUrl, today } = mail;
  const t = waitingTexts.da.mail;
  const parties = [...new Set(tasks.map((task) => task.partyName))];
  const shown = tasks.slice(0, mostTasks).map((task) => {
    const due = dueInWords(task.dueDay, today, "da").words;
    return parties.length > 1 ? t.lineOf(task.title, task.partyName, due) : t.line(task.title, due);
  });
  const more = tasks.length - shown.length;
  const content = renderMail({
    lang: "da",
    greeting: t.greeting(member.name),
    paragraphs: [t.intro(parties), [...shown, ...(more > 0 ? [t.more(more)] : [])].join("\n"), t.answer],
    link: { href, label: t.link },
    footer: `${district.bodyName} · ${district.name}\n${t.why}`,
    unsubscribe: { href: unsubscribeUrl, label: t.stop },
  });
  return { ...content, subject: t.subject(tasks.length) };
}
