/** The most digits of a generation's number. */
const MAX_DIGITS = 9;

/** Returns the name of a generation of the passage index: `passages-3`. The alias `passages` points to one of them. */
export function generationName(alias: string, number: number): string {
  return `${alias}-${number}`;
}

/** Returns the number of a generation, or undefined if a name is not that of one. */
export function generationNumber(name: string, alias: string): number | undefined {
  const digits = name.startsWith(`${alias}-`) ? name.slice(alias.length + 1) : '';
  const isNumber = digits.length <= MAX_DIGITS && /^[1-9]\d*$/.test(digits);
  return isNumber ? Number(digits) : undefined;
}

/** Whether a name is that of a generation. */
export function isGenerationOf(name: string, alias: string): boolean {
  return generationNumber(name, alias) !== undefined;
}
