import type { FC } from "hono/jsx";
import { usePage } from "../platform/web/page-context.ts";
import type { MenuLink } from "../platform/web/page-context.ts";
import { Logo } from "./logo.tsx";
import { uiTexts } from "./texts.ts";

/** On every page of an installation that runs on invented data. */
export const ExampleBar: FC<{ lang?: string | undefined }> = ({ lang }) => {
  const { word, text, label } = uiTexts[usePage().lang].example;
  return (
    <aside class="example-bar" aria-label={label} lang={lang}>
      <p>
        <strong>{word}</strong> {text}
      </p>
    </aside>
  );
};

const MenuLinks: FC<{ links: readonly MenuLink[] }> = ({ links }) => (
  <ul class="menu-links">
    {links.map(({ href, label, current }) => (
      <li>
        <a href={href} aria-current={current ? "page" : undefined}>
          {label}
        </a>
      </li>
    ))}
  </ul>
);

const OtherLanguage: FC = () => {
  const { lang, otherLanguageHref } = usePage();
  const other = lang === "da" ? "en" : "da";
  return (
    <a class="quiet-link" href={otherLanguageHref} lang={other} hreflang={other}>
      {uiTexts[lang].otherLanguage}
    </a>
  );
};

const Account: FC = () => {
  const { lang, person, signInHref, accountHref, signOutAction, formToken } = usePage();
  const words = uiTexts[lang];
  if (!person) {
    return (
      <a class="quiet-link" href={signInHref}>
        {words.signIn}
      </a>
    );
  }
  return (
    <form class="account" method="post" action={signOutAction}>
      <input type="hidden" name="_form" value={formToken()} />
      <a class="quiet-link account-name" href={accountHref}>
        <span class="visually-hidden">{words.signedInAs} </span>
        {person.name}
      </a>
      <button class="quiet-link">{words.signOut}</button>
    </form>
  );
};

/**
 * The header. The menu stands twice, as a line of links and folded for phones, and the stylesheet shows one
 * of them: a folded menu that a wide screen opens by itself needs either scripts or a very new browser.
 */
export const Header: FC = () => {
  const { lang, district, menu, work, homeHref } = usePage();
  const words = uiTexts[lang];
  return (
    <header class="header">
      {work.length > 0 && (
        <nav class="work-bar" aria-labelledby="work-label">
          <div>
            <p class="menu-heading" id="work-label">
              {words.workLabel}
            </p>
            <MenuLinks links={work} />
          </div>
        </nav>
      )}
      <div class="header-inner">
        <a class="brand" href={homeHref}>
          <Logo />
          <span class="brand-name">{district?.name ?? "Kvarter"}</span>
          {district && <span class="brand-product">Kvarter</span>}
        </a>
        <div class="header-wide">
          <div class="header-tools">
            <OtherLanguage />
            <Account />
          </div>
          {menu.length > 0 && (
            <nav aria-label={words.menuLabel}>
              <MenuLinks links={menu} />
            </nav>
          )}
        </div>
        <div class="header-narrow">
          <OtherLanguage />
          <details class="menu">
            <summary>{words.menu}</summary>
            <nav class="menu-panel" aria-label={words.menuLabel}>
              {work.length > 0 && (
                <div>
                  <p class="menu-heading">{words.workLabel}</p>
                  <MenuLinks links={work} />
                </div>
              )}
              {menu.length > 0 && (
                <div>
                  {work.length > 0 && <p class="menu-heading">{words.everyoneLabel}</p>}
                  <MenuLinks links={menu} />
                </div>
              )}
              <Account />
            </nav>
          </details>
        </div>
      </div>
    </header>
  );
};

/** The header of a page that leads nowhere else: a shared screen. */
export const BareHeader: FC = () => {
  const { district } = usePage();
  return (
    <header class="header">
      <div class="header-inner">
        <p class="brand">
          <Logo />
          <span class="brand-name">{district?.name ?? "Kvarter"}</span>
          {district && <span class="brand-product">Kvarter</span>}
        </p>
      </div>
    </header>
  );
};

/** The footer: who runs this, and the links the installation has; nothing dead is linked. */
export const Footer: FC = () => {
  const { lang, district, footer } = usePage();
  const words = uiTexts[lang];
  return (
    <footer class="footer">
      <div class="footer-inner">
        <p class="footer-who">
          {district && <strong>{district.bodyName}</strong>} <span>{words.product}</span>
        </p>
        {footer.length > 0 && (
          <nav aria-label={words.footerLabel}>
            <ul>
              {footer.map(({ href, label }) => (
                <li>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </footer>
  );
};
