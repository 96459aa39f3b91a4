import type { PartyKind } from "../src/network/party.ts";

/** Parties of the example. Public bodies bear their public names; everything they say and answer here is invented. */
export const parties: readonly {
  key: string;
  name: string;
  kind: PartyKind;
  officeEmail: string | null;
  takesLetters: boolean;
}[] = [
  { key: "committee", name: "Lokaludvalget", kind: "committee", officeEmail: "lokaludvalg@eksempel.dk", takesLetters: true },
  { key: "social", name: "Socialforvaltningen", kind: "city", officeEmail: "socialforvaltning@eksempel.dk", takesLetters: true },
  { key: "mayor", name: "Socialborgmesterens kontor", kind: "politicians", officeEmail: "borgmester@eksempel.dk", takesLetters: true },
  { key: "parliament", name: "Folketingets Socialudvalg", kind: "politicians", officeEmail: null, takesLetters: true },
  { key: "parks", name: "Afdelingen for Byens Trapper (opdigtet)", kind: "city", officeEmail: "trapper@eksempel.dk", takesLetters: true },
  { key: "housing", name: "Gårdlauget Røde Tråd (opdigtet)", kind: "housing", officeEmail: null, takesLetters: false },
  { key: "neighbours", name: "Naborepræsentanterne", kind: "neighbours", officeEmail: null, takesLetters: false },
  { key: "users", name: "Brugernes forening på gaden (opdigtet)", kind: "users", officeEmail: null, takesLetters: false },
  { key: "service", name: "Varmestuen på hjørnet (opdigtet)", kind: "service", officeEmail: null, takesLetters: false },
  { key: "police", name: "Lokalpolitiet", kind: "police", officeEmail: null, takesLetters: false },
  { key: "business", name: "Butikkerne i kvarteret (opdigtet)", kind: "business", officeEmail: null, takesLetters: false },
];
