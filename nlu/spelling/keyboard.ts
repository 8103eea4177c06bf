/** The letters of a QWERTY keyboard, row by row. */
const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Returns the keys to the left and right of a lower-case letter; none for other characters. */
export function neighboursOf(letter: string): string[] {
  const row = KEY_ROWS.find((keys) => letter !== '' && keys.includes(letter)) ?? '';
  const place = row.indexOf(letter);
  return [row.charAt(place - 1), row.charAt(place + 1)].filter((key) => row !== '' && key !== '');
}
