import type { FC } from "hono/jsx";
import { raw } from "hono/html";
import { qrCode } from "../platform/pdf/qr-code.ts";

/** An address or another code as a QR code; beside it stands the text itself, for those whose camera does not help. */
export const QrCode: FC<{ text: string; label: string }> = ({ text, label }) => (
  <div class="qr-code" role="img" aria-label={label}>
    {raw(qrCode(text))}
  </div>
);
