import { readFileSync } from 'node:fs';
import { parseBrand } from '../../../services/bot/helpdesk/brand/parse-brand.ts';
import { CONTACTS } from '../../../services/bot/helpdesk/content/contacts-file.ts';

const FILE = new URL('../../../seed/brand.yaml', import.meta.url);

/** The brand of the seed. */
export const TEST_BRAND = parseBrand(readFileSync(FILE, 'utf8'), Object.keys(CONTACTS.initial));
