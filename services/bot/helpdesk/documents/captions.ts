import { decodeText } from './decode-text.ts';
import { DocumentError } from './document-error.ts';

const MAX_CAPTION_BYTES = 2 * 1024 * 1024;
const MAX_CUES = 20_000;
/** A cue is what fits on the screen: a line or two. Whole talks in one cue say nothing of when something is said. */
const MAX_CUE_LENGTH = 5_000;
const TIMING =
  /^(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})[ \t]+-->[ \t]+(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?:[ \t]|$)/;

/** The words spoken in a time range of a video. */
export interface Cue {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Plain text on one line. */
  readonly text: string;
}

export interface Captions {
  /** The `title:` of a NOTE block, if there is one. */
  readonly title: string | undefined;
  readonly cues: readonly Cue[];
}

/**
 * Parses a WebVTT file (W3C WebVTT, the parts that captions use; styles and regions are skipped).
 * Throws DocumentError if it is not WebVTT, has no cues, or contains a cue with invalid times.
 */
export function readCaptions(bytes: Uint8Array): Captions {
  if (bytes.length > MAX_CAPTION_BYTES)
    throw new DocumentError('the captions are larger than 2 MB');
  const text = decodeText(bytes);
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(text))
    throw new DocumentError('the captions do not begin with WEBVTT');
  const [, ...blocks] = text.split(/\n{2,}/);
  const cues = blocks.flatMap(readBlock).sort((a, b) => a.startSeconds - b.startSeconds);
  if (cues.length === 0) throw new DocumentError('the captions have no cue with text');
  if (cues.length > MAX_CUES)
    throw new DocumentError(`the captions have more than ${MAX_CUES} cues`);
  return { title: titleIn(text), cues };
}

function titleIn(text: string): string | undefined {
  return /^NOTE\s{1,4}title:[ \t]*(\S.{0,199})$/im.exec(text)?.[1]?.trim() || undefined;
}

function readBlock(block: string): Cue[] {
  const lines = block.trim().split('\n');
  if (/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(lines[0] ?? '')) return [];
  const at = lines.findIndex((line) => line.includes('-->'));
  if (at < 0) return [];
  const timing = TIMING.exec(lines[at]?.trim() ?? '');
  if (!timing)
    throw new DocumentError(
      `the captions have a cue whose times cannot be read: "${lines[at]?.slice(0, 60)}"`,
    );
  const text = cueText(lines.slice(at + 1).join(' '));
  if (text === '') return [];
  if (text.length > MAX_CUE_LENGTH)
    throw new DocumentError(
      `the captions have a cue of more than ${MAX_CUE_LENGTH} characters (${timing[0].trim()}); split it into the lines that are spoken`,
    );
  return [
    { startSeconds: seconds(timing.slice(1, 5)), endSeconds: seconds(timing.slice(5, 9)), text },
  ];
}

function seconds([hours = '0', minutes = '0', whole = '0', millis = '0']: string[]): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(millis) / 1000;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
};

/** Returns a cue's text without its tags (`<v Ann>`, `<00:01.000>`, `<b>`). */
function cueText(text: string): string {
  return withoutTags(text)
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity] ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Removes `<…>`. By hand, because a regular expression looks for the end again after every `<` of a text without one. */
function withoutTags(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', at)) {
    const close = text.indexOf('>', open);
    if (close < 0) break;
    kept.push(text.slice(at, open));
    at = close + 1;
  }
  return kept.join('') + text.slice(at);
}
