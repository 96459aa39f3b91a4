import type { FC } from "hono/jsx";
import type { Consent } from "../../../network/consents.ts";
import type { Filled, Period, Seats } from "../../../network/seats.ts";
import { formatDay } from "../../../platform/i18n/dates.ts";
import type { Member } from "../../../platform/identity/member.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MailLink } from "../../../ui/mail-link.tsx";
import type { StatusWords } from "../../../ui/status.tsx";
import { texts } from "../texts.ts";
import { representationTexts } from "../texts/representations.ts";

/** "fra 1. januar 2026", "1. januar 2026 til 3. marts 2026" */
export function periodWords(visit: Visit, { fromDay, toDay }: Pick<Period, "fromDay" | "toDay">): string {
  const t = representationTexts[visit.lang];
  const from = formatDay(fromDay, visit.lang);
  return toDay === null ? t.from(from) : t.until(from, formatDay(toDay, visit.lang));
}

/** "Formand", "Næstformand (suppleant)" */
export function functionWords(visit: Visit, one: { readonly function: string; readonly isDeputy: boolean }): string {
  return one.isDeputy ? `${one.function} (${representationTexts[visit.lang].deputy})` : one.function;
}

/** How a party's seats stand: what is missing, or that nothing is. */
export function seatWords(visit: Visit, party: Seats, { missing, missingDeputies }: Filled): StatusWords {
  const t = representationTexts[visit.lang];
  if (party.seats === 0) return { label: t.noSeat };
  const vacancies = [missing > 0 && t.missing(missing), missingDeputies > 0 && t.missingDeputies(missingDeputies)].filter(Boolean);
  return vacancies.length > 0 ? { label: vacancies.join(". "), tone: "open" } : { label: t.filled, tone: "done" };
}

/** What is shown of somebody in public, by which paper. */
export function consentWords(visit: Visit, consent: Consent): string {
  const t = representationTexts[visit.lang].open;
  const day = formatDay(consent.givenOn, visit.lang);
  const what = consent.publicName === null ? t.role(day) : t.name(consent.publicName, day);
  return consent.receivedByName === null ? what : `${what}, ${t.receivedBy(consent.receivedByName)}`;
}

/** How one reaches a member: a link to write or call where there is one, else in words. */
export const ReachLink: FC<{ visit: Visit; member: Member }> = ({ visit, member }) => {
  const t = texts[visit.lang];
  switch (member.reach) {
    case "mail":
      return member.email === null ? null : <MailLink address={member.email} />;
    case "phone":
      return <PhoneLink number={member.phone} />;
    case "paper":
      return <>{t.onPaper}</>;
    case "centre":
      return <>{t.viaCentre(member.centreName ?? "")}</>;
  }
};

export const PhoneLink: FC<{ number: string | null }> = ({ number }) =>
  number === null ? null : <a href={`tel:${number.replace(/[^+\d]/g, "")}`}>{number}</a>;
