import type { BuiltInSlotType } from './built-in.ts';
import { nameLike } from './name-like.ts';

/** AMAZON.FirstName and AMAZON.LastName: as typed; a full name is taken as well. */
export const firstName: BuiltInSlotType = {
  recogniser: nameLike(4),
  isOpen: true,
  examples: ['Alex', 'Jordan', 'Priya', 'Chloé', 'Mary Ann'],
};

export const lastName: BuiltInSlotType = {
  recogniser: nameLike(4),
  isOpen: true,
  examples: ['Lee', 'Tremblay', "O'Connor", 'Garcia Lopez'],
};

/** AMAZON.City, AMAZON.Country, AMAZON.State: as typed, no list behind them. */
export const city: BuiltInSlotType = {
  recogniser: nameLike(5),
  isOpen: true,
  examples: ['Victoria', 'Vancouver', 'Seattle', 'New York', 'Salt Lake City'],
};

export const country: BuiltInSlotType = {
  recogniser: nameLike(6),
  isOpen: true,
  examples: ['Canada', 'France', 'Japan', 'United States'],
};

export const state: BuiltInSlotType = {
  recogniser: nameLike(4),
  isOpen: true,
  examples: ['Washington', 'Ohio', 'British Columbia'],
};

/** AMAZON.StreetName: the name of the street, without a house number. */
export const streetName: BuiltInSlotType = {
  recogniser: nameLike(6),
  isOpen: true,
  examples: ['Main Street', 'Finnerty Road', 'Fifth Avenue'],
};
