/**
 * `<point-on-map>`: a tap, a click or the arrow keys set a point on the map and fill the hidden fields;
 * Delete or the button takes it away. Says in words where the point stands, so that nobody needs to see the
 * map to use it.
 */
import { project, unproject } from "../ui/projection.ts";
import type { Bounds, DrawingPoint, Size } from "../ui/projection.ts";

const svgNamespace = "http://www.w3.org/2000/svg";
const markShape = "M0 0c-1-5-7-7-7-13a7 7 0 0 1 14 0c0 6-6 8-7 13Z";
/** How far an arrow key moves the point, in units of the drawing; with Shift it is the longer way. */
const step = { near: 3, far: 20 };
/** Farther than this from every street, the point is only "on the map". */
const nearEnough = 24;

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What somebody typed or the map filled in, with a comma or a point; nothing typed is nowhere. */
const degrees = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text.replace(",", ".")));

const distanceToSegment = (point: DrawingPoint, start: DrawingPoint, end: DrawingPoint): number => {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - start.x) * dx + (point.y - start.y) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - start.x - share * dx, point.y - start.y - share * dy);
};

class PointOnMap extends HTMLElement {
  #mark: SVGGElement | undefined;
  #at: DrawingPoint | undefined;
  readonly #said = document.createElement("span");
  readonly #remove = document.createElement("button");

  connectedCallback(): void {
    const svg = this.#svg;
    svg.setAttribute("tabindex", "0");
    svg.setAttribute("role", "application");
    svg.setAttribute("aria-label", this.dataset["pick"] ?? "");
    svg.addEventListener("click", (event) => {
      this.#put(this.#pointUnder(event));
      svg.focus({ preventScroll: true });
    });
    svg.addEventListener("keydown", (event) => this.#move(event));

    this.#said.setAttribute("role", "status");
    this.#remove.type = "button";
    this.#remove.className = "quiet-link";
    this.#remove.textContent = this.dataset["remove"] ?? "";
    this.#remove.hidden = true;
    this.#remove.addEventListener("click", () => this.#take());
    const line = document.createElement("p");
    line.className = "point-line";
    this.#said.textContent = this.dataset["invite"] ?? "";
    line.append(this.#said, this.#remove);
    (svg.closest(".map") ?? svg).after(line);

    this.#showTyped();
    this.addEventListener("change", (event) => {
      if (event.target instanceof HTMLInputElement) this.#showTyped();
    });
  }

  /** Puts the mark where the fields say, when they hold a point on the map; what is typed there stays as it is. */
  #showTyped(): void {
    const { lat, lon } = this.#inputs;
    const typed = { lat: degrees(lat.value), lon: degrees(lon.value) };
    const at = project(this.#bounds, this.#size)(typed);
    const { width, height } = this.#size;
    if (at.x >= 0 && at.x <= width && at.y >= 0 && at.y <= height) this.#show(at);
  }

  get #svg(): SVGSVGElement {
    return this.querySelector("svg") as SVGSVGElement;
  }

  get #inputs(): { lat: HTMLInputElement; lon: HTMLInputElement } {
    const input = (name: string) => this.querySelector(`input[data-${name}]`) as HTMLInputElement;
    return { lat: input("lat"), lon: input("lon") };
  }

  get #bounds(): Bounds {
    const degrees = (name: string): number => Number(this.dataset[name]);
    return { south: degrees("south"), west: degrees("west"), north: degrees("north"), east: degrees("east") };
  }

  get #size(): Size {
    return this.#svg.viewBox.baseVal;
  }

  #pointUnder({ clientX, clientY }: MouseEvent): DrawingPoint {
    const toDrawing = this.#svg.getScreenCTM()?.inverse();
    return new DOMPoint(clientX, clientY).matrixTransform(toDrawing);
  }

  #move(event: KeyboardEvent): void {
    const arrow = arrows[event.key];
    const removes = event.key === "Delete" || event.key === "Backspace";
    if (!arrow && !removes) return;
    event.preventDefault();
    if (!arrow) return this.#take();
    const { width, height } = this.#size;
    if (!this.#at) return this.#put({ x: width / 2, y: height / 2 });
    const far = event.shiftKey ? step.far : step.near;
    const [dx, dy] = arrow;
    this.#put({
      x: Math.min(width, Math.max(0, this.#at.x + dx * far)),
      y: Math.min(height, Math.max(0, this.#at.y + dy * far)),
    });
  }

  #put(at: DrawingPoint): void {
    this.#show(at);
    const place = unproject(this.#bounds, this.#size)(at);
    // Six decimals are about ten centimetres: more would only pretend.
    this.#fill(place.lat.toFixed(6), place.lon.toFixed(6));
  }

  #show(at: DrawingPoint): void {
    this.#at = at;
    this.#mark ??= this.#drawMark();
    this.#mark.setAttribute("transform", `translate(${at.x} ${at.y})`);
    const street = this.#nearestStreet(at);
    this.#said.textContent = street
      ? (this.dataset["near"] ?? "").replace("{name}", street)
      : (this.dataset["set"] ?? "");
    this.#remove.hidden = false;
  }

  #take(): void {
    if (!this.#at) return;
    this.#at = undefined;
    this.#mark?.remove();
    this.#mark = undefined;
    this.#fill("", "");
    this.#said.textContent = this.dataset["removed"] ?? "";
    this.#remove.hidden = true;
    this.#svg.focus({ preventScroll: true });
  }

  #fill(lat: string, lon: string): void {
    const inputs = this.#inputs;
    inputs.lat.value = lat;
    inputs.lon.value = lon;
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #drawMark(): SVGGElement {
    const mark = document.createElementNS(svgNamespace, "g");
    mark.setAttribute("class", "map-mark");
    const shape = document.createElementNS(svgNamespace, "path");
    shape.setAttribute("d", markShape);
    const dot = document.createElementNS(svgNamespace, "circle");
    dot.setAttribute("cy", "-13");
    dot.setAttribute("r", "2.4");
    mark.append(shape, dot);
    this.#svg.append(mark);
    return mark;
  }

  #nearestStreet(at: DrawingPoint): string | undefined {
    let best = { name: undefined as string | undefined, distance: nearEnough };
    for (const line of this.#svg.querySelectorAll<SVGPolylineElement>("polyline[data-street]")) {
      const points = [...line.points];
      const distance = Math.min(
        ...points.slice(1).map((end, index) => distanceToSegment(at, points[index] ?? end, end)),
      );
      if (distance < best.distance) best = { name: line.dataset["street"], distance };
    }
    return best.name;
  }
}

customElements.define("point-on-map", PointOnMap);
