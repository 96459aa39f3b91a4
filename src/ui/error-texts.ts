import { defineTexts } from "../platform/i18n/lang.ts";
import type { Lang } from "../platform/i18n/lang.ts";

/** Words for the error codes that many forms share. A feature's own codes have words in its `texts.ts`. */
const texts = defineTexts(
  {
    required: "Skriv eller vælg noget her.",
    too_long: "Teksten er for lang. Gør den kortere.",
    cpr: "Det ligner et CPR-nummer. Slet det. Vi gemmer aldrig CPR-numre.",
    person_phone: "Det ligner et telefonnummer til en person. Slet det. Vi gemmer ikke telefonnumre her.",
    personal: "Her står et navn, en e-mail eller et telefonnummer på en person. Slet det. Alle kan læse teksten.",
    form_expired: "Siden har stået åben længe, eller du er logget ind på ny. Dine svar står her stadig. Send en gang til.",
    too_many: "Der er sendt meget herfra på kort tid. Det, du skrev, står her stadig. Vent nogle minutter, og send igen.",
    too_many_mails: "Der er sendt mange mails til den adresse på kort tid. Det, du skrev, står her stadig. Vent nogle minutter, og send igen.",
    no_room: "Vi har ikke plads til filer lige nu. Det, du skrev, står her stadig. Send uden fil, eller prøv igen senere.",
    files_wait: "Mange sender filer lige nu. Det, du skrev, står her stadig. Vent et øjeblik, vælg filen igen, og send, eller send uden fil.",
    invalid_date: "Skriv en dato, der findes.",
    date_in_past: "Vælg en dato, der ligger efter i dag.",
    invalid_email: "Skriv en e-mailadresse, for eksempel navn@eksempel.dk.",
    invalid_choice: "Vælg en af mulighederne.",
    invalid_link: "Skriv en adresse, der begynder med https://",
    too_large: "Filen er for stor. Vælg en på højst 10 MB.",
    too_many_pixels: "Billedet er for stort til at blive åbnet her. Tag et nyt med telefonen, eller gør det mindre, og vælg det igen.",
    too_complex: "Vi kan ikke tjekke den PDF, fordi den fylder for meget, når den pakkes ud. Gem den på ny som en almindelig PDF, og vælg den igen.",
    wrong_type: "Den slags fil kan vi ikke tage imod.",
    broken: "Filen kan ikke læses. Den er måske beskadiget.",
    empty: "Filen er tom.",
    changed_meanwhile: "En anden har ændret det, mens du skrev. Begge tekster står her.",
    not_now: "Det kan ikke gøres nu. Se på siden, hvad der er sket i mellemtiden.",
    party_left: "Aktøren har forladt netværket. Vælg en anden. Det andet, du skrev, står her stadig.",
    conference_cancelled: "Konferencen er aflyst i mellemtiden. Her kan ikke rettes mere. Har du skrevet noget, er det ikke gemt, men det står her stadig.",
    conference_held: "Konferencen er slut nu. Her kan ikke rettes mere. Har du skrevet noget, er det ikke gemt, men det står her stadig.",
    no_series: "Der er ingen mødeserie, der kører. Begynd en under Forum, Møder, og prøv igen.",
    other: "Der er noget, der ikke passer. Prøv igen.",
  },
  {
    required: "Write or choose something here.",
    too_long: "The text is too long. Make it shorter.",
    cpr: "This looks like a CPR number. Delete it. We never keep CPR numbers.",
    person_phone: "This looks like a person's phone number. Delete it. We keep no phone numbers here.",
    personal: "There is a person's name, email or phone here. Delete it. Everyone can read the text.",
    form_expired: "The page has been open for long, or you have signed in anew. Your answers are still here. Send once more.",
    too_many: "Much has been sent from here in a short time. What you wrote is still here. Wait some minutes and send again.",
    too_many_mails: "Many emails have been sent to that address in a short time. What you wrote is still here. Wait some minutes and send again.",
    no_room: "We have no room for files just now. What you wrote is still here. Send without a file, or try again later.",
    files_wait: "Many are sending files right now. What you wrote is still here. Wait a moment, choose the file again and send, or send without a file.",
    invalid_date: "Write a date that exists.",
    date_in_past: "Choose a date after today.",
    invalid_email: "Write an email address, such as name@example.com.",
    invalid_choice: "Choose one of the options.",
    invalid_link: "Write an address that begins with https://",
    too_large: "The file is too large. Choose one of 10 MB at most.",
    too_many_pixels: "The picture is too large to be opened here. Take a new one with a phone or make it smaller, and choose it again.",
    too_complex: "We cannot check this PDF, because it grows too large when it is unpacked. Save it anew as an ordinary PDF, and choose it again.",
    wrong_type: "We cannot take that kind of file.",
    broken: "The file cannot be read. It may be damaged.",
    empty: "The file is empty.",
    changed_meanwhile: "Someone else changed this while you wrote. Both texts are here.",
    not_now: "This cannot be done now. The page shows what has happened in the meantime.",
    party_left: "The party has left the network. Choose another one. The rest of what you wrote is still here.",
    conference_cancelled: "The conference has been cancelled meanwhile. Nothing more can be changed here. What you may have written is not saved, but it is still here.",
    conference_held: "The conference is over now. Nothing more can be changed here. What you may have written is not saved, but it is still here.",
    no_series: "No meeting series runs. Begin one under Forum, Meetings, and try again.",
    other: "Something does not fit. Please try again.",
  },
);

/** The words for a shared error code; a general sentence for one that has none. */
export function commonErrors(code: string, lang: Lang): string {
  const words: Readonly<Record<string, string>> = texts[lang];
  return words[code] ?? texts[lang].other;
}

export interface ShownError {
  readonly field: string;
  readonly message: string;
}

/**
 * Errors in words: the feature's own where it has some, else the shared ones. Own words under `FIELD_CODE` count for that field
 * alone: three lines that all say "write something here" lead nobody anywhere.
 */
export function errorsInWords(
  errors: readonly { readonly field: string; readonly code: string }[],
  lang: Lang,
  own: Readonly<Record<string, string>> = {},
): ShownError[] {
  return errors.map(({ field, code }) => ({ field, message: own[`${field}_${code}`] ?? own[code] ?? commonErrors(code, lang) }));
}

/** The words beside one field. */
export function errorAt(errors: readonly ShownError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}
