import type { FC } from "hono/jsx";
import type { MailLine } from "../../../platform/mail/administration.ts";
import type { Bounce } from "../../../platform/mail/bounces.ts";
import type { MailStatus } from "../../../platform/mail/tables.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, Filters, ItemList, Pagination } from "../../../ui/list.tsx";
import type { ListItem } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { StatusTone } from "../../../ui/status.tsx";
import { Time } from "../../../ui/time.tsx";
import { mailFilters } from "../mail-filter.ts";
import type { MailFilter } from "../mail-filter.ts";
import { mailWords } from "../mail-words.ts";
import { paths } from "../paths.ts";
import { reasonOf } from "../reason.ts";
import { texts } from "../texts.ts";

interface MailPageProps {
  readonly visit: Visit;
  readonly mails: readonly MailLine[];
  readonly counts: ReadonlyMap<MailStatus, number>;
  readonly bounces: readonly Bounce[];
  /** How many have waited for so long that something must be wrong. */
  readonly late: number;
  /** How many one press sends once the mail server works again. */
  readonly toMend: number;
  readonly filter: MailFilter;
  readonly page: number;
  readonly pages: number;
  readonly problem: FormProblem;
}

const tones: Readonly<Record<MailStatus, StatusTone>> = {
  queued: "open",
  sending: "open",
  maybe_sent: "late",
  sent: "done",
  failed: "late",
  held: "late",
  kept: "neutral",
};

/** Which mails went out, which did not, and which addresses do not work. */
export const MailPage: FC<MailPageProps> = ({ visit, mails, counts, bounces, late, toMend, filter, page, pages, problem }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const total = (of: MailFilter) => mailFilters[of].reduce((sum, status) => sum + (counts.get(status) ?? 0), 0);
  const calm = filter === "attention";
  const filters = Object.keys(mailFilters) as MailFilter[];
  return (
    <Page
      title={t.mail.title}
      lead={t.mail.lead}
      width="wide"
      noIndex
      hasErrors={errors.length > 0}
      before={<Told visit={visit} errors={errors} />}
    >
      {late > 0 && (
        <Notice tone="warning" title={t.mail.late(late)}>
          <p>{t.mail.lateWhy}</p>
        </Notice>
      )}
      {toMend > 0 && visit.may("operations.retry") && (
        <Section title={t.mail.mendTitle} lead={t.mail.mendLead}>
          <Form action={paths.retryAllMail.to(visit, {})}>
            <Actions>
              <Button>{t.mail.retryAll(toMend)}</Button>
            </Actions>
          </Form>
        </Section>
      )}
      {bounces.length > 0 && <Addresses visit={visit} bounces={bounces} />}
      <Filters
        filters={filters
          .filter((one) => one !== "kept" || total(one) > 0)
          .map((one) => ({
            label: t.mail.filters[one],
            href: paths.mail.to(visit, {}, { show: one === "all" ? undefined : one }),
            current: one === filter,
            count: total(one),
          }))}
      />
      {mails.length === 0 ? (
        <EmptyState
          title={calm ? t.mail.calmTitle : t.mail.emptyTitle}
          body={calm ? t.mail.calmBody : t.mail.emptyBody}
        />
      ) : (
        <ItemList label={t.mail.title} items={mails.map((mail) => mailItem(visit, mail))} />
      )}
      <Pagination
        page={page}
        pages={pages}
        total={total(filter)}
        href={(to) => paths.mail.to(visit, {}, { show: filter === "all" ? undefined : filter, page: to })}
      />
    </Page>
  );
};

const Told: FC<{ visit: Visit; errors: readonly { field: string; message: string }[] }> = ({ visit, errors }) => {
  const t = texts[visit.lang];
  const told = { retried: t.mail.retried, "retried-all": t.mail.retriedAll, cleared: t.addresses.cleared }[visit.query("saved")];
  return (
    <>
      <ErrorSummary errors={errors} />
      {told && (
        <Notice tone="success" live>
          {told}
        </Notice>
      )}
    </>
  );
};

const Addresses: FC<{ visit: Visit; bounces: readonly Bounce[] }> = ({ visit, bounces }) => {
  const t = texts[visit.lang];
  return (
    <Section title={t.addresses.title} lead={t.addresses.lead}>
      <ItemList
        label={t.addresses.title}
        items={bounces.map(({ id, maskedAddress, code, refusedAt }) => ({
          key: id,
          title: maskedAddress,
          meta: (
            <>
              {t.addresses.since} <Time at={refusedAt} /> · {t.mail.code(code)}
            </>
          ),
          actions: visit.may("operations.retry") && (
            <Form action={paths.clearAddress.to(visit, { id })} inline>
              <Button kind="secondary" aria-label={t.addresses.clearOf(maskedAddress)}>
                {t.addresses.clear}
              </Button>
            </Form>
          ),
        }))}
      />
    </Section>
  );
};

function mailItem(visit: Visit, mail: MailLine): ListItem {
  const t = texts[visit.lang].mail;
  const purposes: Readonly<Record<string, string>> = mailWords[visit.lang];
  const purpose = purposes[mail.purpose] ?? mail.purpose;
  const isOpen = (mailFilters.attention as readonly MailStatus[]).includes(mail.status);
  const isRetriable = isOpen && mail.maskedAddress !== undefined;
  return {
    key: mail.id,
    kind: purpose,
    title: t.to(mail.maskedAddress ?? t.erased),
    meta: (
      <>
        <Time at={mail.createdAt} as="datetime" />
        {mail.tries > 1 && ` · ${t.tries(mail.tries)}`}
        {mail.errorCode !== null && ` · ${t.reasons[reasonOf(mail.errorCode)]}${codeIn(visit, mail.errorCode)}`}
        {mail.status === "maybe_sent" && (
          <>
            <br />
            {t.maybeHint}
          </>
        )}
      </>
    ),
    status: { label: t.status[mail.status], tone: tones[mail.status] },
    actions: isRetriable && visit.may("operations.retry") && (
      <Form action={paths.retryMail.to(visit, { id: mail.id })} inline>
        <Button kind="secondary" aria-label={t.retryOf(`${purpose}, ${mail.maskedAddress}`)}>
          {t.retry}
        </Button>
      </Form>
    ),
  };
}

const codeIn = (visit: Visit, code: string) => (code === "interrupted" ? "" : ` (${texts[visit.lang].mail.code(code)})`);
