import type { BuiltInSlotType } from './built-in.ts';
import { nameLike } from './name-like.ts';

/**
 * AMAZON.FirstName: as typed, no list behind it; accepts a full name (ours).
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-first-name.html
 */
export const firstName: BuiltInSlotType = {
  recogniser: nameLike(4),
  isOpen: true,
  examples: ['Alex', 'Jordan', 'Priya', 'Chloé', 'Mary Ann'],
};

/** AMAZON.LastName: as AMAZON.FirstName. https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-last-name.html */
export const lastName: BuiltInSlotType = {
  recogniser: nameLike(4),
  isOpen: true,
  examples: ['Lee', 'Tremblay', "O'Connor", 'Garcia Lopez'],
};

/** AMAZON.City: as typed, no list behind it. https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-city.html */
export const city: BuiltInSlotType = {
  recogniser: nameLike(5),
  isOpen: true,
  examples: ['Victoria', 'Vancouver', 'Seattle', 'New York', 'Salt Lake City'],
};

/** AMAZON.Country: as AMAZON.City. https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-country.html */
export const country: BuiltInSlotType = {
  recogniser: nameLike(6),
  isOpen: true,
  examples: ['Canada', 'France', 'Japan', 'United States'],
};

/** AMAZON.State: as AMAZON.City. https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-state.html */
export const state: BuiltInSlotType = {
  recogniser: nameLike(4),
  isOpen: true,
  examples: ['Washington', 'Ohio', 'British Columbia'],
};

/**
 * AMAZON.StreetName: the name, without a house number.
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-street-name.html
 */
export const streetName: BuiltInSlotType = {
  recogniser: nameLike(6),
  isOpen: true,
  examples: ['Main Street', 'Finnerty Road', 'Fifth Avenue'],
};
