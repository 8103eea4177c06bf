import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { joined, type Sound } from './sound.ts';

/** A slide and how long it is shown. */
export interface Shot {
  readonly svg: string;
  readonly seconds: number;
}

/** Slides do not move: a picture every half second is enough. A key frame at least every 30 s, 60 pictures, lets a player start anywhere. */
const PICTURE = [
  ['-vf', 'fps=2,scale=854:480:flags=lanczos,format=yuv420p'],
  ['-c:v', 'libx264', '-profile:v', 'main', '-preset', 'veryslow', '-tune', 'stillimage'],
  ['-crf', '30', '-g', '60', '-threads', '1'],
].flat();
const SOUND = ['-af', 'loudnorm=I=-18', '-ar', '16000', '-c:a', 'aac', '-b:a', '18k', '-ac', '1'];
/** Without dates and versions, so that the same narration makes the same file. */
const REPRODUCIBLE = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'];

/** Writes an MP4 with H.264 and AAC, which every current browser with its usual codecs plays. */
export function film(
  shots: readonly Shot[],
  sounds: readonly Sound[],
  folder: string,
  file: string,
): void {
  const pictures = shots.map(({ svg, seconds }, index) => {
    const picture = join(folder, `${index}.png`);
    writeFileSync(join(folder, `${index}.svg`), svg);
    ffmpeg('-i', join(folder, `${index}.svg`), '-frames:v', '1', '-pix_fmt', 'rgb24', picture);
    return { picture, entry: `file '${picture}'\nduration ${seconds.toFixed(3)}\n` };
  });
  // The last picture is listed twice: the demuxer has no length for the last entry.
  const last = `file '${pictures.at(-1)?.picture}'\n`;
  writeFileSync(join(folder, 'pictures.txt'), pictures.map(({ entry }) => entry).join('') + last);
  writeFileSync(join(folder, 'sound.raw'), joined(sounds));
  const seconds = shots.reduce((sum, shot) => sum + shot.seconds, 0).toFixed(3);
  ffmpeg(
    ...['-f', 'concat', '-safe', '0', '-i', join(folder, 'pictures.txt')],
    ...['-f', 's16le', '-ar', String(sounds[0]?.rate), '-ac', '1', '-i', join(folder, 'sound.raw')],
    ...[...PICTURE, ...SOUND, '-t', seconds, ...REPRODUCIBLE, '-flags:a', '+bitexact'],
    ...['-movflags', '+faststart', file],
  );
}

function ffmpeg(...options: string[]): void {
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...options], { stdio: 'inherit' });
}
