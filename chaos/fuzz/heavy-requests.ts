import { strToU8, zipSync } from 'fflate';
import type { FuzzRequest, Names } from './requests.ts';

/** A request that would take long if it were not limited, and what it is called in the report. */
export interface HeavyRequest extends FuzzRequest {
  readonly what: string;
}

const MEBIBYTE = 1024 * 1024;
const BASIC = { authorization: `Basic ${Buffer.from('test:test').toString('base64')}` };
const FUZZY = {
  size: 100,
  query: {
    match: {
      text: { query: 'password wireless network account printing software reset', fuzziness: 2 },
    },
  },
  highlight: { fields: { text: {} } },
};

/** Pages that took a parser minutes, or its stack. */
const PAGES: Readonly<Record<string, string>> = {
  'emphasis.md': `# z\n\n${'*a_'.repeat(4_000)} x`,
  'quotes.md': `# z\n\n${'> '.repeat(4_000)}x`,
  'lists.md': Array.from({ length: 800 }, (_, at) => `${' '.repeat(2 * at)}- x`).join('\n'),
  'headings.html': '<h1>same</h1>x'.repeat(4_000),
  'nested.html': '<div>'.repeat(100_000),
};

/** Large, deep and packed bodies for every format that the product reads; each is sent once. */
export function heavyRequests(names: Names): readonly HeavyRequest[] {
  return [
    ...xmlBodies(names),
    ...jsonBodies(names),
    ...forms(),
    ...searches(),
    ...packages(),
    ...pages(names),
  ];
}

function xmlBodies({ bucket }: Names): HeavyRequest[] {
  const bodies = {
    'four megabytes in a CDATA section': `<Delete><![CDATA[${'x'.repeat(4e6)}]]></Delete>`,
    '60,000 objects to delete': `<Delete>${'<Object><Key>a</Key></Object>'.repeat(60_000)}</Delete>`,
    'elements within elements': '<Delete>'.repeat(50_000),
  };
  return Object.entries(bodies).map(([what, body]) =>
    request(what, { path: `/${bucket}?delete`, service: 's3' }, body),
  );
}

function jsonBodies({ botId, aliasId }: Names): HeavyRequest[] {
  const session = `/bots/${botId}/botAliases/${aliasId}/botLocales/en_US/sessions/fuzz/text`;
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'AmazonSQS.SendMessage',
  };
  const values = `{"MessageBody":[${'{},'.repeat(2 * MEBIBYTE)}{}]}`;
  return [
    request('six megabytes of empty objects', { service: 'sqs', headers }, values),
    request('100,000 open brackets', { service: 'sqs', headers }, '['.repeat(100_000)),
    request('a state nested deeply', { service: 'lex', path: session }, '{"a":'.repeat(100_000)),
    request('a header of 60 KB', {
      service: 'sqs',
      headers: { ...headers, 'x-a': 'x'.repeat(60_000) },
    }),
  ];
}

function forms(): HeavyRequest[] {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const header = Buffer.from(`From: fuzz@example.edu\r\n${'A: b\r\n'.repeat(1_600_000)}`);
  const mails = {
    'sixteen megabytes of escapes that are no text': '%ff'.repeat(5_500_000),
    'a mail whose header has ten megabytes': encodeURIComponent(header.toString('base64')),
  };
  return Object.entries(mails).map(([what, mail]) =>
    request(what, { service: 'ses', headers }, `Action=SendRawEmail&RawMessage.Data=${mail}`),
  );
}

function searches(): HeavyRequest[] {
  const search = {
    port: 'search',
    headers: { ...BASIC, 'content-type': 'application/json' },
  } as const;
  const one = `{"index":"passages"}\n${JSON.stringify(FUZZY)}\n`;
  const line = `{"index":{"_id":"1"}}\n${JSON.stringify({ text: 'x'.repeat(1_500) })}\n`;
  return [
    request('30 fuzzy searches', { ...search, path: '/_msearch' }, one.repeat(30)),
    request(
      'four megabytes of a query',
      { ...search, path: '/_search' },
      `[${'{},'.repeat(1_300_000)}{}]`,
    ),
    request('fifteen megabytes of _bulk', { ...search, path: '/fuzz/_bulk' }, line.repeat(10_000)),
  ];
}

function packages(): HeavyRequest[] {
  const settings = {
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Role: 'arn:aws:iam::000000000000:role/none',
  };
  const zips = {
    'a package of 100 MB of zeros': zipSync({ 'index.mjs': new Uint8Array(100_000_000) }),
    'a package of 5,000 files': zipSync(
      Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`f/${at}`, strToU8('x')])),
    ),
  };
  return Object.entries(zips).map(([what, zip], at) => {
    const Code = { ZipFile: Buffer.from(zip).toString('base64') };
    const body = JSON.stringify({ FunctionName: `fuzz-${at}`, ...settings, Code });
    return request(what, { service: 'lambda', path: '/2015-03-31/functions' }, body);
  });
}

function pages({ documentsBucket }: Names): HeavyRequest[] {
  return Object.entries(PAGES).map(([name, text]) => {
    const path = `/${documentsBucket}/documents/fuzz-${name}`;
    return request(`the page ${name}`, { service: 's3', method: 'PUT', path }, text);
  });
}

function request(what: string, part: Partial<FuzzRequest>, body = ''): HeavyRequest {
  return {
    what,
    port: 'aws',
    method: 'POST',
    path: '/',
    headers: {},
    ...part,
    body: Buffer.from(body),
  };
}
