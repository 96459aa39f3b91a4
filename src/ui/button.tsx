import type { FC, PropsWithChildren } from "hono/jsx";
import type { ExtraAttributes } from "./attributes.ts";

/**
 * primary: the one thing to do here · secondary: also possible · quiet: beside the text · danger: cannot be
 * undone.
 */
export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

type ButtonProps = PropsWithChildren<
  {
    kind?: ButtonKind;
    type?: "submit" | "button";
    name?: string;
    value?: string;
    formaction?: string;
    id?: string;
  } & ExtraAttributes
>;

export const Button: FC<ButtonProps> = ({ kind = "primary", type = "submit", children, ...attributes }) => (
  <button class={`button button-${kind}`} type={type} {...attributes}>
    {children}
  </button>
);

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export const ButtonLink: FC<
  PropsWithChildren<{ href: string; kind?: ButtonKind; download?: boolean } & ExtraAttributes>
> = ({ kind = "primary", children, ...attributes }) => (
  <a class={`button button-${kind}`} {...attributes}>
    {children}
  </a>
);
