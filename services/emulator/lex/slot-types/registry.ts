import { alphaNumeric } from './alpha-numeric.ts';
import type { BuiltInSlotType } from './built-in.ts';
import { confirmation } from './confirmation.ts';
import { currency } from './currency.ts';
import { date } from './date.ts';
import { duration } from './duration.ts';
import { emailAddress } from './email-address.ts';
import { freeFormInput } from './free-form-input.ts';
import { city, country, firstName, lastName, state, streetName } from './names-and-places.ts';
import { number } from './number.ts';
import { percentage } from './percentage.ts';
import { phoneNumber } from './phone-number.ts';
import { time } from './time.ts';
import { ukPostalCode } from './uk-postal-code.ts';

const BUILT_IN: ReadonlyMap<string, BuiltInSlotType> = new Map([
  ['AMAZON.AlphaNumeric', alphaNumeric()],
  ['AMAZON.City', city],
  ['AMAZON.Confirmation', confirmation],
  ['AMAZON.Country', country],
  ['AMAZON.Currency', currency],
  ['AMAZON.Date', date],
  ['AMAZON.Duration', duration],
  ['AMAZON.EmailAddress', emailAddress],
  ['AMAZON.FirstName', firstName],
  ['AMAZON.FreeFormInput', freeFormInput],
  ['AMAZON.LastName', lastName],
  ['AMAZON.Number', number],
  ['AMAZON.Percentage', percentage],
  ['AMAZON.PhoneNumber', phoneNumber],
  ['AMAZON.State', state],
  ['AMAZON.StreetName', streetName],
  ['AMAZON.Time', time],
  ['AMAZON.UKPostalCode', ukPostalCode],
]);

export const FREE_FORM = 'AMAZON.FreeFormInput';

/**
 * Returns the built-in slot type of a name; undefined if it is not supported here:
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slots.html
 */
export function builtInSlotType(slotTypeName: string): BuiltInSlotType | undefined {
  return BUILT_IN.get(slotTypeName);
}
