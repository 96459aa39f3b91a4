import { createHash } from "node:crypto";
import { once } from "node:events";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { renderPdf } from "../pdf/render.ts";
import { inspectUpload, largestUpload } from "./inspect-upload.ts";
import { mostInflated, pdfObjects } from "./pdf-check.ts";

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#1F5A4C" } });

/** A picture that does not compress to nothing, so that cutting it cuts the picture and not only its end. */
const noisyPicture = () =>
  sharp({
    create: {
      width: 400,
      height: 300,
      channels: 3,
      background: "#fff",
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  });

const withPlace = () =>
  picture(2400, 1200)
    .withExif({
      IFD0: { Make: "Kamera", Copyright: "Fotograf" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "55/1 40/1 12/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "12/1 33/1 0/1",
      },
    })
    .withIccProfile("p3")
    .jpeg()
    .toBuffer();

const accepted = async (bytes: Uint8Array, allowed: "photo" | "pdf" | "attachment") => {
  const outcome = await inspectUpload(bytes, allowed);
  if (outcome.kind !== "ok") throw new Error(`refused as ${outcome.code}`);
  return outcome;
};

const refusal = async (bytes: Uint8Array, allowed: "photo" | "pdf" | "attachment" = "attachment") => {
  const outcome = await inspectUpload(bytes, allowed);
  return outcome.kind === "refused" ? outcome.code : outcome.kind;
};

const pngChunk = (type: string, data: Buffer): Buffer => {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** A few bytes that claim to be a picture of any size. */
const claimingPng = (width: number, height: number, interlaced = false): Buffer => {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, interlaced ? 1 : 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(Buffer.alloc(1000))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
};

/** A small PDF with one object as given, whole enough for what the check looks at. */
const pdfWith = (object: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n3 0 obj\n", "latin1"),
    Buffer.isBuffer(object) ? object : Buffer.from(object, "latin1"),
    Buffer.from("\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n", "latin1"),
  ]);

const objectStream = (objects: string): Buffer =>
  Buffer.concat([
    Buffer.from("<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n", "latin1"),
    deflateSync(Buffer.from(objects, "latin1")),
    Buffer.from("\nendstream", "latin1"),
  ]);

const letter = () =>
  renderPdf({
    lang: "da",
    title: "Svar på anbefaling",
    letterhead: { name: "Forvaltningen", lines: [] },
    numbers: [],
    date: "1. maj 2026",
    blocks: [{ kind: "paragraph", text: "Vi siger ja." }],
    footer: { lines: [], url: "https://kvarter.example/1", qr: true },
  });

describe("photos", () => {
  it("lose place, camera, names and colour profile", async () => {
    const original = await withPlace();
    // The tag that points from the picture's EXIF to the place where it was taken (0x8825, either byte order).
    const exif = (await sharp(original).metadata()).exif ?? Buffer.alloc(0);
    expect(exif.includes(Buffer.from([0x25, 0x88])) || exif.includes(Buffer.from([0x88, 0x25]))).toBe(true);

    const { bytes } = await accepted(original, "photo");
    const metadata = await sharp(bytes).metadata();
    expect(metadata.exif).toBeUndefined();
    expect(metadata.icc).toBeUndefined();
    expect(metadata.xmp).toBeUndefined();
    expect(metadata.iptc).toBeUndefined();
    for (const trace of ["Exif", "Kamera", "Fotograf", "ICC_PROFILE"]) {
      expect(original.includes(trace)).toBe(true);
      expect(Buffer.from(bytes).includes(trace)).toBe(false);
    }
  });

  it("become JPEGs of at most 1600 pixels a side, with the digest of what is stored", async () => {
    const outcome = await accepted(await withPlace(), "photo");
    expect(outcome).toMatchObject({ type: "image/jpeg", extension: "jpg" });
    expect(await sharp(outcome.bytes).metadata()).toMatchObject({ format: "jpeg", width: 1600, height: 800 });
    expect(outcome.sha256).toBe(createHash("sha256").update(outcome.bytes).digest("hex"));
  });

  it("stand as the camera was held", async () => {
    const sideways = await picture(300, 100).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await sharp((await accepted(sideways, "photo")).bytes).metadata()).toMatchObject({
      width: 100,
      height: 300,
    });
  });

  it("may be PNG or WebP and keep their size when small", async () => {
    for (const bytes of [await picture(40, 30).png().toBuffer(), await picture(40, 30).webp().toBuffer()]) {
      const photo = await accepted(bytes, "attachment");
      expect(await sharp(photo.bytes).metadata()).toMatchObject({ format: "jpeg", width: 40, height: 30 });
    }
  });

  it("are refused when cut off", async () => {
    for (const whole of [await noisyPicture().png().toBuffer(), await noisyPicture().jpeg().toBuffer()]) {
      expect(await refusal(whole.subarray(0, whole.length / 2))).toBe("broken");
    }
  });

  it("may be as large as a phone's camera makes them", async () => {
    const { bytes } = await accepted(await picture(6000, 4200).jpeg().toBuffer(), "photo");
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 1600, height: 1120 });
  });

  it("are refused when they would fill the memory", async () => {
    expect(await refusal(claimingPng(60_000, 60_000))).toBe("too_many_pixels");
    expect(await refusal(claimingPng(7990, 7990, true))).toBe("too_many_pixels");
    expect(await refusal(await picture(5000, 5000).jpeg({ progressive: true }).toBuffer())).toBe("too_many_pixels");
    expect(await refusal(claimingPng(100, 100))).toBe("broken");
  });
});

describe("PDFs", () => {
  it("pass when made by ourselves, byte for byte", async () => {
    const bytes = await letter();
    expect(await accepted(bytes, "pdf")).toMatchObject({ type: "application/pdf", extension: "pdf", bytes });
    expect((await accepted(pdfWith("<< /Type /Page >>"), "attachment")).type).toBe("application/pdf");
  });

  it("are refused when cut off", async () => {
    const bytes = await letter();
    expect(await refusal(bytes.subarray(0, bytes.length / 2))).toBe("broken");
  });

  it("are refused when they would act, are locked or carry files", async () => {
    const acting = [
      "<< /S /JavaScript /JS (app.alert(1)) >>",
      "<< /S /J#61vaScript >>",
      "<< /S /#4a#61#76#61#53cript /#zz# >>",
      "<< /S /Launch /F (cmd.exe) >>",
      "<< /Encrypt 5 0 R >>",
      "<< /Type /EmbeddedFile >>",
    ];
    for (const object of acting) expect(await refusal(pdfWith(object))).toBe("broken");
  });

  it("are refused when they act from within compressed objects", async () => {
    expect(await refusal(pdfWith(objectStream("4 0 << /S /JavaScript /JS (x) >>")))).toBe("broken");
    expect(await refusal(pdfWith(objectStream("4 0 << /Type /Page >>")))).toBe("ok");
  });

  it("are refused so too when a line break stands before the word that begins an object, or a text in it looks like one", async () => {
    const acting = deflateSync(Buffer.from("4 0 << /S /JavaScript /JS (x) >>", "latin1"));
    const starting = (beginning: string) => pdfWith(Buffer.concat([Buffer.from(beginning, "latin1"), acting, Buffer.from("\nendstream")]));
    expect(await refusal(starting("\nendobj\n5 0\nobj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n"))).toBe("broken");
    expect(await refusal(starting("<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Note (one obj ) >>\nstream\n"))).toBe("broken");
  });

  it("are refused when all their compressed objects together are more than anybody writes, and not read further", async () => {
    const half = Buffer.concat([objectStream("#".repeat(mostInflated / 2)), Buffer.from("\nendobj\n4 0 obj\n")]);
    const unreadable = "<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nnothing deflated\nendstream";
    const file = pdfWith(Buffer.concat([half, half, half, Buffer.from(unreadable)]));
    expect(await refusal(file)).toBe("too_complex");
    const read: number[] = [];
    expect(() => {
      for (const objects of pdfObjects(file)) read.push(objects.length);
    }).toThrow("hold too much");
    expect(read.slice(1)).toEqual([mostInflated / 2, mostInflated / 2]);
  });

  it("are looked at in a thread of their own", async () => {
    const started = once(process, "worker");
    const looking = refusal(pdfWith("<< /Type /Page >>"));
    await started;
    expect(await looking).toBe("ok");
  });

  it("are not refused for what their pictures' bytes look like", async () => {
    expect(await refusal(pdfWith("<< /Length 20 >>\nstream\n/JavaScript /Launch \nendstream"))).toBe("ok");
  });
});

describe("anything else", () => {
  it("is told apart by content, not by name", async () => {
    expect(await refusal(Buffer.from("bare tekst, selv om filen hedder foto.jpg"))).toBe("wrong_type");
    const drawing = "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>";
    expect(await refusal(Buffer.from(drawing))).toBe("wrong_type");
    expect(await refusal(Buffer.from("MZ\x90\0".repeat(100), "latin1"))).toBe("wrong_type");
  });

  it("is refused where another kind is asked for", async () => {
    expect(await refusal(await letter(), "photo")).toBe("wrong_type");
    expect(await refusal(await picture(10, 10).png().toBuffer(), "pdf")).toBe("wrong_type");
  });

  it("is refused when empty or above 10 MB", async () => {
    expect(await refusal(new Uint8Array(0))).toBe("empty");
    expect(await refusal(new Uint8Array(largestUpload + 1))).toBe("too_large");
  });
});
