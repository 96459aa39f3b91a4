import sharp from "sharp";

export type PhotoOutcome =
  | { kind: "ok"; bytes: Uint8Array }
  | { kind: "refused"; code: "too_many_pixels" | "broken" };

/** Phones take up to 50 megapixels by default; what claims far more is a trap for our memory. */
const mostPixels = 64_000_000;

/**
 * A phone's camera writes a JPEG that is read in strips and made smaller meanwhile. Of anything else every pixel may have
 * to lie in the memory at once, as of an interlaced PNG; a phone's pictures of its screen have far fewer.
 */
const mostPixelsAtOnce = 24_000_000;
const longestSide = 1600;
const patienceSeconds = 30;

/** The media types that `reencodePhoto` reads. */
export const photoTypes: readonly string[] = ["image/jpeg", "image/png", "image/webp"];

/**
 * The picture anew as a JPEG of at most 1600 × 1600 pixels, turned as the camera was held, and with nothing
 * but the picture in it: no place, time, device, colour profile or comment. Works in threads of its own.
 */
export const reencodePhoto = async (bytes: Uint8Array): Promise<PhotoOutcome> => {
  try {
    const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: "error" });
    const { width, height, format, isProgressive } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const most = format === "jpeg" && !isProgressive ? mostPixels : mostPixelsAtOnce;
    if (width * height > most) return { kind: "refused", code: "too_many_pixels" };
    const jpeg = await image
      .timeout({ seconds: patienceSeconds })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer();
    return { kind: "ok", bytes: jpeg };
  } catch {
    // Only the reading of the picture can fail here, and libvips' messages help nobody who sends one.
    return { kind: "refused", code: "broken" };
  }
};
