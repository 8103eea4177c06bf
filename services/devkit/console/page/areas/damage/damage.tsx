import { type Column, DataTable } from '../../parts/data-table.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useApi } from '../../use-api.ts';

/** A damaged file, as its API shows it. */
interface Damage {
  readonly path: string;
  readonly problem: string;
  readonly cost: string;
  readonly remedy: string;
}

const COLUMNS: readonly Column<Damage>[] = [
  { head: 'File', cell: ({ path }) => path },
  { head: 'What is wrong', cell: ({ problem }) => problem },
  { head: 'What that costs', cell: ({ cost }) => cost },
  { head: 'What to do', cell: ({ remedy }) => remedy },
];

/** Files of the data folder that were found damaged since the start. */
export function DamagePage() {
  const damages = useApi<{ readonly damages: readonly Damage[] }>('/damage/');
  return (
    <>
      <PageHead
        title="Damaged files"
        about="Files of the data folder that could not be read. Nothing is overwritten: each is kept under another name."
      />
      <LoadedPart of={damages} what="damaged files">
        {(data) => (
          <DataTable
            label="Damaged files"
            columns={COLUMNS}
            rows={data.damages}
            keyOf={({ path, problem }) => `${path} ${problem}`}
            empty="No file was found damaged since the start."
          />
        )}
      </LoadedPart>
    </>
  );
}
