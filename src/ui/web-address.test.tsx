import { expect, test } from "vitest";
import { WebAddress } from "./web-address.tsx";

test.each([
  ["https://kvarter.example/vesterbro/registration", "https://<wbr/>kvarter.example/<wbr/>vesterbro/<wbr/>registration"],
  ["kvarter.example", "kvarter.example"],
  ["//a/<b>/", "//<wbr/>a/<wbr/>&lt;b&gt;/"],
  ["", ""],
])("%s breaks after its slashes, and reads the same", (url, html) => {
  expect(String(<WebAddress url={url} />)).toBe(html);
});
