/** The Luhn check (ISO/IEC 7812-1, annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const weighted = place % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

const PHN_WEIGHTS = [2, 4, 8, 5, 10, 9, 7, 3];

/** The check of British Columbia's personal health numbers: a 9, eight digits, and a check digit modulo 11. */
export function isPersonalHealthNumber(digits: string): boolean {
  if (!/^9\d{9}$/.test(digits)) return false;
  const sum = PHN_WEIGHTS.reduce(
    (total, weight, index) => total + ((Number(digits[index + 1]) * weight) % 11),
    0,
  );
  return 11 - (sum % 11) === Number(digits[9]);
}

/** The check of an IBAN (ISO 13616, modulo 97), without separators. */
export function passesMod97(iban: string): boolean {
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
