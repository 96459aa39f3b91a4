import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newIn, planKey, planLines } from "./rules/lines.ts";
import { isToPrint, isToRemind, isToSend, withStandings } from "./rules/standing.ts";
import type { Answer, Invitation } from "./rules/standing.ts";

const kinds = (text: string, listed: Parameters<typeof planLines>[1] = []) => planLines(text, listed).map((one) => (one.kind === "problem" ? one.problem : one.kind));
const person = { name: "Anna Andersen", email: "anna@eksempel.dk", organisation: "", phone: null, address: null, partyId: null };

describe("lines with addresses", () => {
  test.each([
    ["Anna Andersen; anna@eksempel.dk", {}],
    ["Anna Andersen\tanna@eksempel.dk", {}],
    ["Anna Andersen, anna@eksempel.dk", {}],
    ["Anna Andersen <anna@eksempel.dk>", {}],
    ["\"Andersen; Anna\";anna@eksempel.dk", { name: "Andersen; Anna" }],
    ["\uFEFFE-mail;Navn;Aktør\nanna@eksempel.dk;Anna Andersen;Gadens Folk", { organisation: "Gadens Folk" }],
    ["Anna Andersen;;;;Prøvegade 1, 1620", { email: null, address: "Prøvegade 1, 1620" }],
    ["Anna Andersen;;Skolen;33 66 33 66", { email: null, organisation: "Skolen", phone: "33 66 33 66" }],
  ])("reads %j", (text, rest) => {
    expect(newIn(planLines(text, []))).toEqual([{ ...person, ...rest }]);
  });

  test.each([
    [";anna@eksempel.dk", "name_missing"],
    ["anna@eksempel.dk", "name_missing"],
    ["Anna;anna(a)eksempel.dk", "mail_wrong"],
    ["Anna;;;12", "phone_wrong"],
    [`${"A".repeat(121)};a@eksempel.dk`, "name_long"],
    ["Anna;a@eksempel.dk;;;;mere", "cells_wrong"],
  ])("says of %j what is wrong", (text, problem) => {
    expect(kinds(text)).toEqual([problem]);
  });

  test("nobody comes on the list twice, whichever way the address is written; a quotation mark spoils one line at most", () => {
    const listed = [{ name: "A", email: "ANNA@eksempel.dk", phone: null, address: null }];
    expect(kinds("Anna;anna@Eksempel.dk\nBo;bo@eksempel.dk\nBo B.;BO@eksempel.dk\nUden\nUden\nUden;;;33663366", listed)).toEqual(["known", "new", "twice", "new", "twice", "new"]);
    expect(kinds("Bo \"Bob\" Berg;bo@eksempel.dk\nCia;cia@eksempel.dk")).toEqual(["new", "new"]);
    expect(planLines("\n\nAnna;anna@eksempel.dk\n", [])).toMatchObject([{ line: 3 }]);
  });

  test("every line of any text becomes something, and what is new is new", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("A", "b", "@", ".", "d", "k", ";", ",", "\n", "\t", "\"", " ", "<", ">", "3") }), (text) => {
        const plan = planLines(text, []);
        expect(plan.length).toBeLessThanOrEqual(text.split("\n").length);
        const again = planLines(text, newIn(plan));
        expect(newIn(again)).toEqual([]);
        expect(planKey(plan)).toBe(planKey(planLines(text, [])));
      }),
    );
  });
});

describe("how an invitation stands", () => {
  const invitation: Invitation = { ...person, id: "i", conferenceId: "c", sentAt: null, remindedAt: null, declinedAt: null, calledOffAt: null, registrationId: null, answeredElsewhereAt: null, answeredFrom: null };
  const at = new Date(0);
  const answer = (state: Answer["state"], email: string | null = null): Answer => ({ id: "r", state, email });
  test.each([
    [{}, [], [], "listed"],
    [{ sentAt: at }, [], [], "invited"],
    [{ sentAt: at }, [], ["anna@eksempel.dk"], "bounced"],
    [{}, [], ["anna@eksempel.dk"], "bounced"],
    [{ sentAt: at, declinedAt: at }, [], ["anna@eksempel.dk"], "declined"],
    [{ sentAt: at, answeredElsewhereAt: at }, [answer("seated", "bo@eksempel.dk")], ["anna@eksempel.dk"], "answered"],
    [{ registrationId: "r", sentAt: at, answeredElsewhereAt: at }, [answer("cancelled", "bo@eksempel.dk")], [], "declined"],
    [{ registrationId: "r", sentAt: at }, [answer("seated")], [], "coming"],
    [{ registrationId: "r", sentAt: at }, [answer("offered")], [], "waiting"],
    [{ registrationId: "r", sentAt: at }, [answer("cancelled")], [], "declined"],
    [{}, [answer("seated", "Anna@Eksempel.DK")], [], "coming"],
    [{}, [answer("seated", "bo@eksempel.dk")], [], "listed"],
    [{ declinedAt: at }, [answer("waiting", "anna@eksempel.dk")], [], "waiting"],
  ] as const)("%j with %j", (rest, answers, bounced, standing) => {
    const [one] = withStandings([{ ...invitation, ...rest }], { answers, bounced: new Set(bounced) });
    expect(one?.standing).toBe(standing);
    const due = one ? [isToSend(one), isToPrint(one), isToRemind(one)] : [];
    expect(due.filter(Boolean).length).toBeLessThanOrEqual(1);
    expect(due[0] || due[2]).toBe(standing === "listed" || standing === "invited");
  });
});
