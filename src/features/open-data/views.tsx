import type { FC } from "hono/jsx";
import { prefix } from "../../platform/web/path.ts";
import type { Visit } from "../../platform/web/routes.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Actions, Page, Section } from "../../ui/layout.tsx";
import { DataTable } from "../../ui/table.tsx";
import type { OpenAddress } from "./addresses.ts";
import { paths } from "./paths.ts";
import { texts } from "./texts.ts";

/** What programs can fetch, for the people who write them. */
export const OpenDataPage: FC<{ visit: Visit; addresses: readonly OpenAddress[] }> = ({ visit, addresses }) => {
  const t = texts[visit.lang];
  return (
    <Page width="wide" title={t.title} lead={t.lead} description={t.lead}>
      <p>{t.use}</p>
      <Section title={t.forPrograms}>
        <p>{t.forProgramsText}</p>
        <Actions>
          <ButtonLink href={paths.document.to(visit, {})}>{t.openDocument}</ButtonLink>
        </Actions>
      </Section>
      <Section title={t.addresses}>
        <DataTable
          caption={t.addresses}
          hideCaption
          columns={[
            { key: "what", label: t.what },
            { key: "address", label: t.address },
            { key: "type", label: t.type },
          ]}
          rows={addresses.map((address) => ({
            key: address.path,
            cells: { what: address.gives.what[visit.lang], address: <Address {...{ visit, address }} />, type: address.gives.type },
          }))}
        />
      </Section>
    </Page>
  );
};

/** A link where nothing else has to be filled in. */
const Address: FC<{ visit: Visit; address: OpenAddress }> = ({ visit, address: { path, parameters, isBilingual } }) => {
  const written = (isBilingual ? prefix(visit.lang) : "") + path.replace("{district}", visit.districtId);
  const isWhole = parameters.every((name) => name === "district");
  // A path may break after each part: it is longer than a phone is wide.
  const parts = written.split(/(?=\/)/).flatMap((part) => [<wbr />, part]);
  return <code class="address">{isWhole ? <a href={written}>{parts}</a> : parts}</code>;
};
