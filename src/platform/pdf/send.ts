import { downloadHeaders } from "../files/download-headers.ts";
import type { Printed } from "./protocol.ts";
import { renderPdf } from "./render.ts";

/**
 * Lays a document out and answers with it as a PDF, which a browser shows and can save.
 * @param name of the file, with its ending
 * @param cacheControl as pages have it: a browser asks again before it shows an old one as new
 * @throws as `renderPdf`
 */
export async function sendPdf(document: Printed, name: string, cacheControl = "private, no-cache"): Promise<Response> {
  const bytes = await renderPdf(document);
  return new Response(new Uint8Array(bytes), { headers: { ...downloadHeaders(name, "application/pdf", "inline"), "Cache-Control": cacheControl } });
}
