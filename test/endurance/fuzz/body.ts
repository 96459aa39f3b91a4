import { randomBytes } from "node:crypto";
import type { OddRequest } from "./requests.ts";

/** The body of a request, and the media type it claims. */
export function bodyOf({ sending, fields }: OddRequest, token: string): { body: BodyInit; type?: string } {
  const texts = () => [["_form", token], ...fields].map(([name, value]) => [name, typeof value === "string" ? value : "file"] as [string, string]);
  switch (sending) {
    case "urlencoded":
      return { body: new URLSearchParams(texts()) };
    case "multipart":
      return { body: formData(fields, token) };
    case "json":
      return { body: JSON.stringify(Object.fromEntries(texts())), type: "application/json" };
    case "broken multipart":
      return { body: `--x\r\nContent-Disposition: form-data; name="_form"\r\n\r\n${token}\r\n--x\r\nContent-Disp`, type: "multipart/form-data; boundary=x" };
    case "binary":
      return { body: randomBytes(300), type: "application/x-www-form-urlencoded; charset=utf-16" };
    case "lying":
      return { body: new URLSearchParams(texts()).toString(), type: "multipart/form-data" };
    case "large":
      return { body: new URLSearchParams([...texts(), ["text", "æ".repeat(80_000)]]) };
    case "empty":
      return { body: "" };
  }
}

function formData(fields: OddRequest["fields"], token: string): FormData {
  const data = new FormData();
  data.append("_form", token);
  for (const [name, value] of fields) data.append(name, value);
  return data;
}
