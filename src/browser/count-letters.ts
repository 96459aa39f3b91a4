/**
 * Says below a field how many characters are left, in the words of `data-letters-left`; read aloud only when few are.
 * Without it the field is as long, and the server says when a text is too long.
 */
const fewLeft = 20;

const countBelow = (field: HTMLTextAreaElement, words: string): void => {
  const line = document.createElement("p");
  line.className = "field-hint letters-left";
  field.after(line);
  const show = (): void => {
    const left = Math.max(0, field.maxLength - field.value.length);
    line.textContent = field.value === "" ? "" : words.replace("{n}", String(left));
    if (left <= fewLeft) line.setAttribute("role", "status");
    else line.removeAttribute("role");
  };
  field.addEventListener("input", show);
  show();
};

for (const field of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-letters-left][maxlength]"))
  countBelow(field, field.dataset["lettersLeft"] ?? "");

export {};
