import { renderSVG } from "uqr";

const qrColour = "#1D2327";

/** A QR code for an address or another text, as an SVG without a margin. */
export const qrCode = (text: string): string =>
  renderSVG(text, { ecc: "M", border: 0, blackColor: qrColour, whiteColor: "#FFFFFF" });
