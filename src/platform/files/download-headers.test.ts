import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { downloadHeaders } from "./download-headers.ts";

const disposition = (name: string): string =>
  downloadHeaders(name, "application/pdf")["Content-Disposition"] ?? "";

describe("downloadHeaders", () => {
  it("keeps Danish names, with a plain form beside them", () => {
    expect(disposition("Svar på brev (æøå).pdf")).toBe(
      'attachment; filename="Svar paa brev (aeoeaa).pdf"; ' +
        "filename*=UTF-8''Svar%20p%C3%A5%20brev%20%28%C3%A6%C3%B8%C3%A5%29.pdf",
    );
  });

  it("lets no name leave the header or the folder", () => {
    expect(disposition('a"; filename="b.exe\r\nSet-Cookie: x=1')).not.toMatch(/[\r\n]|Cookie:/u);
    expect(disposition("../../etc/passwd")).toContain('filename="etc passwd"');
    expect(disposition("")).toContain('filename="fil"');
    expect(disposition(`${"lang".repeat(200)}.pdf`)).toMatch(/^.{150,800}\.pdf$/u);
  });

  it("is always a header of the form that RFC 6266 asks for", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        expect(disposition(name)).toMatch(
          /^attachment; filename="[ !#-[\]-~]+"; filename\*=UTF-8''(?:[A-Za-z0-9._~!-]|%[0-9A-F]{2})+$/u,
        );
        expect(new Headers(downloadHeaders(name, "text/plain")).get("X-Content-Type-Options")).toBe("nosniff");
      }),
      { numRuns: 500 },
    );
  });

  it("locks what people sent into a sandbox and does not trust odd types", () => {
    expect(downloadHeaders("a.pdf", "application/pdf")).toMatchObject({
      "Content-Type": "application/pdf",
      "Content-Security-Policy": "sandbox; default-src 'none'",
    });
    expect(downloadHeaders("a", "text/html\r\nX: y")["Content-Type"]).toBe("application/octet-stream");
    expect(downloadHeaders("a.pdf", "application/pdf", "inline")["Content-Disposition"]).toMatch(/^inline; /u);
  });
});
