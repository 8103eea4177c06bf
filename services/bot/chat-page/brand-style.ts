import type { BrandColours } from './chat-api.ts';

const COLOUR = /^#[0-9a-f]{6}$/i;

/** Returns the rules that set a brand's colours; what is no colour is left out. The page around may override each. */
export function brandStyle({ accent, onAccent, accentDark, onAccentDark }: BrandColours): string {
  const colours = [
    ['accent', accent],
    ['on-accent', onAccent],
    ['accent-dark', accentDark],
    ['on-accent-dark', onAccentDark],
  ] as const;
  const rules = colours.flatMap(([name, colour]) =>
    COLOUR.test(colour) ? [`--brand-${name}: ${colour};`] : [],
  );
  return `:host { ${rules.join(' ')} }`;
}
