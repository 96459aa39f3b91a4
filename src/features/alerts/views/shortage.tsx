import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Facts } from "../../../ui/definition.tsx";
import { Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { Shortage } from "../grading.ts";
import { paths } from "../paths.ts";
import type { GraderLeft } from "../queries/graders-left.ts";
import { texts } from "../texts/shortage.ts";

/** Says that a report cannot go out, because too few are left to grade it, and who can help. */
export const ShortageNotice: FC<{ visit: Visit; shortage: Shortage | undefined }> = ({ visit, shortage }) => {
  if (!shortage) return null;
  const t = texts[visit.lang];
  return (
    <Notice tone="warning" title={shortage.kind === "people" ? t.few(shortage.left) : t.sameSide}>
      <p>{shortage.kind === "people" ? t.missing(shortage.needed) : t.otherParty}</p>
      <p>{visit.may("alerts.assist") ? <a href={paths.members.to(visit, {})}>{t.give}</a> : t.ask}</p>
    </Notice>
  );
};

/** Whom to call when a report cannot wait. */
export const ToCall: FC<{ visit: Visit; people: readonly GraderLeft[] }> = ({ visit, people }) => {
  const t = texts[visit.lang];
  if (people.length === 0) return null;
  return (
    <Section title={t.toCall} lead={t.urgent}>
      <Facts
        items={people.map(({ name, phone, speaksFor }) => ({
          term: name,
          value: (
            <>
              {speaksFor.length > 0 && <span lang={writtenLang()}>{speaksFor.join(" · ")}. </span>}
              {phone ? <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</a> : t.noPhone}
            </>
          ),
        }))}
      />
    </Section>
  );
};
