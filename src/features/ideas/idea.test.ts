import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { browserKey } from "../../platform/identity/browser-key.ts";
import { fewestShown, ideaStatuses, isPublic, shownSupport, stepsOpenTo, workGroups } from "./idea.ts";
import type { Step } from "./idea.ts";

describe("what can be done with an idea", () => {
  test.each([
    ["received", ["read", "publish", "return"]],
    ["read", ["publish", "return"]],
    ["published", ["close", "return"]],
    ["returned", ["publish"]],
    ["closed", ["close", "return"]],
  ] as const)("that is %s: %j", (status, steps) => {
    expect(stepsOpenTo(status)).toEqual(steps);
  });

  test("what is public can always be taken down, and only that is answered", () => {
    const having = (step: Step) => ideaStatuses.filter((status) => stepsOpenTo(status).includes(step));
    const open = ideaStatuses.filter(isPublic);
    expect(having("close")).toEqual(open);
    expect(having("return")).toEqual(expect.arrayContaining(open));
  });

  test("every status stands in exactly one group of the list", () => {
    expect(Object.values(workGroups).flat().sort()).toEqual([...ideaStatuses].sort());
  });
});

test("support is shown from five on, and fewer all look alike", () => {
  fc.assert(
    fc.property(fc.nat(1000), (n) => {
      expect(shownSupport(n)).toBe(n < fewestShown ? "few" : n);
    }),
  );
});

test("a browser has one key in one matter and another in every other", () => {
  const secret = fc.string({ minLength: 1 }).filter((text) => !text.includes("|"));
  fc.assert(
    fc.property(secret, fc.uuid(), fc.uuid(), (browser, one, other) => {
      const key = (purpose: string, id: string) => browserKey("ours", browser, purpose, id);
      expect(key("idea supporter", one)).toBe(key("idea supporter", one));
      expect(key("idea supporter", one)).not.toBe(key("dialogue participant", one));
      expect(key("idea supporter", one) === key("idea supporter", other)).toBe(one === other);
    }),
  );
});
