import { z } from "zod";
import { districtPath } from "../platform/web/path.ts";
import { notNow, textOf } from "../platform/web/form.ts";
import type { FormProblem, FormValues } from "../platform/web/form.ts";
import { ownAddress } from "../platform/web/own-address.ts";
import { form } from "../platform/web/routes.ts";
import type { Route, Visit } from "../platform/web/routes.ts";
import { commonErrors } from "../ui/error-texts.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Select } from "../ui/choice.tsx";
import { ErrorSummary, Form, HiddenField } from "../ui/form.tsx";
import { Page } from "../ui/layout.tsx";
import { makeFrom } from "./commands.ts";
import type { ItemRef } from "./commands.ts";
import { kindOf, kindsMadeFrom } from "./kinds.ts";
import type { ItemKind, Making, MakingChoice } from "./kinds.ts";

const uuid = z.uuid();

/** The hidden field by which a page asks to be come back to, instead of the new item's own page. */
export const backField = "back";

/** Where to go when an item has been made: back to where it was made, when that is an address of ours. */
export function whereNext(values: FormValues, made: string): string {
  const back = values[backField];
  return (typeof back === "string" ? ownAddress(back) : undefined) ?? made;
}

function makingPath(target: string) {
  return districtPath(`/make/${target}/from/:origin/:id`);
}

/** The route by which an item of this kind is made from another; part of the feature's own routes. */
export function makingRoutes(kind: ItemKind): Route[] {
  const making = kind.making;
  if (!making) return [];
  return [
    form(makingPath(kind.kind), making.right, z.record(z.string(), z.unknown()), {
      save: async (visit, tx, input) => {
        const origin = originOf(visit, making);
        const made = origin && (await makeFrom(tx, visit.permit, origin, kind.kind, input as FormValues, visit.now));
        if (!made) throw notNow();
        return whereNext(input as FormValues, kind.href(visit, made.id));
      },
      again: async (visit, problem) => {
        const origin = originOf(visit, making);
        if (!origin) return undefined;
        const errors = problem.errors.map(({ code }) => ({
          message: making.errors?.[code]?.[visit.lang] ?? commonErrors(code, visit.lang),
        }));
        return (
          <Page title={making.button[visit.lang]} hasErrors before={<ErrorSummary errors={errors} />}>
            <p>
              <a href={kindOf(origin.kind).href(visit, origin.id)}>{kindOf(origin.kind).label[visit.lang]}</a>
            </p>
          </Page>
        );
      },
    }),
  ];
}

function originOf(visit: Visit, making: Making): ItemRef | undefined {
  const ref = { kind: visit.param("origin"), id: visit.param("id") };
  return uuid.safeParse(ref.id).success && making.from.includes(ref.kind) ? ref : undefined;
}

/** In a form that comes back with errors: it still knows where to go on to. */
export function BackField({ problem }: { problem: FormProblem }) {
  const back = textOf(problem, backField);
  return back === "" ? null : <HiddenField name={backField} value={back} />;
}

/** One small form for each kind of thing this visitor may make of an item; a link to one that asks for more first. */
export function MakeButtons({ visit, item, except = [] }: { visit: Visit; item: ItemRef; except?: readonly string[] }) {
  const offers = kindsMadeFrom(item.kind).filter(
    (kind) => !except.includes(kind.kind) && kind.making && !kind.making.choices && visit.may(kind.making.right),
  );
  return (
    <>
      {offers.map(({ kind, making }) =>
        making?.asksFirst ? (
          <ButtonLink kind="secondary" href={makeAction(visit, item, kind)}>
            {making.button[visit.lang]}
          </ButtonLink>
        ) : (
          <Form action={makeAction(visit, item, kind)}>
            <Button kind="secondary">{making?.button[visit.lang]}</Button>
          </Form>
        ),
      )}
    </>
  );
}

/** A kind that can be made of an item by choosing from lists. */
export interface ChoiceToMake {
  readonly kind: ItemKind;
  readonly choices: readonly MakingChoice[];
}

/** What this visitor may make of an item by choosing; left out where there is nothing to choose. */
export async function choicesToMake(visit: Visit, item: ItemRef): Promise<ChoiceToMake[]> {
  const offers = kindsMadeFrom(item.kind).filter(({ making }) => making?.choices && visit.may(making.right));
  const found = await Promise.all(offers.map(async (kind) => ({ kind, choices: (await kind.making?.choices?.(visit.db, visit.districtId)) ?? [] })));
  return found.filter(({ choices }) => choices.every(({ options }) => options.length > 0));
}

/** A form for each kind with choices; what there is only one of is chosen already. */
export function MakeByChoice({ visit, item, choices: offers }: { visit: Visit; item: ItemRef; choices: readonly ChoiceToMake[] }) {
  return (
    <>
      {offers.map(({ kind, choices }) => (
        <Form action={makeAction(visit, item, kind.kind)}>
          {choices.map(({ field, label, options }) => (
            <Select
              name={field}
              id={`${kind.kind}-${field}`}
              label={label[visit.lang]}
              options={options}
              value={options.length === 1 ? (options[0]?.value ?? "") : ""}
              {...(options.length === 1 && { empty: false as const })}
              width="full"
            />
          ))}
          <Button kind="secondary">{kind.making?.button[visit.lang]}</Button>
        </Form>
      ))}
    </>
  );
}

/** Where a form goes that makes an item of `target` from another. */
export function makeAction(visit: Visit, origin: ItemRef, target: string): string {
  return makingPath(target).to(visit, { origin: origin.kind, id: origin.id });
}

