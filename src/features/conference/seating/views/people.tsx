import type { FC } from "hono/jsx";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Page } from "../../../../ui/layout.tsx";
import { Pagination } from "../../../../ui/list.tsx";
import { DataTable } from "../../../../ui/table.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import type { Conference } from "../../queries/conferences.ts";
import { nameWords } from "../../registration/rules/cells.ts";
import { seatingPaths } from "../paths.ts";
import type { Participant } from "../queries/seating.ts";
import type { Seat } from "../rules/programme.ts";
import { whyWords } from "../rules/why.ts";
import type { Why } from "../rules/stored-allocation.ts";
import { texts as deskTexts } from "../texts/desk.ts";
import { texts } from "../texts/people.ts";

export const peopleOnAPage = 100;

/** Somebody and what they get; no reason while they have not been allocated. */
export interface Listed extends Pick<Participant, "registrationId" | "number" | "name" | "cameBy"> {
  readonly seats: readonly Pick<Seat, "round" | "sessionId" | "rank" | "cameBy">[];
  readonly why: Why | undefined;
}

interface PeopleProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly isDraft: boolean;
  /** Those of this page. */
  readonly people: readonly Listed[];
  readonly page: number;
  readonly total: number;
  /** Of the workshops, by id. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Who gets what, person by person: of a draft, or as it is now. For the organisers. */
export const PeoplePage: FC<PeopleProps> = ({ visit, conference, isDraft, people, page, total, titles }) => {
  const { lang } = visit;
  const t = texts[lang].list;
  const { id } = conference;
  const titleOf = (sessionId: string) => titles.get(sessionId) ?? "";
  const seatWords = ({ round, sessionId, rank, cameBy }: Listed["seats"][number]) =>
    `${t.seat(round, titleOf(sessionId))}${cameBy === "hand" ? t.given : rank === null ? "" : t.rank(rank)}`;
  return (
    <Page
      title={t.title(conference.title)}
      width="wide"
      breadcrumbs={[{ href: seatingPaths.desk.to(visit, { id }), label: deskTexts[lang].open }]}
      lead={isDraft ? t.draft : t.published}
      noIndex
    >
      <DataTable
        caption={t.title(conference.title)}
        hideCaption
        columns={[
          { key: "who", label: t.columns.who },
          { key: "seats", label: t.columns.seats },
          { key: "why", label: t.columns.why },
        ]}
        rows={people.map(({ registrationId, number, seats, why, ...person }) => ({
          key: registrationId,
          cells: {
            who: (
              <>
                {number}.{" "}
                <a href={seatingPaths.person.to(visit, { id, registration: registrationId })}>
                  <WrittenWords>{nameWords(person, lang)}</WrittenWords>
                </a>
              </>
            ),
            seats:
              seats.length === 0 ? (
                t.none
              ) : (
                <ul class="allocation-seats">
                  {seats.map((seat) => (
                    <li>
                      <WrittenWords>{seatWords(seat)}</WrittenWords>
                    </li>
                  ))}
                </ul>
              ),
            why: why ? whyWords(why, lang, titles) : t.notYet,
          },
        }))}
      />
      <Pagination
        page={page}
        pages={Math.ceil(total / peopleOnAPage)}
        total={total}
        href={(to) => seatingPaths.people.to(visit, { id }, { ...(isDraft && { of: "draft" }), ...(to > 1 && { page: String(to) }) })}
      />
    </Page>
  );
};
