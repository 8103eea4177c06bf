/// <reference lib="dom" />
import { DAYS, type Day, type Hours, withTimes } from './hours-shapes.ts';

interface WeekTableProps {
  readonly hours: Hours;
  readonly onChange: (hours: Hours) => void;
}

/** The times of each day: none, one span, or several. */
export function WeekTable({ hours, onChange }: WeekTableProps) {
  return (
    <ul class="week">
      {DAYS.map(([day, name]) => (
        <li key={day}>
          <DayRow
            name={name}
            times={hours.week[day] ?? []}
            onChange={(times) => onChange(withTimes(hours, day as Day, times))}
          />
        </li>
      ))}
    </ul>
  );
}

interface DayRowProps {
  readonly name: string;
  readonly times: readonly string[];
  readonly onChange: (times: readonly string[]) => void;
}

function DayRow({ name, times, onChange }: DayRowProps) {
  const replace = (at: number, text: string) =>
    onChange(times.map((time, index) => (index === at ? text : time)));
  return (
    <fieldset class="day">
      <legend>{name}</legend>
      {times.length === 0 && <span class="muted">closed</span>}
      {times.map((time, at) => {
        const [from = '', to = ''] = time.split('-');
        const which = times.length > 1 ? `, ${at + 1}` : '';
        return (
          <span class="span" key={at}>
            <input
              type="time"
              required
              value={from}
              aria-label={`${name} from${which}`}
              onInput={({ currentTarget }) => replace(at, `${currentTarget.value}-${to}`)}
            />
            –
            <input
              type="time"
              required
              value={to}
              aria-label={`${name} to${which}`}
              onInput={({ currentTarget }) => replace(at, `${from}-${currentTarget.value}`)}
            />
            <button
              type="button"
              class="quiet"
              onClick={() => onChange(times.filter((_, index) => index !== at))}
            >
              Remove<span class="visually-hidden"> {`${time} on ${name}`}</span>
            </button>
          </span>
        );
      })}
      <button type="button" class="quiet" onClick={() => onChange([...times, '09:00-17:00'])}>
        Add times<span class="visually-hidden"> on {name}</span>
      </button>
    </fieldset>
  );
}
