/** The aims of the 2009 paper, told in our own words. */
export const goals: readonly { key: string; title: string; meaning: string }[] = [
  {
    key: "safe",
    title: "Trygge omgivelser for dem, der bor her",
    meaning: "Opgange, gårde og pladser er til at være i for alle. Det, der ligger på gaden, bliver samlet op, og den, der siger til, får svar.",
  },
  {
    key: "decent",
    title: "Værdige forhold for personer, der bruger stoffer",
    meaning: "Steder at indtage, sund mad, et sted at bo og hjælp ved akut sygdom: sygepleje og en at tale med.",
  },
  {
    key: "contact",
    title: "Kontakten bliver ved",
    meaning: "De, der hjælper, bliver ved med at komme og tale med dem, det handler om, også når det går langsomt.",
  },
  {
    key: "rooms",
    title: "Lovlige stofindtagelsesrum til dem, der har det sværest",
    meaning: "Færre dør, og livet bliver bedre at leve, når der er et sted at være, hvor nogen holder øje.",
  },
  {
    key: "respect",
    title: "Gensidig respekt i hverdagen",
    meaning: "Naboer og personer, der bruger stoffer, tager hensyn til hinanden. Man hilser, og man taler sammen før man klager.",
  },
  {
    key: "meetings",
    title: "Alle parter mødes jævnligt",
    meaning: "Faste møder, hvor man fortæller hinanden, hvad der sker, og finder løsninger på det, der driller nu.",
  },
  {
    key: "network",
    title: "Et netværk med så mange som muligt",
    meaning: "Jo flere der er med, jo mere kan løftes i fællesskab. Rådhuset er en del af det.",
  },
];
