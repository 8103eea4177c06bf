/// <reference lib="dom" />
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartOptions,
  Legend,
  LinearScale,
  Tooltip,
} from 'chart.js';
import type { Bars } from './bars.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

/** Draws stacked bars in the colours of the page as they are now. Returns what takes the chart away again. */
export function drawBars(canvas: HTMLCanvasElement, bars: Bars): () => void {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const chart = new Chart(canvas, {
    type: 'bar',
    data: {
      labels: [...bars.labels],
      datasets: bars.series.map(({ name, colour: number, values }) => ({
        label: name,
        data: [...values],
        backgroundColor: colour(`chart-${number}`),
        // A line between the parts of a bar: they differ without their colours, too.
        borderColor: colour('panel'),
        borderWidth: 1,
        borderSkipped: false as const,
        maxBarThickness: 40,
      })),
    },
    options: optionsOf(bars, colour),
  });
  return () => chart.destroy();
}

function optionsOf(
  { isHorizontal = false }: Bars,
  colour: (name: string) => string,
): ChartOptions<'bar'> {
  const ticks = { color: colour('muted') };
  const along = { stacked: true, ticks, grid: { display: false } };
  const across = {
    stacked: true,
    beginAtZero: true,
    ticks: { ...ticks, precision: 0 },
    grid: { color: colour('line') },
  };
  return {
    indexAxis: isHorizontal ? 'y' : 'x',
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    interaction: { mode: 'index', axis: isHorizontal ? 'y' : 'x', intersect: false },
    plugins: {
      legend: { position: 'bottom', labels: { color: colour('text'), boxWidth: 14 } },
    },
    scales: isHorizontal ? { x: across, y: along } : { x: along, y: across },
  };
}
