import type { FC } from "hono/jsx";
import { allLinkPurposes, findLinkPurpose } from "../../platform/identity/link-purposes.ts";
import type { Member } from "../../platform/identity/member.ts";
import type { OpenLink } from "../../platform/identity/open-links.ts";
import type { FormProblem } from "../../platform/web/form.ts";
import type { Visit } from "../../platform/web/routes.ts";
import { kindOf } from "../../thread/kinds.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { errorsInWords } from "../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../ui/form.tsx";
import { Actions, Page } from "../../ui/layout.tsx";
import { EmptyState, Filters, ItemList, Pagination } from "../../ui/list.tsx";
import type { ListItem } from "../../ui/list.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Time } from "../../ui/time.tsx";
import { paths } from "./paths.ts";
import { texts } from "./texts.ts";

/** What links are about, as far as the visitor may see it. */
interface About {
  /** Titles by kind and id: `letter 0190…`. */
  readonly titles: ReadonlyMap<string, string>;
  /** Who holds links that are no member's, by item. */
  readonly holders: ReadonlyMap<string, string>;
}

interface LinksPageProps {
  readonly visit: Visit;
  readonly links: readonly OpenLink[];
  readonly about: About;
  /** How many are open for each purpose. */
  readonly counts: ReadonlyMap<string, number>;
  /** Whose links these are; everyone's without. */
  readonly member: Member | undefined;
  /** Of which purpose; "" for all. */
  readonly purpose: string;
  readonly all: number;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly problem: FormProblem;
}

/** Which personal links still open something: for whom, about what, until when. */
export const LinksPage: FC<LinksPageProps> = (props) => {
  const { visit, links, about, member, purpose, total, page, pages, problem } = props;
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const closed = { one: t.closed.one, all: t.closed.all }[visit.query("closed")];
  const choice = { for: purpose, member: member?.id };
  return (
    <Page
      title={member ? t.of(member.name) : t.title}
      lead={member ? undefined : t.lead}
      width="wide"
      noIndex
      breadcrumbs={member ? [{ href: paths.links.to(visit, {}), label: t.title }] : undefined}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {closed && (
            <Notice tone="success" live>
              {closed}
            </Notice>
          )}
        </>
      }
    >
      {member && <CloseAll visit={visit} member={member} count={props.all} />}
      <PurposeFilters {...props} />
      {links.length === 0 ? (
        <EmptyState
          title={t.emptyTitle}
          body={member ? t.emptyMember : t.emptyBody}
          action={member && <ButtonLink href={paths.links.to(visit, {})} kind="secondary">{t.everyone}</ButtonLink>}
        />
      ) : (
        <ItemList label={t.title} items={links.map((link) => linkItem(visit, link, about, choice))} />
      )}
      <Pagination page={page} pages={pages} total={total} href={(to) => paths.links.to(visit, {}, { ...choice, page: to })} />
      <p>{t.untracked}</p>
    </Page>
  );
};

const CloseAll: FC<{ visit: Visit; member: Member; count: number }> = ({ visit, member, count }) => {
  const t = texts[visit.lang];
  if (count < 2 || !visit.may("personal_links.revoke")) return null;
  return (
    <Notice tone="info" title={t.closeAllTitle}>
      <p>{t.closeAllText}</p>
      <Form action={paths.revokeAll.to(visit, { member: member.id }, { member: member.id })} inline>
        <Button kind="danger">{t.closeAll(count)}</Button>
      </Form>
    </Notice>
  );
};

/** Only purposes of which something is open, and the chosen one. */
const PurposeFilters: FC<LinksPageProps> = ({ visit, counts, member, purpose, all }) => {
  const t = texts[visit.lang];
  const there = allLinkPurposes().filter((one) => counts.has(one.purpose) || one.purpose === purpose);
  if (there.length < 2 && purpose === "") return null;
  const href = (to: string) => paths.links.to(visit, {}, { for: to, member: member?.id });
  return (
    <Filters
      label={t.filters}
      filters={[
        { label: t.all, href: href(""), current: purpose === "", count: all },
        ...there.map((one) => ({
          label: one.label[visit.lang],
          href: href(one.purpose),
          current: one.purpose === purpose,
          count: counts.get(one.purpose) ?? 0,
        })),
      ]}
    />
  );
};

type Choice = { readonly for: string; readonly member: string | undefined };

function linkItem(visit: Visit, link: OpenLink, { titles, holders }: About, choice: Choice): ListItem {
  const t = texts[visit.lang];
  const purpose = findLinkPurpose(link.purpose);
  const title = purpose && titles.get(`${purpose.itemKind} ${link.subjectId}`);
  const label = purpose?.label[visit.lang] ?? link.purpose;
  // Some are about nothing but their holder: one's own calendar.
  const what = title ?? label;
  const who = link.member?.name ?? holders.get(link.subjectId) ?? purpose?.holder?.[visit.lang] ?? t.nobody;
  return {
    key: link.id,
    title: what,
    ...(title !== undefined && { kind: label }),
    ...(purpose && title !== undefined && { href: kindOf(purpose.itemKind).href(visit, link.subjectId) }),
    meta: (
      <>
        {choice.member === undefined && (
          <>
            {link.member ? <a href={paths.links.to(visit, {}, { member: link.member.id })}>{t.to(who)}</a> : t.to(who)}
            {" · "}
          </>
        )}
        {`${t.made} `}
        <Time at={link.createdAt} />
        {` · ${t.until} `}
        <Time at={link.expiresAt} />
        {purpose?.staysOpen && (
          <>
            <br />
            {purpose.staysOpen[visit.lang]}
          </>
        )}
      </>
    ),
    actions: (
      <Actions>
        {!purpose?.staysOpen && visit.may("personal_links.revoke") && (
          <Form action={paths.revoke.to(visit, { id: link.id }, choice)} inline>
            <Button kind="secondary" aria-label={t.closeOf(what, who)}>
              {t.close}
            </Button>
          </Form>
        )}
        {purpose?.renewAt && link.member && (
          <ButtonLink href={purpose.renewAt(visit, link.subjectId)} kind="quiet" aria-label={t.renewOf(`${what}, ${who}`)}>
            {t.renew}
          </ButtonLink>
        )}
      </Actions>
    ),
  };
}
