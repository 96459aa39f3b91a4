import type { FC } from "hono/jsx";
import { formatDay } from "../../platform/i18n/dates.ts";
import type { RetentionRule } from "../../platform/retention/rule.ts";
import type { Visit } from "../../platform/web/routes.ts";
import { Facts } from "../../ui/definition.tsx";
import { Page, Section } from "../../ui/layout.tsx";
import { MailLink } from "../../ui/mail-link.tsx";
import { DataTable } from "../../ui/table.tsx";
import { texts } from "./texts.ts";

/** When the state of accessibility was assessed last; changed with the statement. */
const assessedOn = "2026-11-22";

const licenceHref = "https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12";
const agencyHref = "https://digst.dk";
const dataAgencyHref = "https://www.datatilsynet.dk";

const Bullets: FC<{ items: readonly string[] }> = ({ items }) => (
  <div class="prose">
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  </div>
);

const Body: FC<{ visit: Visit }> = ({ visit: { district, lang } }) => {
  const t = texts[lang].privacy;
  return (
    <>
      <p>
        <strong>{district.bodyName}</strong>
      </p>
      <Facts
        items={[
          { term: t.address, value: district.bodyAddress.split("\n").filter(Boolean).join(", ") },
          { term: t.mail, value: district.bodyEmail && <MailLink address={district.bodyEmail} /> },
        ]}
      />
    </>
  );
};

export const AboutPage: FC<{ visit: Visit }> = ({ visit }) => {
  const t = texts[visit.lang].about;
  return (
    <Page title={t.title} lead={t.lead} description={t.lead}>
      <Section title={t.what}>
        {t.whatText.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </Section>
      <Section title={t.promises}>
        <Bullets items={t.promiseList} />
      </Section>
      <Section title={t.who}>
        <Body visit={visit} />
      </Section>
      {visit.district.isExample && (
        <Section title={t.example}>
          <p>{t.exampleText}</p>
        </Section>
      )}
      <Section title={t.source}>
        <p>{t.sourceText}</p>
        <p>
          <a href={licenceHref} rel="noopener noreferrer">
            {t.licence}
          </a>
        </p>
      </Section>
    </Page>
  );
};

export const PrivacyPage: FC<{ visit: Visit; rules: readonly RetentionRule[] }> = ({ visit, rules }) => {
  const { lang, district } = visit;
  const t = texts[lang].privacy;
  return (
    <Page title={t.title} lead={t.lead} description={t.lead} width="wide">
      <Section title={t.responsible}>
        <p>{t.responsibleText(district.bodyName)}</p>
        <Body visit={visit} />
      </Section>
      <Section title={t.kinds}>
        <DataTable
          caption={t.kinds}
          hideCaption
          columns={[
            { key: "what", label: t.what },
            { key: "why", label: t.why },
            { key: "where", label: t.where },
            { key: "howLong", label: t.howLong },
          ]}
          rows={rules.map(({ key, what, why, where, howLong }) => ({
            key,
            cells: { what: what[lang], why: why[lang], where: where[lang], howLong: howLong[lang] },
          }))}
        />
      </Section>
      <Section title={t.not}>
        <Bullets items={t.notList} />
      </Section>
      <Section title={t.cookies}>
        <p>{t.cookiesText}</p>
      </Section>
      <Section title={t.basis}>
        <p>{t.basisText}</p>
      </Section>
      <Section title={t.rights}>
        <Bullets items={t.rightsList} />
        <p>{t.rightsHow(district.bodyName)}</p>
        <p>
          <a href={dataAgencyHref} rel="noopener noreferrer">
            {t.complain}
          </a>
        </p>
      </Section>
    </Page>
  );
};

export const AccessibilityPage: FC<{ visit: Visit }> = ({ visit }) => {
  const { lang, district } = visit;
  const t = texts[lang].accessibility;
  return (
    <Page title={t.title} lead={t.lead(district.bodyName, district.name)}>
      <Section title={t.state}>
        <p>{t.stateText}</p>
      </Section>
      <Section title={t.works}>
        <Bullets items={t.worksList} />
      </Section>
      <Section title={t.faults}>
        <Bullets items={t.faultList} />
      </Section>
      <Section title={t.report}>
        <p>{t.reportText(district.bodyName)}</p>
        <Body visit={visit} />
      </Section>
      <Section title={t.enforcement}>
        <p>{t.enforcementText}</p>
        <p>
          <a href={agencyHref} rel="noopener noreferrer">
            {t.agency}
          </a>
        </p>
      </Section>
      <Section title={t.made}>
        <p>{t.madeText(formatDay(assessedOn, lang))}</p>
      </Section>
    </Page>
  );
};
