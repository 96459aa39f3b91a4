import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Facts } from "../../../ui/definition.tsx";
import { Page, Section } from "../../../ui/layout.tsx";
import type { Letter } from "../letter.ts";
import { paths } from "../paths.ts";
import type { Mending, Reply, Wording } from "../reply.ts";
import { texts } from "../texts.ts";
import { MendingLine } from "./mendings.tsx";
import { ReplyWords, replyFacts } from "./reply.tsx";

interface EarlierProps {
  readonly visit: Visit;
  readonly reply: Reply;
  readonly letter: Letter;
  readonly earlier: readonly (Wording & Mending)[];
}

/** What a reply said before each time it was put right, and before it was withdrawn. */
export function EarlierWordingsPage({ visit, reply, letter, earlier }: EarlierProps) {
  const t = texts[visit.lang];
  const { withdrawal } = reply;
  const wordings = [
    ...earlier.map((wording) => ({ wording, mending: wording, words: "corrected" as const })),
    ...(withdrawal ? [{ wording: reply, mending: withdrawal, words: "withdrawn" as const }] : []),
  ];
  return (
    <Page
      title={t.earlier.title}
      lead={t.earlier.lead}
      breadcrumbs={[{ href: paths.reply.to(visit, { id: reply.id }), label: t.reply.kind }]}
      noIndex
    >
      {wordings.map(({ wording, mending, words }) => (
        <Section title={t.earlier.until(formatDate(mending.at, visit.lang))}>
          <MendingLine {...{ visit, mending, words }} />
          <p>
            <strong>{t.reply.statuses[wording.kind]}</strong>
          </p>
          <ReplyWords visit={visit} reply={{ ...wording, dueDayBefore: reply.dueDayBefore }} />
          <Facts items={replyFacts(visit, { ...wording, cameBy: reply.cameBy }, letter)} />
        </Section>
      ))}
    </Page>
  );
}
