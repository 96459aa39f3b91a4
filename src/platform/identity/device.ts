/** Kinds of device and families of browser: all that is kept of what a browser says about itself. */
export const deviceKinds = ["phone", "tablet", "computer", "other"] as const;
export const browserFamilies = ["firefox", "chrome", "safari", "edge", "other"] as const;

export type DeviceKind = (typeof deviceKinds)[number];
export type BrowserFamily = (typeof browserFamilies)[number];

export interface Device {
  readonly kind: DeviceKind;
  readonly browser: BrowserFamily;
}

/** A device in words so coarse that its owner knows it again and nobody else is told anything. */
export function deviceOf(userAgent: string): Device {
  return { kind: kindOf(userAgent), browser: browserOf(userAgent) };
}

function kindOf(userAgent: string): DeviceKind {
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(userAgent)) return "tablet";
  if (/iPhone|Mobile/.test(userAgent)) return "phone";
  if (/Windows|Macintosh|X11|CrOS/.test(userAgent)) return "computer";
  return "other";
}

/** Most browsers claim to be others as well; the one that is named last in the chain of claims is asked first. */
function browserOf(userAgent: string): BrowserFamily {
  if (/Edg(e|A|iOS)?\//.test(userAgent)) return "edge";
  if (/Firefox\/|FxiOS\//.test(userAgent)) return "firefox";
  if (/OPR\/|SamsungBrowser\//.test(userAgent)) return "other";
  if (/Chrome\/|CriOS\//.test(userAgent)) return "chrome";
  return /Safari\//.test(userAgent) ? "safari" : "other";
}
