import type { FC } from "hono/jsx";
import type { ForumWay } from "../../../platform/web/feature.ts";
import { usePage } from "../../../platform/web/page-context.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { MailLink } from "../../../ui/mail-link.tsx";
import { forumPath, partiesPath } from "../paths.ts";
import { takePartTexts } from "../texts/take-part.ts";

const sectionId = "take-part";

/** On the forum's page: who sits in it, how others bring something up, and whom to write to. */
export const TakePart: FC<{ visit: Visit; ways: readonly ForumWay[] }> = ({ visit, ways }) => {
  const t = takePartTexts[visit.lang];
  const { person, signInHref } = usePage();
  return (
    <Section title={t.title} id={sectionId}>
      <p>
        {t.seats} <a href={partiesPath.to(visit, {})}>{t.parties}</a>
      </p>
      <p>{t.agenda}</p>
      <ItemList label={t.ways} items={ways.map(({ href, label, text }) => ({ key: `way-${href}`, title: label, href, meta: text }))} />
      <WhomToAsk visit={visit} />
      {!person && (
        <p>
          {t.member} <a href={signInHref}>{t.signIn}</a>
        </p>
      )}
    </Section>
  );
};

/** How to reach whoever calls the meetings, as far as the district has said. */
const WhomToAsk: FC<{ visit: Visit }> = ({ visit }) => {
  const { bodyName, bodyEmail, bodyAddress } = visit.district;
  if (!bodyEmail && !bodyAddress) return null;
  return (
    <>
      <p>{takePartTexts[visit.lang].ask(bodyName)}</p>
      <p lang={writtenLang()}>
        {bodyEmail && <MailLink address={bodyEmail} />}
        {bodyEmail && bodyAddress && <br />}
        {bodyAddress.split("\n").join(", ")}
      </p>
    </>
  );
};

/** On the page of a meeting: the way to that section. */
export const WayToTakePart: FC<{ visit: Visit }> = ({ visit }) => {
  const t = takePartTexts[visit.lang];
  return (
    <p>
      {t.fromMeeting} <a href={`${forumPath.to(visit, {})}#${sectionId}`}>{t.fromMeetingLink}</a>
    </p>
  );
};
