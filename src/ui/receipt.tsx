import type { FC } from "hono/jsx";
import { defineTexts } from "../platform/i18n/lang.ts";
import { usePage } from "../platform/web/page-context.ts";
import { receiptAddress, receiptDoor } from "../platform/web/receipt-door.ts";
import { ButtonLink } from "./button.tsx";
import { Section } from "./layout.tsx";
import { WebAddress } from "./web-address.tsx";

const texts = defineTexts(
  {
    code: "Din kode",
    typedAt: "Næste gang kan du skrive koden her:",
    have: "Har du en kode?",
  },
  {
    code: "Your code",
    typedAt: "Next time you can write the code here:",
    have: "Do you have a code?",
  },
);

/** The code that whoever sent something keeps instead of an account, and where it is typed another day. */
export const ReceiptCode: FC<{ code: string; copy: string }> = ({ code, copy }) => {
  const t = texts[usePage().lang];
  return (
    <Section title={t.code}>
      <p class="lead">
        <strong>{code}</strong>
      </p>
      <p>{copy}</p>
      <p>
        {t.typedAt} <CodeAddress />
      </p>
    </Section>
  );
};

/** Where a code is typed, to be written down or read out. */
export const CodeAddress: FC = () => {
  const { publicUrl, lang } = usePage();
  return (
    <strong>
      <WebAddress url={receiptAddress(publicUrl, lang).replace(/^https?:\/\//, "")} />
    </strong>
  );
};

/** The way to the page where a code is typed, for those who come back with one. */
export const HaveCode: FC = () => {
  const page = usePage();
  return (
    <ButtonLink kind="quiet" href={receiptDoor.to(page, {})}>
      {texts[page.lang].have}
    </ButtonLink>
  );
};
