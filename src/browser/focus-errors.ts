/** After a failed form the keyboard and the screen reader begin at the error summary. */
document.querySelector<HTMLElement>("[data-focus-on-load]")?.focus();

export {};
