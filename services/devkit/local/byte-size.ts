const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 1024,
  MIB: 1024 ** 2,
  GIB: 1024 ** 3,
  TIB: 1024 ** 4,
};

/** Parses a size such as `5GB`, `1.5 GiB` or `500mb`, in bytes; undefined if it isn't one. */
export function parseSize(text: string): number | undefined {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text) ?? [];
  const factor = UNITS[unit.toUpperCase()];
  if (number === '' || factor === undefined) return undefined;
  return Math.floor(Number(number) * factor);
}

/** Writes a size in the largest unit of which there is at least one, with one decimal: `4.6 GB`. */
export function showSize(bytes: number): string {
  const unit = ['TB', 'GB', 'MB', 'KB'].find((name) => bytes >= (UNITS[name] ?? 1)) ?? 'B';
  const number = Math.round((bytes / (UNITS[unit] ?? 1)) * 10) / 10;
  return `${number} ${unit}`;
}
