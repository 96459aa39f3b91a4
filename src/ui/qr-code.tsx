import type { FC } from "hono/jsx";
import { raw } from "hono/html";
import { qrCode } from "../platform/pdf/qr-code.ts";

/** An address as a QR code; beside it stands the address itself, for those whose camera does not help. */
export const QrCode: FC<{ url: string; label: string }> = ({ url, label }) => (
  <div class="qr-code" role="img" aria-label={label}>
    {raw(qrCode(url))}
  </div>
);
