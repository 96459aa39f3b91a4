/**
 * On the help page, loaded when somebody presses the button: asks the phone where it is, writes the distance beside every
 * service that has a point, and puts the nearest of the open ones first. Nothing is sent anywhere.
 */

interface Point {
  readonly lat: number;
  readonly lon: number;
}

const metresPerDegree = 111_200;
const patience = { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 };

/** Shows how far it is, or says why not. `line` holds the words, and the place where they are said. */
export async function showDistances(line: HTMLElement): Promise<void> {
  const said = line.querySelector("[role=status]");
  const say = (words: string | undefined) => {
    if (said) said.textContent = words ?? "";
  };
  say(line.dataset["asking"]);
  try {
    const { coords } = await new Promise<GeolocationPosition>((found, failed) => navigator.geolocation.getCurrentPosition(found, failed, patience));
    measure({ lat: coords.latitude, lon: coords.longitude });
    say(line.dataset["done"]);
  } catch {
    say(line.dataset["unknown"]);
  }
}

function measure(here: Point): void {
  const places = [...document.querySelectorAll<HTMLElement>("li[data-at]")].map((place) => {
    const [lat, lon] = (place.dataset["at"] ?? "").split(",").map(Number);
    return { place, metres: metresBetween(here, { lat: lat ?? 0, lon: lon ?? 0 }) };
  });
  for (const { place, metres } of places) tell(place, metres);
  const open = document.querySelector("[data-part=open] ul");
  const nearest = places.filter(({ place }) => place.parentElement === open).sort((a, b) => a.metres - b.metres);
  // Those without a point keep their order, after all others.
  open?.prepend(...nearest.map(({ place }) => place));
}

function tell(place: HTMLElement, metres: number): void {
  const known = place.querySelector(".far");
  const far = known ?? document.createElement("b");
  far.className = "far";
  far.textContent = inWords(metres);
  if (!known) place.querySelector(".at")?.prepend(far);
}

/** Right within a few metres over some kilometres. */
function metresBetween(a: Point, b: Point): number {
  const narrowing = Math.cos((a.lat * Math.PI) / 180);
  return metresPerDegree * Math.hypot(a.lat - b.lat, (a.lon - b.lon) * narrowing);
}

/** No more exact than a phone knows: fifty metres, from a kilometre on a tenth of one. */
function inWords(metres: number): string {
  const isNear = metres < 975;
  const value = isNear ? Math.max(50, Math.round(metres / 50) * 50) : metres / 1000;
  const unit = isNear ? "meter" : "kilometer";
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}
