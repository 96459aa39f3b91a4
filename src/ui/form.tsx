import type { FC, PropsWithChildren } from "hono/jsx";
import { usePage } from "../platform/web/page-context.ts";
import { classes } from "./attributes.ts";
import type { ExtraAttributes } from "./attributes.ts";
import { PuzzleField, PuzzleLine } from "./puzzle.tsx";
import { uiTexts } from "./texts.ts";

type FormProps = PropsWithChildren<
  {
    action: string;
    method?: "post" | "get";
    /** For forms with files. */
    multipart?: boolean;
    id?: string;
    /** "off" where the browser must not offer what others have typed: a shared screen. */
    autocomplete?: "off";
    /** Once it is sent nothing of it stays in the browser: Back shows the form empty. For what only the receiver is to read. */
    forgets?: boolean;
    /** Fields beside each other, for short working forms such as a search. */
    inline?: boolean;
    /** Says what the form is for where several stand on one page. */
    label?: string;
  } & ExtraAttributes
>;

/**
 * A form. Sending carries the hidden token against forgery and double sending, and while the guard stands a puzzle. The browser's own bubbles are
 * off: our errors say more, stand beside the field, and stay.
 */
export const Form: FC<FormProps> = ({ method = "post", multipart, inline, label, forgets, children, ...attributes }) => {
  const page = usePage();
  if (forgets) page.keepNowhere();
  return (
    <>
      <form
        class={classes("form", inline && "form-inline")}
        method={method}
        enctype={multipart ? "multipart/form-data" : undefined}
        aria-label={label}
        novalidate
        {...(forgets && { autocomplete: "off", "data-forgets": true })}
        {...attributes}
      >
        {method === "post" && <input type="hidden" name="_form" value={page.formToken()} />}
        {method === "post" && <PuzzleField action={attributes.action} />}
        {children}
      </form>
      {method === "post" && <PuzzleLine action={attributes.action} />}
    </>
  );
};

export const HiddenField: FC<{ name: string; value: string }> = ({ name, value }) => (
  <input type="hidden" name={name} value={value} />
);

export type FieldError = { field?: string; message: string };

/** All errors of a form, first on the page, each a link to its field. */
export const ErrorSummary: FC<{ errors: readonly FieldError[] }> = ({ errors }) => {
  if (errors.length === 0) return null;
  return (
    <div
      class="error-summary"
      role="alert"
      tabindex={-1}
      aria-labelledby="error-summary-title"
      data-focus-on-load
    >
      <h2 id="error-summary-title">{uiTexts[usePage().lang].form.errorSummary(errors.length)}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
};

/** A quiet copy of what is typed, kept on this device only until it is sent; never files. */
export const KeepDraft: FC<PropsWithChildren<{ name: string }>> = ({ name, children }) => {
  const words = uiTexts[usePage().lang].form;
  return (
    <keep-draft
      name={name}
      data-saved={words.draftSaved}
      data-delete={words.draftDelete}
      data-deleted={words.draftDeleted}
    >
      {children}
    </keep-draft>
  );
};

/** On the page that follows a sent form: the draft of that name is no longer needed. */
export const ClearDraft: FC<{ name: string }> = ({ name }) => <span hidden data-clear-draft={name} />;
