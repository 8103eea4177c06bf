import { signHeaders, signQuery } from '../../support/aws-signer.ts';

/** What the page of a stranger knows: the addresses, and the published test / test. */
export interface Targets {
  readonly aws: string;
  readonly search: string;
  readonly web: string;
  /** Base64 of a zip with a function. */
  readonly code: string;
  /** ARN of a role that exists. */
  readonly role: string;
  readonly bucket: string;
  readonly lexPath: string;
}

export interface Outcome {
  readonly attack: string;
  /** `blocked` by the browser, `unreadable` (sent, but nothing of the answer can be seen), or the status that it read. */
  readonly outcome: string;
}

type Attack = (targets: Targets) => Promise<Response>;

const CREATE_PATH = '/2015-03-31/functions';
const EMAIL =
  'Action=SendEmail&Source=bot%40example.edu&Destination.ToAddresses.member.1=victim%40example.edu&Message.Subject.Data=hostile&Message.Body.Text.Data=t';

const functionNamed = (FunctionName: string, { code, role }: Targets) =>
  JSON.stringify({
    FunctionName,
    Role: role,
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { ZipFile: code },
  });

/** Sends without asking first, and sees nothing of the answer. */
const unasked = (body?: string): RequestInit => ({
  mode: 'no-cors',
  ...(body === undefined
    ? {}
    : { method: 'POST', body, headers: { 'content-type': 'text/plain' } }),
});

/** The attacks by name: each of them would do something, or read something, if the local AWS let it. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  'create a function, signed in the headers': async (targets) => {
    const url = `${targets.aws}${CREATE_PATH}`;
    const body = functionNamed('hostile-headers', targets);
    const headers = { 'content-type': 'application/json' };
    return fetch(url, await signHeaders({ url, method: 'POST', service: 'lambda', body, headers }));
  },
  'create a function, signed in the query, as a simple request': async (targets) => {
    const body = functionNamed('hostile-query', targets);
    const toSign = { url: `${targets.aws}${CREATE_PATH}`, method: 'POST', service: 'lambda', body };
    return fetch((await signQuery(toSign)).url, unasked(body));
  },
  'send a mail as a simple request': async ({ aws }) => {
    const toSign = { url: `${aws}/`, method: 'POST', service: 'ses', body: EMAIL };
    return fetch((await signQuery(toSign)).url, unasked(EMAIL));
  },
  'send a mail, signed in the headers': async ({ aws }) => {
    const url = `${aws}/`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return fetch(
      url,
      await signHeaders({ url, method: 'POST', service: 'ses', body: EMAIL, headers }),
    );
  },
  'list the functions': async ({ aws }) => {
    const url = `${aws}${CREATE_PATH}`;
    return fetch(url, await signHeaders({ url, method: 'GET', service: 'lambda' }));
  },
  'list the buckets': async ({ aws }) => {
    const url = `${aws}/`;
    return fetch((await signQuery({ url, method: 'GET', service: 's3' })).url);
  },
  'read the tickets': async ({ aws, bucket }) => {
    const url = `${aws}/${bucket}?list-type=2`;
    return fetch((await signQuery({ url, method: 'GET', service: 's3' })).url);
  },
  'put an object': async ({ aws, bucket }) => {
    const toSign = { url: `${aws}/${bucket}/hostile`, method: 'PUT', service: 's3', body: 'x' };
    return fetch((await signQuery(toSign)).url, { method: 'PUT', body: 'x' });
  },
  'delete objects as a simple request': async ({ aws, bucket }) => {
    const body = '<Delete><Object><Key>kept</Key></Object></Delete>';
    const toSign = { url: `${aws}/${bucket}?delete`, method: 'POST', service: 's3', body };
    return fetch((await signQuery(toSign)).url, unasked(body));
  },
  'talk to the bot': async ({ aws, lexPath }) => {
    const url = `${aws}${lexPath}`;
    const body = '{"text":"hello"}';
    const headers = { 'content-type': 'application/json' };
    return fetch(url, await signHeaders({ url, method: 'POST', service: 'lex', body, headers }));
  },
  'search with a password': async ({ search }) =>
    fetch(`${search}/_search`, { headers: { authorization: `Basic ${btoa('test:test')}` } }),
  'read the mails of the console': async ({ web }) => fetch(`${web}/console/api/mail`),
  'read the turns of the console': async ({ web }) => fetch(`${web}/console/api/turns`),
  'read the health report': async ({ web }) => fetch(`${web}/healthz`),
};

/** Runs the attacks, one after the other. */
export async function attack(targets: Targets, names: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const name of names) {
    const outcome = await (ATTACKS[name] as Attack)(targets).then(
      ({ type, status }) => (type === 'opaque' ? 'unreadable' : String(status)),
      () => 'blocked',
    );
    outcomes.push({ attack: name, outcome });
  }
  return outcomes;
}
