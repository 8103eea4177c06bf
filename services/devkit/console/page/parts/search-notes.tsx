import { wholeNumber } from '../wording/numbers.ts';
import { Moment } from './moment.tsx';

interface SearchNotesProps {
  /** What is searched: "tickets". */
  readonly what: string;
  readonly searched: { readonly done: number; readonly total: number };
  readonly searchedSince?: string | null;
  readonly unreadable: readonly { readonly key: string; readonly why: string }[];
}

/** What a search left out, and why: a list that is not complete must say so. */
export function SearchNotes(props: SearchNotesProps) {
  const { what, searched, searchedSince, unreadable } = props;
  return (
    <>
      {searched.done < searched.total && (
        <p class="note">
          There are {wholeNumber(searched.total)} {what} in these days, more than one search reads:
          only the newest {wholeNumber(searched.done)} were looked at. Choose fewer days to see the
          others.
        </p>
      )}
      {searchedSince && (
        <p class="note">
          Those that began before <Moment at={searchedSince} /> were left out.
        </p>
      )}
      {unreadable.length > 0 && (
        <details class="note">
          <summary>
            {wholeNumber(unreadable.length)} {what} can’t be read
          </summary>
          <ul>
            {unreadable.map(({ key, why }) => (
              <li key={key}>
                <code>{key}</code>: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
