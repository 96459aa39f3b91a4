import { expect, test } from "vitest";
import { MailAddress, MailLink } from "./mail-link.tsx";

test.each([
  ["forum@eksempel.dk", "forum@<wbr/>eksempel.dk"],
  ["ingen adresse", "ingen adresse"],
  ["<b>@eksempel.dk", "&lt;b&gt;@<wbr/>eksempel.dk"],
])("%s breaks after its @, and reads the same", (address, html) => {
  expect(String(<MailAddress address={address} />)).toBe(html);
  expect(String(<MailLink address={address} />)).toContain(`>${html}</a>`);
});
