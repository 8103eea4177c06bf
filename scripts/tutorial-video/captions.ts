/** A line with the seconds at which it is spoken. */
export interface SpokenLine {
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** Returns a WebVTT file with a cue per line, and the title in a note (W3C WebVTT §4.1, comment blocks). */
export function captionFile(title: string, lines: readonly SpokenLine[]): string {
  const cues = lines.map(
    ({ text, startSeconds, endSeconds }, index) =>
      `${index + 1}\n${timestamp(startSeconds)} --> ${timestamp(endSeconds)}\n${escaped(text)}\n`,
  );
  return ['WEBVTT\n', `NOTE title: ${title}\n`, ...cues].join('\n');
}

/** `83.654` → `00:01:23.654`. */
function timestamp(seconds: number): string {
  const millis = Math.round(seconds * 1000);
  const part = (value: number, digits: number): string => String(value).padStart(digits, '0');
  const [hours, minutes, rest] = [
    Math.floor(millis / 3_600_000),
    Math.floor(millis / 60_000) % 60,
    millis % 60_000,
  ];
  return `${part(hours, 2)}:${part(minutes, 2)}:${part(Math.floor(rest / 1000), 2)}.${part(rest % 1000, 3)}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
