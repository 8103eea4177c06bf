/** What a tutorial shows and says, read from its text file (docs/guides/tutorial-videos.md). */
export interface Narration {
  readonly title: string;
  readonly slides: readonly Slide[];
}

export interface Slide {
  readonly heading: string;
  /** Shown below the heading, not spoken. */
  readonly points: readonly string[];
  /** Each is spoken, and is one cue of the captions. */
  readonly lines: readonly string[];
}

/** Throws an Error that names the line if the text has no title, no slide, or a slide that says nothing. */
export function parseNarration(text: string): Narration {
  let title = '';
  const slides: { heading: string; points: string[]; lines: string[]; at: number }[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    const line = written.trim();
    const slide = slides.at(-1);
    if (line === '') continue;
    if (line.startsWith('title:') && !slide) title = line.slice('title:'.length).trim();
    else if (line.startsWith('# '))
      slides.push({ heading: line.slice(2).trim(), points: [], lines: [], at: index + 1 });
    else if (!slide)
      throw new Error(`line ${index + 1}: only "title:" comes before the first "# "`);
    else if (line.startsWith('- ')) slide.points.push(line.slice(2).trim());
    else slide.lines.push(line);
  }
  if (title === '') throw new Error('line 1: "title: …" is missing');
  if (slides.length === 0) throw new Error('there is no slide: begin one with "# Its heading"');
  const silent = slides.find(({ lines }) => lines.length === 0);
  if (silent) throw new Error(`line ${silent.at}: the slide "${silent.heading}" says nothing`);
  return { title, slides: slides.map(({ at: _, ...slide }) => slide) };
}
