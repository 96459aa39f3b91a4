import { usePage } from "../../../platform/web/page-context.ts";

/** What something is being made from, for the form that makes it. */
export interface FormOrigin {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly href: string;
  /** Whether everyone may read it. */
  readonly isPublic: boolean;
}

/** One line above the form: what this comes from. */
export function OriginLine({ origin, label }: { origin: FormOrigin; label: string }) {
  return (
    <p>
      {label}:{" "}
      <a href={origin.href} lang={usePage().lang === "da" ? undefined : "da"}>
        {origin.title}
      </a>
    </p>
  );
}
