import type { FC } from "hono/jsx";
import type { Consent } from "../../../network/consents.ts";
import { nameNow } from "../../../network/party.ts";
import type { Representation } from "../../../network/representations.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { openLinksPath } from "../../../platform/identity/paths.ts";
import { mailStatusPath } from "../../../platform/mail/paths.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { MailLink } from "../../../ui/mail-link.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { QrCode } from "../../../ui/qr-code.tsx";
import { Time } from "../../../ui/time.tsx";
import { changeMemberPath, endMemberPath, inviteMemberPath, membersPath, partyPath, representPath, signInLinkPath, signMemberOutPath } from "../paths.ts";
import { mayChangeRoles } from "../roles.ts";
import { texts } from "../texts.ts";
import { leavingTexts } from "../texts/leaving.ts";
import { representationTexts } from "../texts/representations.ts";
import { rolesInWords } from "./members.tsx";
import { RepresentationActions, RepresentationFacts } from "./represent.tsx";
import { PhoneLink, ReachLink } from "./words.tsx";

interface MemberPageProps {
  readonly visit: Visit;
  readonly member: Member;
  readonly representations: readonly Representation[];
  readonly consents: readonly Consent[];
  /** Where the link leads that was just made for a member without mail. */
  readonly link: string | undefined;
  /** Mail to the member's address was refused for good, and no more is sent there. */
  readonly isMailRefused: boolean;
}

/** One member for a coordinator: how to reach them, for whom they speak, and their way out. */
export const MemberPage: FC<MemberPageProps> = ({ visit, member, representations, consents, link, isMailRefused }) => {
  const t = texts[visit.lang];
  const leaving = leavingTexts[visit.lang].member;
  return (
    <Page
      title={member.name}
      breadcrumbs={[{ href: membersPath.to(visit, {}), label: t.members.title }]}
      before={
        visit.query("saved") && (
          <Notice tone="success" live>
            {{ invited: t.member.invited, signed_out: t.member.signedOut }[visit.query("saved")] ?? t.saved}
          </Notice>
        )
      }
    >
      {link !== undefined && <LinkToHandOver {...{ visit, member, link }} />}
      {isMailRefused && (
        <Notice tone="warning" title={t.member.refusedTitle}>
          <p>{t.member.refused}</p>
          <p>
            <a href={mailStatusPath.to(visit, {})}>{t.member.refusedLink}</a>
          </p>
        </Notice>
      )}
      <Facts
        items={[
          { term: t.members.reach, value: <ReachLink visit={visit} member={member} /> },
          { term: t.member.email, value: member.reach !== "mail" && member.email !== null && <MailLink address={member.email} /> },
          { term: t.member.phone, value: member.reach !== "phone" && member.phone !== null && <PhoneLink number={member.phone} /> },
          { term: t.members.roles, value: rolesInWords(visit, member) },
          {
            term: t.member.links,
            value: visit.may("personal_links.read") && (
              <a href={openLinksPath.to(visit, {}, { member: member.id })}>{t.member.linksOpen}</a>
            ),
          },
          { term: t.member.since, value: <Time at={member.createdAt} /> },
        ]}
      />
      <Actions>
        <ButtonLink href={changeMemberPath.to(visit, { id: member.id })}>{t.member.change}</ButtonLink>
        {member.email !== null && (
          <Form action={inviteMemberPath.to(visit, { id: member.id })} inline>
            <Button kind="secondary">{t.member.invite}</Button>
          </Form>
        )}
      </Actions>
      {member.email === null && mayChangeRoles(visit.actor, member.roles, []) && (
        <Section title={t.member.linkTitle} lead={t.member.linkText}>
          <Form action={signInLinkPath.to(visit, { id: member.id })}>
            <Actions>
              <Button kind="secondary">{t.member.makeLink}</Button>
            </Actions>
          </Form>
          <p>{t.member.signOutText}</p>
          <Form action={signMemberOutPath.to(visit, { id: member.id })}>
            <Actions>
              <Button kind="secondary">{t.member.signOut}</Button>
            </Actions>
          </Form>
        </Section>
      )}
      <Speaking {...{ visit, member, representations, consents }} />
      <Section title={leaving.section} lead={leaving.sectionText}>
        <Actions>
          <ButtonLink kind="secondary" href={endMemberPath.to(visit, { id: member.id })}>
            {leaving.look}
          </ButtonLink>
        </Actions>
      </Section>
    </Page>
  );
};

/** To be scanned with the member's phone, or written down for them. */
const LinkToHandOver: FC<{ visit: Visit; member: Member; link: string }> = ({ visit, member, link }) => {
  const t = texts[visit.lang].member;
  return (
    <Notice tone="success" title={t.madeTitle} live>
      <p>{t.madeText(member.name)}</p>
      <QrCode text={link} label={t.linkCode} />
      <p>{link}</p>
    </Notice>
  );
};

interface SpeakingProps {
  readonly visit: Visit;
  readonly member: Member;
  readonly representations: readonly Representation[];
  readonly consents: readonly Consent[];
}

/** For whom a member speaks now and later; what is over lies folded. */
const Speaking: FC<SpeakingProps> = (props) => {
  const { visit, member, representations } = props;
  const t = texts[visit.lang].member;
  const today = dayOf(visit.now);
  const isOver = (one: Representation) => one.toDay !== null && one.toDay < today;
  const [before, now] = [representations.filter(isOver), representations.filter((one) => !isOver(one))];
  return (
    <Section title={t.speaksTitle}>
      {now.length === 0 ? <EmptyState title={t.speaksEmpty} /> : <SpeakingList {...props} those={now} />}
      <Actions>
        <ButtonLink kind="secondary" href={representPath.to(visit, { id: member.id })}>
          {t.speak}
        </ButtonLink>
      </Actions>
      {before.length > 0 && (
        <Fold summary={representationTexts[visit.lang].beforeOfMember(before.length)}>
          <SpeakingList {...props} those={before} />
        </Fold>
      )}
    </Section>
  );
};

const SpeakingList: FC<SpeakingProps & { those: readonly Representation[] }> = ({
  visit,
  representations,
  consents,
  those,
}) => (
  <ItemList
    items={those.map((one) => ({
      key: one.id,
      title: <span lang={writtenLang()}>{nameNow({ name: one.partyName, hasLeft: one.partyHasLeft }, visit.lang)}</span>,
      href: partyPath.to(visit, { id: one.partyId }),
      meta: <RepresentationFacts {...{ visit, one, consents }} all={representations} />,
      actions: <RepresentationActions {...{ visit, one }} about={one.partyName} />,
    }))}
  />
);
