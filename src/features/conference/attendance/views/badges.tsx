import type { FC } from "hono/jsx";
import { formatDateTime } from "../../../../platform/i18n/dates.ts";
import { badgeFormats } from "../../../../platform/pdf/badges.ts";
import { textOf, textsOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button } from "../../../../ui/button.tsx";
import { CheckboxGroup, RadioGroup } from "../../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { Fold } from "../../../../ui/fold.tsx";
import { ErrorSummary, Form } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { EmptyState } from "../../../../ui/list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { attendancePaths } from "../paths.ts";
import type { Badged } from "../queries.ts";
import { badgeLayouts, printGroups } from "../schema.ts";
import { texts } from "../texts.ts";

interface BadgesProps {
  readonly visit: Visit;
  readonly conference: Conference;
  /** Who gets a badge. */
  readonly people: readonly Badged[];
  /** Whether the programme has workshops, which may stand on badges. */
  readonly hasWorkshops: boolean;
  readonly problem: FormProblem;
}

/** Badges: all of them, those of people who have come in since, or chosen ones; and those that were printed before. */
export const BadgesPage: FC<BadgesProps> = (props) => {
  const { visit, conference, people, hasWorkshops, problem } = props;
  const { lang } = visit;
  const t = texts[lang].print;
  const { id } = conference;
  const errors = errorsInWords(problem.errors, lang, t.errors);
  const fresh = people.filter(({ isPrinted }) => !isPrinted).length;
  const batches = [...Map.groupBy(people, ({ printedAt }) => printedAt?.getTime() ?? 0)].filter(([at]) => at > 0).sort(([one], [other]) => other - one);
  const isBare = (printed: readonly Badged[] | undefined) => printed !== undefined && printed.some(({ withWorkshops }) => !withWorkshops);
  return (
    <Page
      title={t.title}
      kicker={<WrittenWords>{conference.title}</WrittenWords>}
      lead={t.lead}
      breadcrumbs={[
        { href: paths.overview.to(visit, { id }), label: conference.title, isWritten: true },
        { href: attendancePaths.overview.to(visit, { id }), label: texts[lang].overview.open },
      ]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") === "made" && <Notice tone="success" live>{t.made}</Notice>}
        </>
      }
      noIndex
    >
      {batches.length > 0 && (
        <Section title={t.printed} lead={t.formatsLead} id="printed">
          <ul class="door-batches">
            {batches.map(([at, printed]) => (
              <li>
                <p class="door-batch">{t.batch(printed.length, formatDateTime(new Date(at), lang), isBare(printed))}</p>
                <ul class="door-formats">
                  {badgeFormats.map((format) => (
                    <li>
                      <a href={attendancePaths.badgesPdf.to(visit, { id }, { batch: at, format })}>{t.formats[format]}</a>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {people.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <Section title={t.make}>
          <Form action={attendancePaths.badges.to(visit, { id })}>
            <RadioGroup
              name="who"
              label={t.who}
              error={errorAt(errors, "who")}
              value={textOf(problem, "who") || (fresh > 0 ? "new" : "chosen")}
              options={printGroups.map((group) => ({ value: group, label: t.groups[group]({ new: fresh, all: people.length, chosen: 0 }[group]) }))}
            />
            <Fold summary={t.choose} open={textsOf(problem, "chosen").length > 0}>
              <CheckboxGroup
                name="chosen"
                label={t.chosen}
                values={textsOf(problem, "chosen")}
                options={people.map((one) => ({ value: one.id, label: <WrittenWords>{one.badgeName ?? one.name ?? ""}</WrittenWords> }))}
              />
            </Fold>
            {hasWorkshops && (
              <RadioGroup
                name="workshops"
                label={t.workshops.label}
                error={errorAt(errors, "workshops")}
                value={textOf(problem, "workshops") || (isBare(batches[0]?.[1]) ? "without" : "with")}
                options={badgeLayouts.map((layout) => ({ value: layout, label: t.workshops[layout] }))}
              />
            )}
            <Actions>
              <Button>{t.button}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </Page>
  );
};
