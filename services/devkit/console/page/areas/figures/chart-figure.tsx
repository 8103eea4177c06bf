/// <reference lib="dom" />
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Bars } from './bars.ts';
import { drawBars } from './draw-bars.ts';
import { useColourScheme } from './use-colour-scheme.ts';

interface ChartFigureProps {
  readonly title: string;
  readonly about?: string;
  readonly bars: Bars;
  /** Said instead of a chart that would show nothing. */
  readonly instead?: string | undefined;
  /** The same as a table, for those who don't see the chart or want the numbers. */
  readonly table: ComponentChildren;
  /** The address of the same as CSV. */
  readonly csv: string;
}

/** A chart with its numbers as a table below. */
export function ChartFigure({ title, about, bars, instead, table, csv }: ChartFigureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const titleId = useId();
  const scheme = useColourScheme();
  // The colours of the page change with the scheme.
  useEffect(() => {
    if (canvas.current) return drawBars(canvas.current, bars);
  }, [bars, instead, scheme]);
  return (
    <figure class="panel chart" aria-labelledby={titleId}>
      <figcaption>
        <h2 id={titleId}>{title}</h2>
        {about && <p class="hint">{about}</p>}
      </figcaption>
      {instead === undefined ? (
        <div class={bars.isHorizontal ? 'chart-place wide' : 'chart-place'}>
          <canvas ref={canvas} role="img" aria-label={inWords(title, bars)} />
        </div>
      ) : (
        <p class="empty">{instead}</p>
      )}
      <details>
        <summary>{title} as a table</summary>
        {table}
        <p>
          <a href={csv} download="figures.csv">
            {title} as CSV
          </a>
        </p>
      </details>
    </figure>
  );
}

/** What a look at the chart would show first. */
function inWords(title: string, { labels, series }: Bars): string {
  const sums = labels.map((_, index) =>
    series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0),
  );
  const most = Math.max(0, ...sums);
  const where = labels[sums.indexOf(most)];
  const peak = most > 0 && where !== undefined ? ` Most: ${where}, ${most}.` : ' None.';
  return `Bar chart: ${title}.${peak} The table below has all numbers.`;
}
