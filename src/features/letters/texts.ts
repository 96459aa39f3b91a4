import { blackOutTexts } from "./texts/black-out.ts";
import { errorTexts } from "./texts/errors.ts";
import { letterTexts } from "./texts/letter.ts";
import { putRightTexts } from "./texts/put-right.ts";
import { replyTexts } from "./texts/reply.ts";

export const texts = {
  da: { ...letterTexts.da, ...replyTexts.da, ...putRightTexts.da, ...blackOutTexts.da, ...errorTexts.da },
  en: { ...letterTexts.en, ...replyTexts.en, ...putRightTexts.en, ...blackOutTexts.en, ...errorTexts.en },
};
