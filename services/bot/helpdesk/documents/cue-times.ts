/** A time in WebVTT has a point before its milliseconds and may lack hours; SubRip writes a comma. */
const TIMES = {
  vtt: /^\s*(?:(\d{1,6}):)?([0-5]\d):([0-5]\d)\.(\d{3})\s*-->\s*(?:(\d{1,6}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?!\d)/,
  srt: /^\s*(?:(\d{1,6}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})\s*-->\s*(?:(\d{1,6}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})(?!\d)/,
} as const;

export type CaptionFormat = keyof typeof TIMES;

export interface CueTimes {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/**
 * Reads the times of a cue. Settings may follow them. Undefined if they can't be read.
 * @see https://www.w3.org/TR/webvtt1/#collect-a-webvtt-timestamp
 */
export function readCueTimes(line: string, format: CaptionFormat): CueTimes | undefined {
  const times = TIMES[format].exec(line);
  return times
    ? { startSeconds: seconds(times.slice(1, 5)), endSeconds: seconds(times.slice(5, 9)) }
    : undefined;
}

/** Adds up thousandths, so that the result is exactly the number with three decimals. */
function seconds([hours = '0', minutes = '0', whole = '0', millis = '0']: string[]): number {
  const wholeSeconds = Number(hours) * 3600 + Number(minutes) * 60 + Number(whole);
  return (wholeSeconds * 1000 + Number(millis.padEnd(3, '0'))) / 1000;
}
