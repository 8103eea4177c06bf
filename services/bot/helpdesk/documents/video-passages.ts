import type { Captions, Cue } from './captions.ts';
import { docIdOf, passageIdOf } from './document-key.ts';
import type { Passage, PassageCue } from './passage.ts';
import { titleFromName } from './title-from-name.ts';

/** A few sentences: long enough to understand, short enough to start the video at the right second. */
const PASSAGE_LENGTH = 300;
const SILENCE_SECONDS = 4;

/**
 * Returns the passages of a video in one language: runs of cues of a few sentences, with the second at which each
 * starts.
 */
export function videoPassages(captions: Captions, videoKey: string, lang: string): Passage[] {
  const docId = docIdOf(videoKey);
  const title = captions.title ?? titleFromName(videoKey);
  return runsOf(captions.cues).map((run, ordinal) => {
    const startSeconds = run[0]?.startSeconds ?? 0;
    const alsoAsked = run.flatMap((cue) => cue.alsoAsked ?? []);
    return {
      id: passageIdOf(docId, `${lang} ${startSeconds}`),
      docId,
      key: videoKey,
      kind: 'video',
      title,
      heading: '',
      text: run.map(({ text }) => text).join(' '),
      cues: cuesOf(run),
      place: { startSeconds },
      lang,
      ordinal,
      ...(alsoAsked.length > 0 && { alsoAsked }),
    };
  });
}

/** Finds the beginning of each cue in the text of a run. */
function cuesOf(run: readonly Cue[]): PassageCue[] {
  let at = 0;
  return run.map(({ startSeconds, text }) => {
    const cue = { at, startSeconds };
    at += text.length + 1;
    return cue;
  });
}

/** Splits at a long silence, at the end of a sentence once a run is long enough, and always at twice that length. */
function runsOf(cues: readonly Cue[]): Cue[][] {
  const runs: Cue[][] = [];
  let run: Cue[] = [];
  let length = 0;
  for (const cue of cues) {
    const last = run.at(-1);
    const isSilent = last !== undefined && cue.startSeconds - last.endSeconds > SILENCE_SECONDS;
    const isFull = length >= PASSAGE_LENGTH && /[.!?…]["')\]]?$/u.test(last?.text ?? '');
    if (last && (isSilent || isFull || length >= 2 * PASSAGE_LENGTH)) {
      runs.push(run);
      run = [];
      length = 0;
    }
    run.push(cue);
    length += cue.text.length + 1;
  }
  return run.length > 0 ? [...runs, run] : runs;
}
