import type { Node } from 'yaml';
import type { YamlReader } from '../yaml-reader.ts';
import type { ContentFile } from './content-file.ts';
import { checkVersion, readContent, readOptionalText, readText } from './content-reader.ts';

/** A line that everybody sees while it lasts: "Brightspace is down since 9:40". */
export interface Notice {
  readonly text: string;
  readonly link?: string;
  readonly from: Date;
  readonly until: Date;
}

export const MAX_NOTICE = 240;

/** Parses `content/notice.json`. Throws ContentError with all problems. */
export function parseNotice(text: string, file = 'content/notice.json'): Notice {
  return readContent(text, file, (reader) => {
    const { root } = reader;
    const values = reader.map(root, 'The file', ['v', 'text', 'link', 'from', 'until']);
    if (!values) return undefined;
    checkVersion(reader, values.v);
    const line = readText(reader, values.text, 'text', root, MAX_NOTICE) ?? '';
    if (/[\r\n]/.test(line)) reader.report(values.text, 'text must be one line');
    const link = readOptionalText(reader, values.link, 'link', 200);
    if (link !== undefined && !/^https?:\/\/\S+$/.test(link)) {
      reader.report(values.link, 'link must begin with http:// or https://');
    }
    const from = readTime(reader, values.from, 'from');
    const until = readTime(reader, values.until, 'until');
    return { text: line, ...(link !== undefined && { link }), from, until };
  });
}

/** The notice that staff have set, if any. */
export const NOTICE: ContentFile<Notice | undefined> = {
  name: 'notice.json',
  initial: undefined,
  parse: parseNotice,
};

/** Returns the line of a notice that is in effect, or undefined. */
export function noticeLine(notice: Notice | undefined, now: Date): string | undefined {
  if (!notice || now < notice.from || now >= notice.until) return undefined;
  return notice.link === undefined ? notice.text : `${notice.text} ${notice.link}`;
}

function readTime(reader: YamlReader, node: Node | undefined, what: string): Date {
  const text = readText(reader, node, what, reader.root, 40) ?? '';
  const time = new Date(text);
  const isTime = /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(time.getTime());
  if (text !== '' && !isTime)
    reader.report(node, `${what} must be a time such as 2026-12-01T18:00:00Z`);
  return time;
}
