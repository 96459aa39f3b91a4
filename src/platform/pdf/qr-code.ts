import { renderSVG } from "uqr";

const qrColour = "#1D2327";

/** A QR code for an address, as an SVG without a margin. */
export const qrCode = (url: string): string =>
  renderSVG(url, { ecc: "M", border: 0, blackColor: qrColour, whiteColor: "#FFFFFF" });
