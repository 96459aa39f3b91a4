import { expect, test } from "vitest";
import { renderPdf } from "../pdf/render.ts";
import type { DistrictId } from "../district/district.ts";
import { readUpload } from "./uploads.ts";

const place = { districtId: "vesterbro" as DistrictId, folder: "letters" };

test("the name of a file keeps no number that may lead to a person", async () => {
  const bytes = await renderPdf({
    lang: "da",
    title: "Bilag",
    letterhead: { name: "Forum", lines: [] },
    numbers: [],
    date: "",
    blocks: [],
    footer: { lines: [], url: "https://kvarter.example", qr: false },
  });
  const named = async (name: string) =>
    (await readUpload(place, new File([new Uint8Array(bytes)], name, { type: "application/pdf" }), "pdf"))?.name;
  expect(await named("Kort over pladsen.pdf")).toBe("Kort over pladsen.pdf");
  expect(await named("Sag 2009-127944.pdf")).toBe("Sag 2009-127944.pdf");
  expect(await named("Klage 010190-1234.pdf")).toBe("bilag.pdf");
  expect(await named("Ring 26 12 13 18.pdf")).toBe("bilag.pdf");
});
