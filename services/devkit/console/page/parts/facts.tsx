import type { ComponentChildren } from 'preact';

/** A name and what is known under it. */
export type Fact = readonly [name: string, value: ComponentChildren];

/** Facts as a list. One that is null, undefined or empty is left out. */
export function Facts({ of }: { readonly of: readonly Fact[] }) {
  const known = of.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return (
    <dl>
      {known.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}
