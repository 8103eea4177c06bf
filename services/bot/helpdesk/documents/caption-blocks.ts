import { type CaptionFormat, type CueTimes, readCueTimes } from './cue-times.ts';

/** A part of a caption file: a cue, one whose times can't be read, or anything else (a note, a style). */
export type CaptionBlock =
  | { readonly kind: 'cue'; readonly times: CueTimes; readonly lines: readonly string[] }
  | { readonly kind: 'bad'; readonly timing: string }
  | { readonly kind: 'other'; readonly lines: readonly string[] };

const ARROW = '-->';
const NUMBER = /^\s*\d{1,9}\s*$/;

/**
 * Splits a caption file into blocks as browsers do: an empty line ends a block, and so does a line with `-->` that is not
 * the first of it nor behind an id. What can't be read costs one block.
 * @see https://www.w3.org/TR/webvtt1/#collect-a-webvtt-block
 */
export function* captionBlocks(text: string, format: CaptionFormat): Generator<CaptionBlock> {
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; ) {
    if (lines[at] === '') at += 1;
    else {
      const end = endOfBlock(lines, at);
      yield blockOf(lines.slice(at, end), format, lines[end]?.includes(ARROW) ?? false);
      at = end;
    }
  }
}

/** Returns the index of the line behind a block. */
function endOfBlock(lines: readonly string[], start: number): number {
  const timing = [start, start + 1].find((at) => lines[at]?.includes(ARROW));
  let at = (timing ?? start) + 1;
  while (at < lines.length && lines[at] !== '' && !lines[at]?.includes(ARROW)) at += 1;
  return at;
}

function blockOf(
  lines: readonly string[],
  format: CaptionFormat,
  isFollowedByCue: boolean,
): CaptionBlock {
  const at = lines[0]?.includes(ARROW) ? 0 : 1;
  const timing = lines[at];
  if (!timing?.includes(ARROW)) return { kind: 'other', lines };
  const times = readCueTimes(timing, format);
  if (!times) return { kind: 'bad', timing };
  const text = lines.slice(at + 1);
  // SubRip numbers its cues: the number of the next one is not said.
  const isNumbered = format === 'srt' && isFollowedByCue && NUMBER.test(text.at(-1) ?? '');
  return { kind: 'cue', times, lines: isNumbered ? text.slice(0, -1) : text };
}
