/** The context of a call that comes from inside, for tests of operations. */
export const INTERNAL_CALL = {
  requestId: 'r',
  region: 'ca-central-1',
  accountId: '000000000000',
  headers: {},
  caller: { kind: 'service', principal: 'test' },
  endpoint: 'http://127.0.0.1:4566',
  signal: new AbortController().signal,
} as const;
