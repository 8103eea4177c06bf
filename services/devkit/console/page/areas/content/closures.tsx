/// <reference lib="dom" />
import type { Closure } from '../../../../../bot/helpdesk/hours/office-hours.ts';

interface ClosuresProps {
  readonly closures: readonly Closure[];
  readonly onChange: (closures: readonly Closure[]) => void;
}

/** Days on which nobody answers, with the reason that clients are told. */
export function Closures({ closures, onChange }: ClosuresProps) {
  const replace = (at: number, part: Partial<Closure>) =>
    onChange(closures.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <>
      {closures.length === 0 && <p class="muted">No closure.</p>}
      {closures.map((closure, at) => (
        <fieldset class="closure" key={at}>
          <legend class="visually-hidden">Closure {at + 1}</legend>
          <label>
            First day
            <input
              type="date"
              required
              value={closure.from}
              onInput={({ currentTarget }) => replace(at, { from: currentTarget.value })}
            />
          </label>
          <label>
            Last day
            <input
              type="date"
              required
              value={closure.to}
              onInput={({ currentTarget }) => replace(at, { to: currentTarget.value })}
            />
          </label>
          <label class="reason">
            Reason
            <input
              required
              maxLength={80}
              value={closure.reason}
              onInput={({ currentTarget }) => replace(at, { reason: currentTarget.value })}
            />
          </label>
          <button
            type="button"
            class="quiet"
            onClick={() => onChange(closures.filter((_, index) => index !== at))}
          >
            Remove<span class="visually-hidden"> closure {at + 1}</span>
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        onClick={() => onChange([...closures, { from: '', to: '', reason: '' }])}
      >
        Add a closure
      </button>
    </>
  );
}
