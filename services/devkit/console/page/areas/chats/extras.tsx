import { Badge } from '../../parts/badge.tsx';
import type { ChatLine } from './spoken-lines.ts';

/** What a line has next to its words: buttons, the document of an answer, and whether it failed. */
export function Extras({ of: { buttons, source, note } }: { readonly of: ChatLine }) {
  return (
    <>
      {source && (
        <p class="hint">
          From “{source.title}”{source.quote && <q class="quote">{source.quote}</q>}
        </p>
      )}
      {buttons.length > 0 && (
        <ul class="shown-buttons" aria-label="Buttons that were shown">
          {buttons.map((text, index) => (
            <li key={`${index} ${text}`}>{text}</li>
          ))}
        </ul>
      )}
      {note && <Badge tone="bad">{note}</Badge>}
    </>
  );
}
