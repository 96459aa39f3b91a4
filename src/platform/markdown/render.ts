import { markdownParser } from "./parser.ts";

/**
 * Safe HTML from Markdown that anyone may have written. Headings start at h3; the result may go into a page
 * as it is. Table cells may carry the classes `align-center` and `align-end`.
 */
export const renderMarkdown = (text: string): string => markdownParser.render(text);
