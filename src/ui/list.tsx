import type { Child, FC } from "hono/jsx";
import { usePage } from "../platform/web/page-context.ts";
import { Dated } from "./dated.tsx";
import { Status } from "./status.tsx";
import type { StatusWords } from "./status.tsx";
import { uiTexts } from "./texts.ts";

export type ListItem = {
  key: string;
  title: Child;
  href?: string;
  /** Where and when, one line. */
  meta?: Child;
  /** Kind in words, above the title. */
  kind?: string;
  status?: StatusWords;
  /** What one can do with this row at once. */
  actions?: Child;
};

/** Rows of what; where and when; status. */
export const ItemList: FC<{ items: readonly ListItem[]; label?: string }> = ({ items, label }) => (
  <ul class="item-list" aria-label={label}>
    {items.map(({ key, title, href, meta, kind, status, actions }) => (
      <li id={key} class="item-row">
        <div class="item-row-main">
          {kind && <p class="kicker"><Dated>{kind}</Dated></p>}
          <p class="item-row-title">{href ? <a href={href}><Dated>{title}</Dated></a> : <Dated>{title}</Dated>}</p>
          {meta && <p class="item-row-meta"><Dated>{meta}</Dated></p>}
        </div>
        {status && <Status tone={status.tone} since={status.date}>{status.label}</Status>}
        {actions && <div class="item-row-actions">{actions}</div>}
      </li>
    ))}
  </ul>
);

export type Filter = { label: string; href: string; current?: boolean; count?: number };

/** Filters are links above a list: they can be shared, opened in a new tab, and work without scripts. */
export const Filters: FC<{ filters: readonly Filter[]; label?: string }> = ({ filters, label }) => (
  <nav class="filters" aria-label={label ?? uiTexts[usePage().lang].list.filters}>
    <ul>
      {filters.map((filter) => (
        <li>
          <a href={filter.href} aria-current={filter.current ? "true" : undefined}>
            {filter.label}
            {filter.count !== undefined && <span class="filter-count"> {filter.count}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/**
 * The pages worth a link of their own: first, last and the current one with its neighbours; null is a gap.
 */
export const pagesToShow = (page: number, pages: number): (number | null)[] => {
  const wanted = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages);
  const sorted = [...new Set(wanted)].sort((a, b) => a - b);
  return sorted.flatMap((one, index) => {
    const before = sorted[index - 1] ?? one;
    if (one - before === 2) return [one - 1, one];
    return one - before > 2 ? [null, one] : [one];
  });
};

/** Links between the pages of a long list; nothing at all when there is only one page. */
export const Pagination: FC<{
  page: number;
  pages: number;
  href: (page: number) => string;
  total?: number;
}> = ({ page, pages, href, total }) => {
  const words = uiTexts[usePage().lang].list;
  if (pages <= 1) return null;
  return (
    <nav class="pagination" aria-label={words.pages}>
      <p class="pagination-where">
        {words.pageOf(page, pages)}
        {total !== undefined && ` · ${words.total(total)}`}
      </p>
      <ul>
        {page > 1 && (
          <li>
            <a href={href(page - 1)} rel="prev">
              {words.previous}
            </a>
          </li>
        )}
        {pagesToShow(page, pages).map((one) =>
          one === null ? (
            <li class="pagination-number" aria-hidden="true">
              …
            </li>
          ) : (
            <li class="pagination-number">
              <a
                href={href(one)}
                aria-label={words.page(one)}
                aria-current={one === page ? "page" : undefined}
              >
                {one}
              </a>
            </li>
          ),
        )}
        {page < pages && (
          <li>
            <a href={href(page + 1)} rel="next">
              {words.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
};

/** An empty list invites: what will stand here, and what one can do so that it does. */
export const EmptyState: FC<{ title: string; body?: Child; action?: Child }> = ({ title, body, action }) => (
  <div class="empty">
    <svg class="empty-thread" viewBox="0 0 96 24" width="96" height="24" aria-hidden="true" focusable="false">
      <path d="M1 12h30c14 0 8-10 16-10s4 20 12 20 3-10 16-10h8" />
      <circle cx="88" cy="12" r="5" />
    </svg>
    <p class="empty-title">{title}</p>
    {body && <p class="empty-body">{body}</p>}
    {action && <div class="actions">{action}</div>}
  </div>
);
