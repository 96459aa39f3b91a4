import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Card, Cards } from "../../../ui/card.tsx";
import { DangerBox } from "../../../ui/danger.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { HaveCode } from "../../../ui/receipt.tsx";
import { paths } from "../paths.ts";
import { texts } from "../texts/visitors.ts";

const Call: FC<{ number: string; what: string; source: string }> = ({ number, what, source }) => (
  <p>
    <a href={`tel:${number.replace(/\s/g, "")}`}>
      <strong>{number}</strong>
    </a>{" "}
    {what}. {source}
  </p>
);

/** The three lanes before any form: someone in danger, a thing, a pattern or unease. */
export const StreetPage: FC<{ visit: Visit }> = ({ visit }) => {
  const t = texts[visit.lang];
  const danger = t.dangerMore;
  const { outreachPhone, bodyName } = visit.district;
  return (
    <Page title={t.street} lead={t.streetLead} description={`${t.thing} ${t.unease}`} width="wide">
      <DangerBox>
        <p>{danger.stay}</p>
        <Call number="1813" what={danger["1813"]} source={danger["1813source"]} />
        <Call number="114" what={danger["114"]} source={danger["114source"]} />
        {outreachPhone && (
          <Call number={outreachPhone} what={danger.outreach} source={danger.outreachSource(bodyName)} />
        )}
        <p>{danger.noForm}</p>
      </DangerBox>
      <Cards>
        <Card
          headingLevel={2}
          title={t.thingTitle}
          foot={<ButtonLink href={paths.report.to(visit, {}, { lane: "thing" })}>{t.thingButton}</ButtonLink>}
        >
          <p>{t.thing}</p>
          <p>{t.needle}</p>
        </Card>
        <Card
          headingLevel={2}
          title={t.uneaseTitle}
          foot={
            <ButtonLink href={paths.report.to(visit, {}, { lane: "unease" })}>{t.uneaseButton}</ButtonLink>
          }
        >
          <p>{t.unease}</p>
        </Card>
      </Cards>
      <Notice tone="warning" title={danger.childTitle}>
        <p>{danger.child}</p>
      </Notice>
      <Section title={t.afterTitle}>
        <p>{t.after}</p>
        <Actions>
          <HaveCode />
          <ButtonLink kind="quiet" href={paths.seen.to(visit, {})}>
            {t.seenLink}
          </ButtonLink>
        </Actions>
      </Section>
    </Page>
  );
};
