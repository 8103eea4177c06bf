/** A category as a client sees it. */
export interface Category {
  readonly value: string;
  readonly label: string;
}

/** What a client calls a category; one that is not known, as it is. */
export function labelIn(
  categories: readonly Category[],
  value: string | undefined,
): string | undefined {
  return categories.find((one) => one.value === value)?.label ?? value;
}
