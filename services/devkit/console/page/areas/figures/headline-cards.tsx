import type { FiguresReport } from '../../../../figures/figures.ts';
import { dayText } from './day-text.ts';
import { headlinesOf } from './headlines.ts';

/** The headline numbers, each with its trend. */
export function HeadlineCards({ report }: { readonly report: FiguresReport }) {
  return (
    <section aria-labelledby="headlines">
      <h2 id="headlines">In short</h2>
      <p class="hint">{comparedWith(report)}</p>
      <ul class="headlines">
        {headlinesOf(report).map(({ title, value, detail, trend }) => (
          <li key={title} class="panel headline">
            <h3>{title}</h3>
            <p class="headline-value">{value}</p>
            <p class="hint">{detail}</p>
            <p class={`trend ${trend.tone}`}>
              {trend.sign && <span aria-hidden="true">{trend.sign} </span>}
              {trend.text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function comparedWith({ to, at, timeZone, before }: FiguresReport): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const isOver = to < today.format(new Date(at));
  const days =
    before.from === before.to
      ? dayText(before.from)
      : `${dayText(before.from)} to ${dayText(before.to)}`;
  return `“Before” is ${days}${isOver ? '' : ', up to the same moment of the last day'}.`;
}
