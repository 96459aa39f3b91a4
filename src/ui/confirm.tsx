import type { FC, PropsWithChildren } from "hono/jsx";
import { Button, ButtonLink } from "./button.tsx";
import type { ShownError } from "./error-texts.ts";
import { ErrorSummary, Form } from "./form.tsx";
import { Actions, Page } from "./layout.tsx";
import type { Crumb } from "./layout.tsx";

type ConfirmProps = PropsWithChildren<{
  /** What is done, also on the button. */
  title: string;
  /** What then is gone, and what stays. */
  lead: string;
  action: string;
  cancel: string;
  /** The way here; the last is where one goes back to. */
  breadcrumbs: readonly [Crumb, ...Crumb[]];
  errors: readonly ShownError[];
}>;

/** A second look before something is gone for good: what it is, a button that does it, and a way back. */
export const ConfirmPage: FC<ConfirmProps> = ({ title, lead, action, cancel, breadcrumbs, errors, children }) => (
  <Page title={title} lead={lead} breadcrumbs={breadcrumbs} hasErrors={errors.length > 0} before={<ErrorSummary errors={errors} />} noIndex>
    {children}
    <Form action={action}>
      <Actions>
        <Button kind="danger">{title}</Button>
        <ButtonLink kind="quiet" href={breadcrumbs.at(-1)?.href ?? ""}>
          {cancel}
        </ButtonLink>
      </Actions>
    </Form>
  </Page>
);
