import { raw } from "hono/html";
import type { Child, FC, PropsWithChildren } from "hono/jsx";
import { usePage } from "../platform/web/page-context.ts";
import { classes, writtenLang } from "./attributes.ts";
import { Dated } from "./dated.tsx";
import { BareHeader, ExampleBar, Footer, Header } from "./frame.tsx";
import { PuzzleNotice } from "./puzzle.tsx";
import { uiTexts } from "./texts.ts";

export type Crumb = {
  href: string;
  label: string;
  /** The label is what somebody wrote, so Danish in every language of the page. */
  isWritten?: boolean;
};

/** Where one is, without the page itself; nothing when the page stands directly under the home page. */
export const Breadcrumbs: FC<{ crumbs: readonly Crumb[] }> = ({ crumbs }) => (
  <nav class="breadcrumbs" aria-label={uiTexts[usePage().lang].breadcrumbsLabel}>
    <ol>
      {crumbs.map(({ href, label, isWritten }) => (
        <li>
          <a href={href} lang={isWritten ? writtenLang() : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ol>
  </nav>
);

export type DocumentProps = PropsWithChildren<{
  title: string;
  /** One or two sentences for search results and shared links. */
  description?: string;
  /** Puts "Fejl: " first in the title, which a screen reader reads first after a failed form. */
  hasErrors?: boolean;
  /**
   * text: one readable column · wide: everything the screen has · board: wide and dense, for working screens.
   */
  width?: "text" | "wide" | "board";
  /**
   * Lets the red line leave the logo. On a wide page it runs down the margin and lies down as the
   * `ThreadStrip`.
   */
  threaded?: boolean;
  /** Logical names of scripts this page needs besides the general ones, e.g. `point-on-map.js`. */
  scripts?: readonly string[];
  /** Keeps the page out of search engines: receipts, personal links. */
  noIndex?: boolean;
  /** Without menu and footer, for a shared screen on which nobody should get lost. */
  bare?: boolean;
  /** In one piece, for a slow line: its style inside, the system's font, none of the usual scripts. Shows only what `slim.css` knows. */
  slim?: boolean;
  /** A language beside Danish and English in which the content is; what the frame says keeps its own. */
  contentLang?: string;
  /** Without scripts the page goes on by itself after so many seconds. */
  goesOn?: { readonly seconds: number; readonly href: string };
}>;

const Stylesheets: FC = () => {
  const { assets, ownStyles } = usePage();
  const font = assets["plex-400.woff2"];
  return (
    <>
      {font && <link rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />}
      <link rel="stylesheet" href={assets["main.css"]} />
      {ownStyles && <link rel="stylesheet" href={ownStyles} />}
    </>
  );
};

/** The whole document around `main`: head, skip link, example bar, header, footer. Most pages use `Page`. */
export const Document: FC<DocumentProps> = (props) => {
  const page = usePage();
  const words = uiTexts[page.lang];
  const names = [props.title, page.district?.name, "Kvarter"].filter(
    (name, at, all) => name && all.indexOf(name) === at,
  );
  const frameLang = props.contentLang && page.lang;
  const scripts = [...(props.slim ? [] : ["main.js", ...(page.puzzle ? ["solve-puzzle.js"] : [])]), ...(props.scripts ?? [])];
  return (
    <>
      {raw("<!doctype html>")}
      <html lang={props.contentLang ?? page.lang} class={classes(props.threaded && `threaded-${props.width ?? "text"}`)}>
        <head>
          <meta charset="utf-8" />
          <title>{(props.hasErrors ? words.errorPrefix : "") + names.join(" · ")}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="theme-color" media="(prefers-color-scheme: light)" content="#FBF8F3" />
          <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#14181B" />
          {props.description && <meta name="description" content={props.description} />}
          {props.noIndex && <meta name="robots" content="noindex" />}
          {props.goesOn && (
            <noscript>
              <meta http-equiv="refresh" content={`${props.goesOn.seconds};url=${props.goesOn.href}`} />
            </noscript>
          )}
          {props.slim ? raw(`<style>${page.slimStyle()}</style>`) : <Stylesheets />}
          <link rel="icon" href={page.assets["favicon.svg"] ?? "/favicon.svg"} type="image/svg+xml" />
          {!props.contentLang && <link rel="alternate" hreflang={page.lang === "da" ? "en" : "da"} href={page.otherLanguageHref} />}
          {scripts.map((name) => page.assets[name] && <script type="module" src={page.assets[name]} />)}
        </head>
        <body>
          <a class="skip-link" href="#main" lang={frameLang}>
            {words.skip}
          </a>
          {page.example && <ExampleBar lang={frameLang} />}
          {props.bare ? <BareHeader /> : <Header />}
          <main id="main" tabindex={-1} class={classes("main", `main-${props.width ?? "text"}`, props.bare && "main-bare")}>
            {props.children}
          </main>
          {!props.bare && <Footer />}
        </body>
      </html>
    </>
  );
};

export type PageProps = DocumentProps & {
  /** The sentence under the title that says what this page is for. */
  lead?: Child;
  /** Small line above the title, e.g. what kind of thing this is. */
  kicker?: Child;
  breadcrumbs?: readonly Crumb[];
  /** Stands before the title: error summary, message about what was just done. */
  before?: Child;
};

/**
 * A page: title, lead, content. Doctype included; hand it to `c.html` as it is. Without breadcrumbs of its own it leads
 * back to the door of the menu that it lies behind.
 */
export const Page: FC<PageProps> = ({ lead, kicker, breadcrumbs = doorAbove(), before, children, ...document }) => (
  <Document {...document}>
    {breadcrumbs.length > 0 && <Breadcrumbs crumbs={breadcrumbs} />}
    {before}
    <PuzzleNotice />
    <header class="page-head">
      {kicker && <p class="kicker"><Dated>{kicker}</Dated></p>}
      <h1><Dated>{document.title}</Dated></h1>
      {lead && <p class="lead"><Dated>{lead}</Dated></p>}
    </header>
    {children}
  </Document>
);

function doorAbove(): readonly Crumb[] {
  const { path, menu, work } = usePage();
  return [...menu, ...work].filter(({ href }) => path.startsWith(`${href}/`)).slice(0, 1);
}

/**
 * A part of a page with a heading of its own. `action` stands beside the heading, e.g. a link to the whole
 * list.
 */
export const Section: FC<PropsWithChildren<{ title: Child; id?: string; lead?: Child; action?: Child }>> = ({
  title,
  id,
  lead,
  action,
  children,
}) => (
  <section class="section" id={id}>
    <div class="section-head">
      <h2><Dated>{title}</Dated></h2>
      {action && <p class="section-action">{action}</p>}
    </div>
    {lead && <p class="section-lead"><Dated>{lead}</Dated></p>}
    {children}
  </section>
);

/** Buttons and links that belong together, the most important first. */
export const Actions: FC<PropsWithChildren> = ({ children }) => <div class="actions">{children}</div>;

/** Two parts that stand beside one another where there is room for both; on phones one after the other. */
export const SideBySide: FC<PropsWithChildren> = ({ children }) => <div class="side-by-side">{children}</div>;
