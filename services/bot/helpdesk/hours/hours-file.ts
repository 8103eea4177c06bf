import hoursText from '../../../../seed/hours.yaml';
import type { ContentFile } from '../content/content-file.ts';
import type { OfficeHours } from './office-hours.ts';
import { parseHours } from './parse-hours.ts';

/** When people answer. */
export const HOURS: ContentFile<OfficeHours> = {
  name: 'hours.json',
  initial: parseHours(hoursText),
  parse: parseHours,
};
