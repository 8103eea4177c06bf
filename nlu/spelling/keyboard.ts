/** Letters beside each other on a QWERTY keyboard, row by row. */
const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** The letters to the left and to the right of a lower-case one; none for what is not on those rows. */
export function neighboursOf(letter: string): string[] {
  const row = KEY_ROWS.find((keys) => letter !== '' && keys.includes(letter)) ?? '';
  const place = row.indexOf(letter);
  return [row.charAt(place - 1), row.charAt(place + 1)].filter((key) => row !== '' && key !== '');
}
