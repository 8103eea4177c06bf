import { expect, it } from 'vitest';
import { judgeAnswer } from '../../../../chaos/fuzz/judge.ts';

const request = {
  port: 'web',
  method: 'GET',
  path: '/',
  headers: {},
  body: Buffer.alloc(0),
} as const;
const promisesOf = (status: number, body: string) =>
  judgeAnswer('request 7', request, { status, body }).map(({ promise }) => promise);

it.each([
  [400, 'Bad Request'],
  [501, ''],
  [500, '<Error><Code>InternalError</Code></Error>'],
  [500, '{"title":"Something went wrong","reference":"abc"}'],
])('accepts %i %s', (status, body) => {
  expect(promisesOf(status, body)).toStrictEqual([]);
});

it.each([
  [0, ''],
  [500, ''],
  [500, '{}'],
  [400, '{"detail":"x"}\n    at parse (/app/start.js:1:2)'],
  [400, '{"detail":"Error\\n    at parse (file:///app/start.js:1:2)"}'],
])('reports %i %s', (status, body) => {
  expect(promisesOf(status, body)).toHaveLength(1);
});
