import { invalidArgument } from './errors.ts';
import { LIMITS } from './limits.ts';

/** Returns a part number. Throws InvalidArgument if it is not between 1 and 10,000. */
export function checkedPartNumber(number: number | undefined): number {
  const isValid = number !== undefined && number >= 1 && number <= LIMITS.parts;
  if (isValid) return number;
  throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive', {
    ArgumentName: 'partNumber',
    ArgumentValue: number,
  });
}
