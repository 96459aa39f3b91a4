import { bringChromium } from "./chromium.mjs";

await bringChromium();
