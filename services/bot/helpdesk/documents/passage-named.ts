import { clockTime } from '../conversations/clock-time.ts';
import type { Passage } from './passage.ts';

/** Finds the passage that a section's name is for: its anchor, its heading, its page, or the time at which it is said. */
export function passageNamed(passages: readonly Passage[], name: string): Passage | undefined {
  const plain = name.trim().replace(/^#/, '');
  const isSame = (text: string) => text.toLowerCase() === plain.toLowerCase();
  return (
    passages.find(({ place }) => 'anchor' in place && place.anchor === plain) ??
    passages.find(({ heading, title }) => isSame(heading) || (heading === '' && isSame(title))) ??
    passages.find(({ place }) => 'page' in place && String(place.page) === pageNumber(plain)) ??
    passageAt(passages, plain)
  );
}

/**
 * Returns a name that a passage is found by among those of its document. Undefined if there is none: a long section is
 * named by its first passage, and a moment of a video by its first language.
 */
export function nameOfPassage(passages: readonly Passage[], passage: Passage): string | undefined {
  return namesOf(passage).find(
    (name) => name !== '' && passageNamed(passages, name)?.id === passage.id,
  );
}

function namesOf({ place, heading, title }: Passage): readonly string[] {
  if ('anchor' in place) return [place.anchor, heading || title];
  return 'page' in place ? [String(place.page), heading] : [exactTime(place.startSeconds)];
}

const pageNumber = (name: string) => /^(?:page[ =]?)?(\d{1,5})$/i.exec(name)?.[1];

/** Finds the last passage that starts at a time or before it, `1:23` or `83`; of several languages, that of the first. */
function passageAt(passages: readonly Passage[], name: string): Passage | undefined {
  const time = /^(?:(?:(\d{1,2}):)?(\d{1,2}):)?(\d{1,5}(?:\.\d{1,3})?)$/.exec(name);
  if (!time) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = time;
  const at = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const started = passages.filter((passage) => startOf(passage) <= at);
  const latest = Math.max(...started.map(startOf));
  return started.find((passage) => startOf(passage) === latest);
}

const startOf = ({ place }: Passage) =>
  'startSeconds' in place ? place.startSeconds : Number.POSITIVE_INFINITY;

/** Formats the second at which a passage starts so that it is not before it: `1:23.457`. */
function exactTime(seconds: number): string {
  const thousandths = Math.ceil(seconds * 1000 - 1e-6);
  const rest = thousandths % 1000;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
  return `${clockTime(Math.floor(thousandths / 1000))}${fraction}`;
}
