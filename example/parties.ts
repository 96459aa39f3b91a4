import type { PartyKind } from "../src/network/party.ts";

/** Parties of the example. Public bodies bear their public names; everything they say and answer here is invented. */
export const parties: readonly {
  key: string;
  name: string;
  kind: PartyKind;
  officeEmail: string | null;
  takesLetters: boolean;
  seats?: number;
  deputySeats?: number;
}[] = [
  { key: "committee", name: "Lokaludvalget", kind: "committee", officeEmail: "lokaludvalg@eksempel.dk", takesLetters: true },
  { key: "social", name: "Socialforvaltningen", kind: "city", officeEmail: "socialforvaltning@eksempel.dk", takesLetters: true },
  { key: "mayor", name: "Socialborgmesterens kontor", kind: "politicians", officeEmail: "borgmester@eksempel.dk", takesLetters: true, seats: 0 },
  { key: "parliament", name: "Folketingets Socialudvalg", kind: "politicians", officeEmail: null, takesLetters: true, seats: 0 },
  { key: "parks", name: "Afdelingen for Byens Trapper (opdigtet)", kind: "city", officeEmail: "trapper@eksempel.dk", takesLetters: true, seats: 0 },
  { key: "housing", name: "Gårdlauget Røde Tråd (opdigtet)", kind: "housing", officeEmail: null, takesLetters: false },
  { key: "neighbours", name: "Naborepræsentanterne", kind: "neighbours", officeEmail: null, takesLetters: false, seats: 2, deputySeats: 1 },
  { key: "users", name: "Brugernes forening på gaden (opdigtet)", kind: "users", officeEmail: null, takesLetters: false, deputySeats: 1 },
  { key: "service", name: "Varmestuen på hjørnet (opdigtet)", kind: "service", officeEmail: null, takesLetters: false },
  { key: "night", name: "Natvarmen (opdigtet)", kind: "service", officeEmail: null, takesLetters: false, seats: 0 },
  { key: "health", name: "Sundhed på gaden (opdigtet)", kind: "service", officeEmail: null, takesLetters: false, seats: 0 },
  { key: "women", name: "Syrenen (opdigtet)", kind: "service", officeEmail: null, takesLetters: false, seats: 0 },
  { key: "law", name: "Gadens Retshjælp (opdigtet)", kind: "service", officeEmail: null, takesLetters: false, seats: 0 },
  { key: "police", name: "Lokalpolitiet", kind: "police", officeEmail: null, takesLetters: false },
  { key: "business", name: "Butikkerne i kvarteret (opdigtet)", kind: "business", officeEmail: null, takesLetters: false },
];
