import { OsmUnsayable, osmMonths, osmWeekdays } from "./osm.ts";
import type { OsmDate, OsmDates, OsmRule, OsmWeekday } from "./osm.ts";
import { isSpan, minutesOfDay, weekdays } from "./schedule.ts";
import type { Span, Weekday } from "./schedule.ts";

type Kind = "comment" | "time" | "number" | "word" | "sign";

interface Token {
  readonly kind: Kind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const tokenPattern = /\s*(?:"([^"]*)"|(\d{1,2}:\d{2})|(\d+)|([A-Za-z]+)|([-–,;/[\]:]))/y;
const kinds: readonly Kind[] = ["comment", "time", "number", "word", "sign"];
/** A tag of OSM holds 255 characters; what is much longer is no list of hours. */
const longest = 4000;

/** The rules of an `opening_hours` text. @throws OsmUnsayable for what is not read here */
export function parseOsmRules(text: string): OsmRule[] {
  if (text.length > longest) throw new OsmUnsayable("not-understood", text.slice(0, 40));
  const reader = new Reader(text);
  const rules = [reader.rule(false)];
  while (!reader.isAtEnd()) {
    const adds = reader.takes(",");
    if (!adds) reader.expect(";");
    if (reader.isAtEnd() && !adds) break;
    rules.push(reader.rule(adds));
  }
  return rules;
}

class Reader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text.trimEnd());
  }

  isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  takes(text: string): boolean {
    const is = this.#is(text);
    if (is) this.#at += 1;
    return is;
  }

  expect(text: string): void {
    if (!this.takes(text)) this.#fail("not-understood");
  }

  rule(adds: boolean): OsmRule {
    const first = this.#at;
    const isAlways = this.#is("24") && this.#is("/", 1) && this.#is("7", 2);
    if (isAlways) this.#at += 3;
    const dates = this.#list(() => this.#isDate(), () => this.#dateRange());
    const weeks = this.takes("week") ? this.#weeks() : "all";
    const on = this.#list(() => this.#isDayName(), () => this.#days()).flat();
    this.takes(":");
    const spans = this.#list(() => this.#peek()?.kind === "time", () => this.#span());
    const isSaidOpen = this.takes("open");
    const isOpen = isSaidOpen || !(this.takes("off") || this.takes("closed"));
    const comment = this.#peek()?.kind === "comment" ? this.#take("comment") : "";
    if (this.#at === first) this.#fail("not-understood");
    const text = this.#text.slice(this.#tokens[first]?.from, this.#tokens[this.#at - 1]?.to);
    // Hours with words alone are "perhaps", which a schedule never says.
    if (comment !== "" && isOpen && !isSaidOpen) throw new OsmUnsayable("comment", text);
    const days = on.filter((one) => one !== "PH");
    return { adds, dates, weeks, weekdays: days, onHolidays: days.length < on.length, spans, isOpen, comment, text };
  }

  /** As many of them as are there, with a comma between; a comma before something else belongs to the next rule. */
  #list<T>(isNext: () => boolean, read: () => T): T[] {
    const found: T[] = [];
    while (isNext()) {
      found.push(read());
      const before = this.#at;
      if (!this.takes(",")) break;
      if (!isNext()) this.#at = before;
      if (this.#at === before) break;
    }
    return found;
  }

  #dateRange(): OsmDates {
    const from = this.#date(null);
    if (!this.#takesDash()) return { from, to: from };
    return { from, to: this.#date(from) };
  }

  /** A second date may leave out what it has in common with the first. */
  #date(first: OsmDate | null): OsmDate {
    const year = this.#peek()?.text.length === 4 && this.#peek()?.kind === "number" ? Number(this.#take("number")) : (first?.year ?? null);
    const hasMonth = this.#peek()?.kind === "word";
    if (!hasMonth && first === null) this.#fail("not-understood");
    const month = hasMonth ? osmMonths.findIndex((name) => this.takes(name)) + 1 : (first?.month ?? 0);
    if (month === 0) this.#fail("not-understood");
    return { year, month, day: Number(this.#take("number")) };
  }

  #weeks(): OsmRule["weeks"] {
    const first = Number(this.#take("number"));
    if (!this.#takesDash()) this.#fail("weeks");
    const last = Number(this.#take("number"));
    if (!this.takes("/") || !this.takes("2")) this.#fail("weeks");
    if (first < 1 || first > 2 || last < 52 || last > 53) this.#fail("weeks");
    return first === 1 ? "odd" : "even";
  }

  #days(): (OsmWeekday | "PH")[] {
    if (this.takes("PH")) return ["PH"];
    const first = this.#weekday();
    if (this.#takesDash()) {
      const count = ((this.#weekday() - first + 7) % 7) + 1;
      return Array.from({ length: count }, (_, after) => ({ day: weekdays[(first - 1 + after) % 7] ?? first, which: null }));
    }
    if (!this.takes("[")) return [{ day: first, which: null }];
    const found: OsmWeekday[] = [];
    do found.push({ day: first, which: this.#which() });
    while (this.takes(","));
    this.expect("]");
    return found;
  }

  #which(): OsmWeekday["which"] {
    const isFromEnd = this.#takesDash();
    const number = Number(this.#take("number"));
    if (isFromEnd && number === 1) return "last";
    if (!isFromEnd && (number === 1 || number === 2 || number === 3 || number === 4)) return number;
    return this.#fail("impossible");
  }

  #weekday(): Weekday {
    const at = osmWeekdays.findIndex((name) => this.takes(name));
    return weekdays[at] ?? this.#fail("not-understood");
  }

  #span(): Span {
    const from = this.#time();
    if (!this.#takesDash()) this.#fail("not-understood");
    const until = this.#time();
    const span = { from, to: until > from ? until : until + minutesOfDay };
    return isSpan(span) ? span : this.#fail("impossible");
  }

  /** Minutes after midnight; 28:00 is four o'clock in the next morning. */
  #time(): number {
    const [hours, minutes] = this.#take("time").split(":").map(Number);
    if (hours === undefined || minutes === undefined || hours > 48 || minutes > 59) return this.#fail("impossible");
    return hours * 60 + minutes;
  }

  #isDate(): boolean {
    const next = this.#peek();
    if (next?.kind === "number") return next.text.length === 4;
    return next?.kind === "word" && osmMonths.some((name) => name === next.text);
  }

  #isDayName(): boolean {
    const text = this.#peek()?.text;
    return text === "PH" || osmWeekdays.some((name) => name === text);
  }

  #takesDash(): boolean {
    return this.takes("-") || this.takes("–");
  }

  #peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  #is(text: string, ahead = 0): boolean {
    const next = this.#peek(ahead);
    return next?.kind !== "comment" && next?.text === text;
  }

  #take(kind: Kind): string {
    const next = this.#peek();
    if (next?.kind !== kind) return this.#fail("not-understood");
    this.#at += 1;
    return next.text;
  }

  #fail(problem: "not-understood" | "impossible" | "weeks"): never {
    throw new OsmUnsayable(problem, this.#text.slice(this.#peek()?.from ?? this.#text.length).slice(0, 40));
  }
}

function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(text);
    const part = match?.slice(1).findIndex((group) => group !== undefined) ?? -1;
    const kind = kinds[part];
    if (!match || !kind) throw new OsmUnsayable("not-understood", text.slice(at).trim().slice(0, 40));
    const to = at + match[0].length;
    found.push({ kind, text: match[part + 1] ?? "", from: at + match[0].length - match[0].trimStart().length, to });
    at = to;
  }
  return found;
}
