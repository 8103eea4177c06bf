import { describe, expect, it } from 'vitest';
import { captionFile } from '../../../../scripts/tutorial-video/captions.ts';
import { parseNarration } from '../../../../scripts/tutorial-video/narration.ts';
import { type Sound, withoutLeadingSilence } from '../../../../scripts/tutorial-video/sound.ts';
import { speak } from '../../../../scripts/tutorial-video/spoken.ts';
import { textSlide } from '../../../../scripts/tutorial-video/text-slide.ts';
import { readCaptions } from '../../../../services/bot/helpdesk/documents/captions.ts';

const narration = parseNarration('title: Q&A\n# A <b>\n- x < y\nOne.\nTwo & <three>.\n# B\nFour.');
/** Speaks each line in a second per character, at ten samples per second. */
const say = (line: string): Sound => ({ rate: 10, samples: new Int16Array(10 * line.length) });

describe('the captions of a tutorial', () => {
  it('begin when their line is spoken, after a pause for each line and each slide', () => {
    const { lines, slideSeconds } = speak(narration, say);

    const times = lines.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds]);
    expect(times.flat().map((time) => Math.round(time * 10) / 10)).toStrictEqual([
      0, 4, 4.4, 18.4, 19.8, 24.8,
    ]);
    expect(slideSeconds.map((seconds) => Math.round(seconds * 10) / 10)).toStrictEqual([19.8, 6.4]);
  });

  it('are read by the indexer as they were written', () => {
    const { lines } = speak(narration, say);

    const { title, cues } = readCaptions(Buffer.from(captionFile(narration.title, lines)));

    expect(title).toBe('Q&A');
    expect(cues.map(({ text }) => text)).toStrictEqual(['One.', 'Two & <three>.', 'Four.']);
    expect(cues[1]?.startSeconds).toBeCloseTo(4.4);
  });
});

describe('a spoken line', () => {
  it('begins with its first sound, not with the silence before it', () => {
    const samples = Int16Array.from([0, 3, -40, 900, 0, -700]);

    expect([...withoutLeadingSilence({ rate: 10, samples }).samples]).toStrictEqual([900, 0, -700]);
  });
});

describe('a slide', () => {
  it('shows heading and points as text, whatever characters they have', () => {
    const [first] = narration.slides;
    const svg = textSlide(narration, first ?? { heading: '', points: [], lines: [] });

    expect(svg).toContain('>A &lt;b></text>');
    expect(svg).toContain('>x &lt; y</text>');
    expect(svg).toContain('>1 / 2</text>');
  });

  it('breaks a long point between words', () => {
    const point = 'one two three four five six seven eight nine ten eleven twelve thirteen';
    const long = parseNarration(`title: A\n# B\n- ${point}\nC.`);
    const [slide] = long.slides;

    const svg = textSlide(long, slide ?? { heading: '', points: [], lines: [] });

    expect(svg).toContain('>one two three four five six seven eight nine ten</text>');
    expect(svg).toContain('>eleven twelve thirteen</text>');
  });
});
