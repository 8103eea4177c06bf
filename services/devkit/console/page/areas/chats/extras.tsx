import { Badge } from '../../parts/badge.tsx';
import type { ChatLine } from './spoken-lines.ts';

/** What a line has next to its words: its buttons, and whether it failed. */
export function Extras({ of: { buttons, note } }: { readonly of: ChatLine }) {
  return (
    <>
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
