import { findApposedValues } from './apposed-values.ts';
import { findAssignments } from './assignments.ts';
import { findAttempts } from './attempts.ts';
import { findCodeValues } from './code-values.ts';
import { findLinkedValues } from './linked-values.ts';
import type { SecretFinder } from './message.ts';
import { findNearValues } from './near-values.ts';
import { findTableCells } from './tables.ts';
import { findUnspacedValues } from './unspaced-values.ts';
import { findUserPairs } from './user-pairs.ts';
import { findValuesBefore } from './values-before.ts';

const FINDERS: readonly SecretFinder[] = [
  findLinkedValues,
  findApposedValues,
  findNearValues,
  findValuesBefore,
  findAttempts,
  findUserPairs,
  findAssignments,
  findTableCells,
  findUnspacedValues,
  findCodeValues,
];

/** Finds passwords, PINs and sent codes, by their names or by the talk of a login. When in doubt, it finds. */
export const findPasswords: SecretFinder = (message) => FINDERS.flatMap((find) => find(message));
