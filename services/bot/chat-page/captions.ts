/** What is said between two times of a video, in seconds. */
export interface CaptionCue {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly text: string;
}

const TIMES = /^\s*((?:\d{1,3}:)?\d{2}:\d{2}\.\d{3})\s+-->\s+((?:\d{1,3}:)?\d{2}:\d{2}\.\d{3})/;
const MARKUP = /<[^<>]*>/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
};

/** Reads the cues of a WebVTT file, as text without markup. What is no cue is passed over. */
export function captionCues(vtt: string): CaptionCue[] {
  const blocks = vtt.replace(/\r\n?/g, '\n').split('\n\n');
  return blocks.flatMap((block) => {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => line.includes('-->'));
    const [, start, end] = TIMES.exec(lines[at] ?? '') ?? [];
    if (start === undefined || end === undefined) return [];
    const text = plain(lines.slice(at + 1).join('\n'));
    return text === '' ? [] : [{ startSeconds: seconds(start), endSeconds: seconds(end), text }];
  });
}

function plain(text: string): string {
  const said = text.replace(MARKUP, '').replace(/&(?:amp|lt|gt|nbsp);/g, (e) => ENTITIES[e] ?? e);
  return said.trim();
}

const seconds = (time: string): number =>
  time.split(':').reduce((total, part) => total * 60 + Number(part), 0);
