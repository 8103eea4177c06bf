import { AddedLines } from './added-lines.tsx';
import type { AddedLine } from './document-shapes.ts';

interface UnplacedProps {
  readonly docId: string;
  readonly lines: readonly AddedLine[];
  readonly onChanged: () => void;
}

/** Other ways to ask for sections that the document no longer has. */
export function Unplaced({ docId, lines, onChanged }: UnplacedProps) {
  if (lines.length === 0) return null;
  const names = [...new Set(lines.map(({ name }) => name))];
  return (
    <section class="panel" aria-labelledby="unplaced-head">
      <h3 id="unplaced-head">Lines for sections that are not there</h3>
      <p>The document has no such section now. Remove them, and add them to the right one.</p>
      {names.map((name) => (
        <section key={name} aria-label={name}>
          <h4>{name}</h4>
          <AddedLines
            docId={docId}
            lines={lines.filter((line) => line.name === name)}
            onChanged={onChanged}
          />
        </section>
      ))}
    </section>
  );
}
