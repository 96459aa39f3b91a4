/** `<door-counts>` around numbers of a conference's door brings them up to date each time somebody comes. */
import { hearChanges } from "./live.ts";

class DoorCounts extends HTMLElement {
  connectedCallback(): void {
    const { stream, live } = this.dataset;
    if (!stream) return;
    const line = document.createElement("p");
    line.className = "door-live";
    line.textContent = live ?? "";
    this.append(line);
    hearChanges(stream, () => void this.#look());
  }

  async #look(): Promise<void> {
    const response = await fetch(this.dataset["now"] ?? "").catch(() => undefined);
    if (!response?.ok) return;
    const counts = (await response.json()) as Readonly<Record<string, number>>;
    for (const [name, count] of Object.entries(counts)) {
      const place = this.querySelector(`[data-count=${name}]`);
      if (place) place.textContent = String(count);
    }
  }
}

customElements.define("door-counts", DoorCounts);
