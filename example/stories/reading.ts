import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addReading, releaseReading } from "../../src/features/conference/reading/commands/pack.ts";
import { findForWork } from "../../src/features/conference/queries/conferences.ts";
import { workingProgramme } from "../../src/features/conference/queries/programme.ts";
import { keepUpload, readUpload, storeUpload } from "../../src/platform/files/uploads.ts";
import { projectRoot } from "../../src/platform/project-root.ts";
import type { Telling } from "../acting.ts";

interface Text {
  readonly title: string;
  readonly source: string;
  readonly summary: string;
  readonly english?: readonly [title: string, summary: string];
  /** The title of the workshop that it is for. */
  readonly workshop?: string;
  readonly link?: string;
  /** A file among the example's documents. */
  readonly file?: string;
}

const fiveCities: Text = {
  title: "Fem byer og deres åbne stofscener",
  source: "Eksempeltekst, skrevet til Kvarters eksempel",
  summary:
    "Fem byer i Europa har arbejdet længe med deres åbne stofscener. De gjorde forskellige ting, men fire træk går igen: **en fælles plan**, **steder at gå hen**, **behandling uden lang ventetid** og **klare grænser**.\n\nNår kun politiet handlede, flyttede scenen nogle gader. Når kun hjælpen voksede, voksede scenen omkring den. Byerne flyttede sig først, da de gjorde begge dele på samme tid og blev ved i mange år.\n\nTag med til konferencen: Hvilke af de fire træk har vi, og hvilke mangler?",
  english: [
    "Five cities and their open drug scenes",
    "Five European cities have worked for long with their open drug scenes. They did different things, but four traits recur: **a common plan**, **places to go**, **treatment without a long wait** and **clear limits**.\n\nWhen only the police acted, the scene moved some streets. When only help grew, the scene grew around it. Cities moved only when they did both at once and kept on for many years.\n\nTake with you: which of the four traits do we have, and which do we lack?",
  ],
  file: "fem-byer.pdf",
};

/** What participants got before the conference of 2010, in our own words. */
export const readBeforeCityHall: readonly Text[] = [
  fiveCities,
  {
    title: "Hvem står på Halmtorvet?",
    source: "Eksempeltekst, skrevet til Kvarters eksempel",
    summary:
      "Mange af dem, man ser på gaden, bor ikke i København. Nogle kommer en dag for at købe, andre bliver i uger uden et sted at sove.\n\n- De kender ikke de tilbud, der er, og er ikke sikre på, at de må bruge dem.\n- Deres egen kommune ved ofte ikke, at de er her.\n- Kvarteret mærker dem mest om natten.\n\nTil workshoppen: Hvad kan vi gøre den første time, et menneske er her, og hvem ringer til hjemkommunen?",
    workshop: "Personer, der ikke bor i København",
    link: "https://eksempel.dk/hvem-staar-paa-halmtorvet",
  },
  {
    title: "Et rum i kvarteret: hvad naboer spørger om",
    source: "Eksempeltekst, skrevet til Kvarters eksempel",
    summary:
      "Naboer til et stofindtagelsesrum spørger sjældent, om det skal være der. De spørger, **hvornår det har åbent**, **hvem de ringer til**, og **hvad der sker uden for døren**.\n\nErfaringen er, at et rum med faste aftaler med naboerne, et nummer, der bliver taget, og oprydning to gange om dagen giver færre klager end gaden gjorde før.\n\nTil workshoppen: Hvilke tre aftaler skal være på plads, før døren åbner?",
    workshop: "Stofindtagelsesrum",
    link: "https://eksempel.dk/et-rum-i-kvarteret",
  },
];

/** What one reads before the conference that is coming. */
export const readBeforeComing: readonly Text[] = [
  fiveCities,
  {
    title: "Planen på én side",
    source: "Eksempeltekst, skrevet til Kvarters eksempel",
    summary:
      "Planen har få mål, og hvert mål har en, der har ansvaret, og et tal, man kan følge. Nogle mål er nået, andre står stille, og et par er ændret, fordi virkeligheden var en anden.\n\nLæs målene under *Plan*, før du kommer. Sæt et kryds ved det, du synes haster mest, og ved det, du ville droppe.",
    english: [
      "The plan on one page",
      "The plan has few goals, and each goal has somebody who answers for it and a number that can be followed. Some goals have been reached, others stand still, and a few have been changed because reality was another.\n\nRead the goals under *Plan* before you come. Mark what you find most pressing, and what you would drop.",
    ],
    link: "https://eksempel.dk/planen-paa-en-side",
  },
  {
    title: "Klokken tre om natten",
    source: "Eksempeltekst, skrevet til Kvarters eksempel",
    summary:
      "Det meste af hjælpen har åbent om dagen. Fra midnat til klokken syv er der få døre at banke på, og vejen mellem dem er lang.\n\n- Hvem har åbent, og hvem kunne have det?\n- Hvad kan en frivillig gøre, og hvornår skal der en sygeplejerske til?\n- Hvad koster en nat?\n\nTil workshoppen: Kom med ét forslag, der kan prøves i tre måneder.",
    workshop: "Hjælp om natten",
    link: "https://eksempel.dk/klokken-tre",
  },
];

/** Puts texts into the reading pack of a conference, as they are typed at its desk, and says when everyone may read. */
export async function bringReading(story: Telling, conferenceId: string, texts: readonly Text[], at: Date, releasedAt: Date): Promise<void> {
  const { tx, district, files } = story;
  const permit = story.permit("conference.prepare");
  const conference = await findForWork(tx, permit, conferenceId);
  const workshops = conference ? (await workingProgramme(tx, permit, conference)).sessions : [];
  for (const { title, source, summary, english, workshop, link, file } of texts) {
    const upload = file ? await readUpload({ districtId: district.id, folder: "reading" }, await document(file), "pdf") : undefined;
    const words = {
      title,
      source,
      summary,
      titleEn: english?.[0] ?? null,
      summaryEn: english?.[1] ?? null,
      workshop: workshops.find((session) => session.title === workshop)?.id ?? null,
      link: link ?? null,
    };
    if (upload) await storeUpload(files, upload);
    const kept = upload && { ...upload, pages: upload.pages ?? null };
    await addReading(tx, permit, conferenceId, words, kept, at);
    await keepUpload(tx, upload);
  }
  await releaseReading(tx, permit, conferenceId, releasedAt, at);
}

async function document(name: string): Promise<File> {
  return new File([await readFile(join(projectRoot, "example/documents", name))], name);
}
