import type { Field } from './form.ts';

/** What somebody wants changed of what was said before. */
export type Change =
  | { readonly kind: 'change'; readonly field: Field }
  | { readonly kind: 'set'; readonly field: Field; readonly value: string }
  | { readonly kind: 'add' | 'askAddress'; readonly text: string }
  | { readonly kind: 'several'; readonly changes: readonly Change[] };
