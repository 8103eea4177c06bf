import type { Captions } from './captions.ts';

/** Writes captions as WebVTT, which is what browsers read. */
export function writeWebVtt({ cues }: Captions): string {
  const blocks = cues.map(
    ({ startSeconds, endSeconds, text }) =>
      `${timestamp(startSeconds)} --> ${timestamp(endSeconds)}\n${escapeCue(text)}`,
  );
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`;
}

function timestamp(seconds: number): string {
  const millis = Math.round(seconds * 1000);
  const parts = [millis / 3_600_000, (millis / 60_000) % 60, (millis / 1000) % 60];
  const [hours, minutes, whole] = parts.map((part) => String(Math.floor(part)).padStart(2, '0'));
  return `${hours}:${minutes}:${whole}.${String(millis % 1000).padStart(3, '0')}`;
}

function escapeCue(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
