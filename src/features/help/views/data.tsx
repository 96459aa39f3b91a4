import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { needs, needWords } from "../rules/needs.ts";
import { paths } from "../paths.ts";
import { columns } from "../rules/exchange/service-cells.ts";
import { texts } from "../texts/exchange.ts";

/** Where everyone fetches what is public of the services, and what stands in each column. */
export const DataPage: FC<{ visit: Visit }> = ({ visit }) => {
  const t = texts[visit.lang].data;
  const words = texts[visit.lang].columns;
  const known = needs.map((need) => `${need} (${needWords[need][visit.lang]})`).join(", ");
  return (
    <Page width="wide" title={t.title} lead={t.lead} description={t.lead} breadcrumbs={[{ href: paths.help.to(visit, {}), label: t.back }]}>
      <Section title={t.table}>
        <p>{t.tableText}</p>
        <Actions>
          <ButtonLink href={paths.servicesFile.to(visit, {})} download>
            {t.fetch}
          </ButtonLink>
          {visit.may("help.manage") && (
            <ButtonLink kind="secondary" href={paths.addImport.to(visit, {})}>
              {t.readIn}
            </ButtonLink>
          )}
        </Actions>
      </Section>
      <Section title={t.hsds}>
        <p>{t.hsdsText}</p>
        <Actions>
          <ButtonLink kind="secondary" href={paths.hsds.to(visit, {})}>
            {t.openHsds}
          </ButtonLink>
        </Actions>
      </Section>
      <Section title={t.columns}>
        <DataTable
          caption={t.columns}
          hideCaption
          columns={[
            { key: "column", label: t.column },
            { key: "means", label: t.means },
          ]}
          rows={columns.map((column) => ({
            key: column,
            cells: { column: <code>{column}</code>, means: column === "needs" ? `${words.needs}: ${known}` : words[column] },
          }))}
        />
      </Section>
    </Page>
  );
};
