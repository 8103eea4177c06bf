// Makes seed/documents/videos/NAME.mp4 and NAME.en.vtt from narrations/NAME.txt, for the names given or for all. The results are
// in git; this is for changing them. It uses Debian's ffmpeg, espeak-ng and fonts-dejavu-core (docs/guides/tutorial-videos.md).
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { captionFile } from './captions.ts';
import { film } from './film.ts';
import { parseNarration } from './narration.ts';
import { speak } from './spoken.ts';
import { textSlide } from './text-slide.ts';

const NARRATIONS = join(import.meta.dirname, 'narrations');
const DRAWN = join(import.meta.dirname, 'drawn');
const OUT = join(import.meta.dirname, '../../seed/documents/videos');

const named = process.argv.slice(2);
const all = readdirSync(NARRATIONS).map((file) => basename(file, '.txt'));
for (const name of named.length > 0 ? named : all) await make(name);

async function make(name: string): Promise<void> {
  const narration = parseNarration(readFileSync(join(NARRATIONS, `${name}.txt`), 'utf8'));
  const drawn = await drawnSlides(name);
  const { sounds, lines, slideSeconds } = speak(narration);
  const shots = narration.slides.map((slide, index) => ({
    svg: drawn[slide.heading] ?? textSlide(narration, slide),
    seconds: slideSeconds[index] ?? 0,
  }));
  const folder = mkdtempSync(join(tmpdir(), 'tutorial-video-'));
  const video = join(OUT, `${name}.mp4`);
  try {
    film(shots, sounds, folder, video);
  } finally {
    rmSync(folder, { recursive: true });
  }
  writeFileSync(join(OUT, `${name}.en.vtt`), captionFile(narration.title, lines));
  const seconds = Math.round(slideSeconds.reduce((sum, one) => sum + one, 0));
  console.log(`${name}: ${seconds} s, ${lines.length} cues, ${statSync(video).size} bytes`);
}

/** Returns the slides that are drawn by hand, by heading. */
async function drawnSlides(name: string): Promise<Readonly<Record<string, string>>> {
  const file = join(DRAWN, `${name}.mjs`);
  return existsSync(file) ? (await import(file)).slides : {};
}
