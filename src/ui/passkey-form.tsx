import type { FC, PropsWithChildren } from "hono/jsx";
import { usePage } from "../platform/web/page-context.ts";
import { Form, HiddenField } from "./form.tsx";
import { uiTexts } from "./texts.ts";

type PasskeyFormProps = PropsWithChildren<{
  action: string;
  /** `create` makes a passkey, `get` asks for one. */
  ceremony: "create" | "get";
  /** What the browser needs for it, as JSON. */
  options: string;
}>;

/**
 * A form that the browser's passkey window fills in, in the field `credential`. Only scripts can open that window, so
 * without them the page says so. The page needs the script `passkey.js`.
 */
export const PasskeyForm: FC<PasskeyFormProps> = ({ action, ceremony, options, children }) => {
  const words = uiTexts[usePage().lang].passkey;
  return (
    <div data-passkey={ceremony} data-options={options}>
      <noscript>
        <p>{words.needsScript}</p>
      </noscript>
      <p hidden data-passkey-when="unsupported">
        {words.unsupported}
      </p>
      <div hidden data-passkey-when="supported">
        <Form action={action}>
          <HiddenField name="credential" value="" />
          {children}
          <p role="alert" hidden data-passkey-when="stopped">
            {words.stopped}
          </p>
          <p role="alert" hidden data-passkey-when="known">
            {words.known}
          </p>
        </Form>
      </div>
    </div>
  );
};
