import { invalidArgument } from './errors.ts';
import { LIMITS } from './limits.ts';

/** Throws InvalidArgument on a part number outside 1 to 10,000. */
export function checkedPartNumber(number: number | undefined): number {
  const isValid = number !== undefined && number >= 1 && number <= LIMITS.parts;
  if (isValid) return number;
  throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive', {
    ArgumentName: 'partNumber',
    ArgumentValue: number,
  });
}
