import { readAlsoAsked } from './also-asked.ts';
import { captionBlocks } from './caption-blocks.ts';
import { cueLines } from './cue-text.ts';
import type { CaptionFormat } from './cue-times.ts';
import { decodeText } from './decode-text.ts';
import { DocumentError } from './document-error.ts';
import { type ShownCue, withoutRepeatedLines } from './rolling-captions.ts';

const MAX_CAPTION_BYTES = 5 * 1024 * 1024;
const MAX_CUES = 20_000;
/** A cue is what fits on the screen: a line or two. Whole talks in one cue say nothing of when something is said. */
const MAX_CUE_LENGTH = 5_000;
const MAX_TITLE_LENGTH = 200;

/** The words spoken in a time range of a video. */
export interface Cue {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Plain text on one line. */
  readonly text: string;
  /** Other ways to ask for what is said from here on. */
  readonly alsoAsked?: readonly string[];
}

export interface Captions {
  /** The `title:` of a NOTE block, if there is one. */
  readonly title: string | undefined;
  readonly cues: readonly Cue[];
  /** What was left out and why: the first cue that can't be used, and how many there are. */
  readonly leftOut?: DocumentError;
}

/**
 * Parses a WebVTT file (W3C WebVTT, the parts that captions use; styles and regions are skipped) or a SubRip file. A cue
 * that can't be read is left out. Lines that roll are kept once.
 * Throws DocumentError if it is none, or has no cue that can be read.
 */
export function readCaptions(bytes: Uint8Array, format: CaptionFormat = 'vtt'): Captions {
  if (bytes.length > MAX_CAPTION_BYTES)
    throw new DocumentError('the captions are larger than 5 MB', SPLIT);
  const text = decodeText(bytes);
  if (format === 'vtt' && !/^WEBVTT(?:[ \t\n]|$)/.test(text))
    throw new DocumentError(
      'the captions do not begin with WEBVTT',
      'write WEBVTT and an empty line at the top, or name SubRip captions .srt',
    );
  const reader = new CaptionReader();
  reader.read(format === 'vtt' ? text.replace(/^.*(?:\n|$)/, '') : text, format);
  return reader.finish();
}

const SPLIT = 'split the video, and its captions with it';

type ReadCue = ShownCue & Pick<Cue, 'alsoAsked'>;

class CaptionReader {
  readonly #cues: ReadCue[] = [];
  #title: string | undefined;
  #pending: readonly string[] = [];
  #problem: DocumentError | undefined;
  #leftOut = 0;

  read(text: string, format: CaptionFormat): void {
    for (const block of captionBlocks(text, format)) {
      if (block.kind === 'other') this.#readNote(block.lines);
      else if (block.kind === 'bad') this.#leaveOut(badTimes(block.timing));
      else this.#readCue({ ...block.times, lines: cueLines(block.lines) });
      if (this.#cues.length > MAX_CUES)
        throw new DocumentError(`the captions have more than ${MAX_CUES} cues`, SPLIT);
    }
  }

  finish(): Captions {
    const cues = this.#cues.toSorted((a, b) => a.startSeconds - b.startSeconds);
    if (cues.length === 0)
      throw (
        this.#problem ??
        new DocumentError(
          'the captions have no cue with text',
          'export them again from the program that made them',
        )
      );
    const leftOut = this.#problem && leftOutOf(this.#problem, this.#leftOut);
    return {
      title: this.#title,
      cues: withoutRepeatedLines(cues).map(({ lines, ...cue }) => ({
        ...cue,
        text: lines.join(' '),
      })),
      ...(leftOut && { leftOut }),
    };
  }

  #readNote([first = '', ...rest]: readonly string[]): void {
    if (!/^NOTE(?:[ \t]|$)/.test(first)) return;
    const note = [first.slice('NOTE'.length), ...rest].join('\n').trim();
    const title = /^title:/i.test(note) ? note.slice('title:'.length).trim() : '';
    this.#title ??= title.split('\n', 1)[0]?.slice(0, MAX_TITLE_LENGTH).trim() || undefined;
    this.#pending = [...this.#pending, ...readAlsoAsked(note)];
  }

  #readCue(cue: ReadCue): void {
    if (cue.lines.length === 0) return;
    if (cue.lines.join(' ').length > MAX_CUE_LENGTH) {
      this.#leaveOut(tooLong(cue));
      return;
    }
    const alsoAsked = this.#pending;
    this.#pending = [];
    this.#cues.push(alsoAsked.length > 0 ? { ...cue, alsoAsked } : cue);
  }

  #leaveOut(problem: DocumentError): void {
    this.#problem ??= problem;
    this.#leftOut += 1;
  }
}

function badTimes(timing: string): DocumentError {
  return new DocumentError(
    `the captions have a cue whose times cannot be read: "${timing.trim().slice(0, 60)}"`,
    'write times like 00:01:23.500 --> 00:01:26.000',
  );
}

function tooLong({ startSeconds }: ShownCue): DocumentError {
  return new DocumentError(
    `the captions have a cue of more than ${MAX_CUE_LENGTH} characters (at ${startSeconds} seconds)`,
    'split it into the lines that are spoken',
  );
}

function leftOutOf({ message, remedy }: DocumentError, count: number): DocumentError {
  return new DocumentError(
    `${message}; ${count === 1 ? 'this cue is' : `${count} cues like it are`} left out`,
    remedy,
  );
}
