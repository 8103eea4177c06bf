import { wholeNumber } from '../wording/numbers.ts';

interface PagerProps {
  /** What is listed: "tickets". */
  readonly what: string;
  readonly count: number;
  /** From 0. */
  readonly page: number;
  readonly pageSize: number;
  readonly addressOf: (page: number) => string;
}

/** Where one is in a long list, and the way to its other pages. */
export function Pager({ what, count, page, pageSize, addressOf }: PagerProps) {
  const last = Math.max(0, Math.ceil(count / pageSize) - 1);
  if (last === 0) return null;
  return (
    <nav class="pager" aria-label={`Pages of ${what}`}>
      <PageLink address={page > 0 ? addressOf(0) : undefined} text="First" />
      <PageLink
        address={page > 0 ? addressOf(Math.min(page - 1, last)) : undefined}
        text="Previous"
      />
      <span>
        Page {wholeNumber(page + 1)} of {wholeNumber(last + 1)}
      </span>
      <PageLink address={page < last ? addressOf(page + 1) : undefined} text="Next" />
      <PageLink address={page < last ? addressOf(last) : undefined} text="Last" />
    </nav>
  );
}

function PageLink({
  address,
  text,
}: {
  readonly address: string | undefined;
  readonly text: string;
}) {
  if (address === undefined) return null;
  return (
    <a class="button" href={address}>
      {text}
    </a>
  );
}

/** How many were found, and which of them are shown; read out when it changes. */
export function FoundLine({
  what,
  count,
  page,
  pageSize,
}: Omit<PagerProps, 'addressOf' | 'what'> & {
  /** One and many: "ticket", "tickets". */
  readonly what: readonly [one: string, many: string];
}) {
  const first = page * pageSize + 1;
  const last = Math.min(count, first + pageSize - 1);
  const [one, many] = what;
  const which = count > pageSize && first <= count ? `, ${first} to ${last} shown` : '';
  return (
    <p class="found" role="status">
      {`${wholeNumber(count)} ${count === 1 ? one : many}${which}`}
    </p>
  );
}
