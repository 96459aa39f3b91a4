import type { FC } from "hono/jsx";
import { runsOn } from "../../../network/seats.ts";
import type { Representation } from "../../../network/representations.ts";
import { dayOf, formatDay } from "../../../platform/i18n/dates.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { openLinksPath } from "../../../platform/identity/paths.ts";
import { mailStatusPath } from "../../../platform/mail/paths.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Time } from "../../../ui/time.tsx";
import { changeMemberPath, endMemberPath, endRepresentationPath, inviteMemberPath, membersPath, representPath } from "../paths.ts";
import { texts } from "../texts.ts";
import { reachWords, rolesInWords } from "./members.tsx";

interface MemberPageProps {
  readonly visit: Visit;
  readonly member: Member;
  readonly representations: readonly Representation[];
  /** Mail to the member's address was refused for good, and no more is sent there. */
  readonly isMailRefused: boolean;
}

/** One member for a coordinator: how to reach them, for whom they speak, and their way out. */
export const MemberPage: FC<MemberPageProps> = ({ visit, member, representations, isMailRefused }) => {
  const t = texts[visit.lang];
  const today = dayOf(visit.now);
  return (
    <Page
      title={member.name}
      breadcrumbs={[{ href: membersPath.to(visit, {}), label: t.members.title }]}
      before={
        visit.query("saved") && (
          <Notice tone="success" live>
            {visit.query("saved") === "invited" ? t.member.invited : t.saved}
          </Notice>
        )
      }
    >
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
          { term: t.members.reach, value: reachWords(visit, member) },
          { term: t.member.email, value: member.reach !== "mail" && member.email },
          { term: t.member.phone, value: member.reach !== "phone" && member.phone },
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
      <Section title={t.member.speaksTitle}>
        {representations.length === 0 && <EmptyState title={t.member.speaksEmpty} />}
        {representations.length > 0 && (
          <ItemList
            items={representations.map((one) => ({
              key: one.id,
              title: one.partyName,
              meta: `${one.function}${one.isDeputy ? ` (${t.members.deputy})` : ""} · ${period(visit, one)}`,
              status: one.toDay !== null && one.toDay < today ? { label: t.member.past } : undefined,
              actions: runsOn(one, today) && one.toDay !== today && (
                <Form action={endRepresentationPath.to(visit, { id: one.id })} inline>
                  <Button kind="quiet" aria-label={`${t.member.endSpeaking}: ${one.partyName}`}>
                    {t.member.endSpeaking}
                  </Button>
                </Form>
              ),
            }))}
          />
        )}
        <Actions>
          <ButtonLink kind="secondary" href={representPath.to(visit, { id: member.id })}>
            {t.member.speak}
          </ButtonLink>
        </Actions>
      </Section>
      <Section title={t.member.endTitle} lead={t.member.endText}>
        <Form action={endMemberPath.to(visit, { id: member.id })}>
          <Actions>
            <Button kind="danger">{t.member.end}</Button>
          </Actions>
        </Form>
      </Section>
    </Page>
  );
};

function period(visit: Visit, { fromDay, toDay }: Representation): string {
  const t = texts[visit.lang].member;
  const from = formatDay(fromDay, visit.lang);
  return toDay === null ? t.from(from) : t.until(from, formatDay(toDay, visit.lang));
}
