import { expect, it } from 'vitest';
import { csvLine } from '../../../../services/devkit/staff/csv.ts';

it.each([
  [['a', 'b'], 'a,b\r\n'],
  [['a,b', 'say "hi"', 'two\nlines', 3], '"a,b","say ""hi""","two\nlines",3\r\n'],
  [['=HYPERLINK("x")', '+1', '-1', '@a', '\tx'], `"'=HYPERLINK(""x"")",'+1,'-1,'@a,'\tx\r\n`],
])('writes %j as a line that a spreadsheet takes for text', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
