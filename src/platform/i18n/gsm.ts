/** The characters of a text message that take one place each (3GPP TS 23.038), without line ends. */
const gsm = new Set("@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\n");

const others: Readonly<Record<string, string>> = { "–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "·": "-", "\u00a0": " ", "[": "(", "]": ")", "{": "(", "}": ")" };

/** One text message holds this many such characters; a single other one would halve it. */
export const messageLength = 160;

/** A text in the characters of a text message: accents that it does not know are left away. */
export function toGsm(text: string): string {
  return [...text.normalize("NFC")]
    .map((letter) => {
      if (gsm.has(letter)) return letter;
      const plain = others[letter] ?? letter.normalize("NFD").replace(/\p{M}/gu, "");
      return [...plain].every((one) => gsm.has(one)) ? plain : "?";
    })
    .join("");
}
