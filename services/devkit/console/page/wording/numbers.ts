/// <reference lib="dom" />

const WHOLE = new Intl.NumberFormat('en-CA', { maximumFractionDigits: 0 });
const SHARE = new Intl.NumberFormat('en-CA', { style: 'percent', maximumFractionDigits: 0 });

/** "12,345" */
export function wholeNumber(value: number): string {
  return WHOLE.format(value);
}

/** "62%", and "–" of nothing. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '–' : SHARE.format(part / whole);
}

/** "1 ticket", "12 tickets" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(count)} ${count === 1 ? one : many}`;
}

/** "0.4 s", "12 s", "3 min 5 s", "2 h 10 min": of milliseconds. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** "20 kB": of bytes. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
