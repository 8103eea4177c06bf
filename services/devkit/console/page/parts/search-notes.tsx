import { wholeNumber } from '../wording/numbers.ts';
import { Moment } from './moment.tsx';

interface SearchNotesProps {
  /** What is searched: "tickets". */
  readonly what: string;
  readonly searched: { readonly done: number; readonly total: number };
  readonly searchedSince?: string | null;
  readonly unreadable: readonly { readonly key: string; readonly why: string }[];
  readonly onGoOn: () => void;
}

/** What a search left out, and why: a list that is not complete must say so. */
export function SearchNotes(props: SearchNotesProps) {
  const { what, searched, searchedSince, unreadable, onGoOn } = props;
  return (
    <>
      {searched.done < searched.total && (
        <div class="note">
          <p>
            Only {wholeNumber(searched.done)} of {wholeNumber(searched.total)} {what} have been read
            so far. Narrow the days, or search on.
          </p>
          <button type="button" onClick={onGoOn}>
            Search on
          </button>
        </div>
      )}
      {searchedSince && (
        <p class="note">
          There are more {what} than one search reads: those that began before{' '}
          <Moment at={searchedSince} /> were left out. Narrow the days to see them.
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
