import type { Narration, Slide } from './narration.ts';

const INK = '#1f2933';
const BLUE = '#0b5cff';
const CHARACTERS_PER_LINE = 54;
const LINE_HEIGHT = 42;
const POINT_GAP = 30;

/** Draws a slide as SVG, 1280 × 720: the title of the tutorial, the heading, the points, and how far it is. */
export function textSlide({ title, slides }: Narration, slide: Slide): string {
  const number = slides.indexOf(slide) + 1;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720" viewBox="0 0 1280 720">
<rect width="1280" height="720" fill="#eef2f7"/><rect width="1280" height="84" fill="${INK}"/>
${text(48, 55, 32, '#ffffff', title)}${text(1232, 55, 18, '#9fb3c8', 'Help desk tutorials', 'text-anchor="end"')}
${text(90, 195, 48, INK, slide.heading)}<rect x="90" y="222" width="120" height="6" fill="${BLUE}"/>
${pointsOf(slide)}
<rect y="708" width="1280" height="12" fill="#cbd2d9"/><rect y="708" width="${Math.round((1280 * number) / slides.length)}" height="12" fill="${BLUE}"/>
${text(1232, 680, 20, '#52606d', `${number} / ${slides.length}`, 'text-anchor="end"')}
</svg>`;
}

function pointsOf({ points }: Slide): string {
  const drawn: string[] = [];
  let y = 300;
  for (const point of points) {
    drawn.push(`<circle cx="104" cy="${y - 11}" r="9" fill="${BLUE}"/>`);
    for (const line of wrapped(point)) {
      drawn.push(text(140, y, 31, INK, line));
      y += LINE_HEIGHT;
    }
    y += POINT_GAP;
  }
  return drawn.join('');
}

/** Breaks a text between words, at the width of the slide. */
function wrapped(point: string): string[] {
  const lines = [''];
  for (const word of point.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length >= CHARACTERS_PER_LINE) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

function text(x: number, y: number, size: number, fill: string, content: string, more = '') {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" font-family="DejaVu Sans" font-size="${size}" fill="${fill}" ${more}>${escaped}</text>`;
}
