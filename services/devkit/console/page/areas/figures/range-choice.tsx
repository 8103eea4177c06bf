/// <reference lib="dom" />
import { useEffect, useState } from 'preact/hooks';
import type { FiguresRange } from '../../../../figures/figures.ts';
import type { Filters } from '../../address.ts';
import { Field } from '../../parts/field.tsx';

const PRESETS = [
  { days: '7', title: 'Last 7 days' },
  { days: '28', title: 'Last 28 days' },
] as const;

interface RangeChoiceProps {
  readonly path: string;
  /** What the address says: `days`, or `from` and `to`. */
  readonly applied: Filters;
  /** The days that are shown, once they are known. */
  readonly shown: FiguresRange | undefined;
  readonly onChoose: (range: FiguresRange) => void;
}

/** The days that are counted: up to today, or from one day to another. */
export function RangeChoice({ path, applied, shown, onChoose }: RangeChoiceProps) {
  const isCustom = applied.from !== '' || applied.to !== '';
  const chosen = isCustom ? '' : applied.days || '7';
  return (
    <div class="toolbar">
      {PRESETS.map(({ days, title }) => (
        <a
          key={days}
          class="button"
          aria-current={days === chosen ? 'true' : undefined}
          href={`${path}?days=${days}`}
        >
          {title}
        </a>
      ))}
      <CustomRange shown={shown} onChoose={onChoose} />
    </div>
  );
}

function CustomRange({ shown, onChoose }: Pick<RangeChoiceProps, 'shown' | 'onChoose'>) {
  const [draft, setDraft] = useState<Partial<FiguresRange>>({});
  // What was typed is replaced once other days are shown.
  useEffect(() => setDraft({}), [shown?.from, shown?.to]);
  const { from = '', to = '' } = { ...shown, ...draft };
  return (
    <form
      class="toolbar"
      aria-label="Other days"
      onSubmit={(event) => {
        event.preventDefault();
        onChoose({ from, to });
      }}
    >
      <DayInput
        id="range-from"
        label="From"
        day={from}
        onInput={(day) => setDraft((before) => ({ ...before, from: day }))}
      />
      <DayInput
        id="range-to"
        label="To"
        day={to}
        onInput={(day) => setDraft((before) => ({ ...before, to: day }))}
      />
      <button type="submit">Show these days</button>
    </form>
  );
}

interface DayInputProps {
  readonly id: string;
  readonly label: string;
  readonly day: string;
  readonly onInput: (day: string) => void;
}

function DayInput({ id, label, day, onInput }: DayInputProps) {
  return (
    <Field id={id} label={label}>
      <input
        id={id}
        type="date"
        required
        value={day}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Field>
  );
}
