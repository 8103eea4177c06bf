import { Badge } from '../../parts/badge.tsx';
import type { ChatLine } from './spoken-lines.ts';

/** What a line has next to its words: its buttons, how it was rated, and whether it failed. */
export function Extras({ of: { buttons, note, rating } }: { readonly of: ChatLine }) {
  return (
    <>
      {buttons.length > 0 && (
        <ul class="shown-buttons" aria-label="Buttons that were shown">
          {buttons.map((text, index) => (
            <li key={`${index} ${text}`}>{text}</li>
          ))}
        </ul>
      )}
      {rating && <p class="shown-rating">{rating}</p>}
      {note && <Badge tone="bad">{note}</Badge>}
    </>
  );
}
