import { alphaNumeric } from './alpha-numeric.ts';
import type { BuiltInSlotType } from './built-in.ts';
import { confirmation } from './confirmation.ts';
import { emailAddress } from './email-address.ts';
import { freeFormInput } from './free-form-input.ts';
import { city, country, firstName, lastName, state, streetName } from './names-and-places.ts';
import { number } from './number.ts';

const BUILT_IN: ReadonlyMap<string, BuiltInSlotType> = new Map([
  ['AMAZON.AlphaNumeric', alphaNumeric()],
  ['AMAZON.City', city],
  ['AMAZON.Confirmation', confirmation],
  ['AMAZON.Country', country],
  ['AMAZON.EmailAddress', emailAddress],
  ['AMAZON.FirstName', firstName],
  ['AMAZON.FreeFormInput', freeFormInput],
  ['AMAZON.LastName', lastName],
  ['AMAZON.Number', number],
  ['AMAZON.State', state],
  ['AMAZON.StreetName', streetName],
]);

export const FREE_FORM = 'AMAZON.FreeFormInput';

/** The built-in slot type of a name; undefined where Lex V2 has none of it. */
export function builtInSlotType(slotTypeName: string): BuiltInSlotType | undefined {
  return BUILT_IN.get(slotTypeName);
}
