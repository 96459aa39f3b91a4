import { letterTexts } from "./texts/letter.ts";
import { replyTexts } from "./texts/reply.ts";

export const texts = {
  da: { ...letterTexts.da, ...replyTexts.da },
  en: { ...letterTexts.en, ...replyTexts.en },
};
