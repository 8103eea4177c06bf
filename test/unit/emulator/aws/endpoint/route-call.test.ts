import * as lexClient from '@aws-sdk/client-lex-runtime-v2';
import * as s3Client from '@aws-sdk/client-s3';
import * as snsClient from '@aws-sdk/client-sns';
import * as sqsClient from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { ServiceRegistry } from '../../../../../services/emulator/aws/endpoint/registry.ts';
import {
  isStreamed,
  requireRoute,
  routeCall,
} from '../../../../../services/emulator/aws/endpoint/route-call.ts';
import type { Signature } from '../../../../../services/emulator/aws/endpoint/sigv4/signed-request.ts';
import { S3_WIRE_TRAITS } from '../../../../../services/emulator/aws/s3/wire-traits.ts';
import type { WireRequest } from '../../../../../services/emulator/aws/wire/request.ts';

const services = new ServiceRegistry();
services.add({ name: 's3', client: s3Client, ...S3_WIRE_TRAITS, operations: {} });
services.add({ name: 'lex', client: lexClient, operations: {} });
services.add({ name: 'sqs', client: sqsClient, operations: {} });
services.add({ name: 'sns', client: snsClient, operations: {} });

const TEXT_PATH = '/bots/A/botAliases/B/botLocales/en_US/sessions/user/text';

function aRequest(method: string, path: string, headers: Record<string, string> = {}): WireRequest {
  return { method, path, query: new URLSearchParams(), headers };
}

function signedFor(service: string): Signature {
  const scope = { accessKeyId: 'test', date: '20261122', region: 'ca-central-1', service };
  return { ...scope, signedHeaders: ['host'], value: '', timestamp: '20261122T100000Z' };
}

describe('a call', () => {
  it('goes to the service that it is signed for', () => {
    const call = routeCall(services, aRequest('POST', TEXT_PATH), signedFor('lex'));

    expect(call.target.service.name).toBe('lex');
    expect(call.route?.operation.name).toBe('RecognizeText');
    expect(call.route?.labels).toMatchObject({ botId: 'A', sessionId: 'user' });
  });

  it('without a signature goes to the service that declares it', () => {
    const call = routeCall(services, aRequest('GET', '/films/a.mp4'), undefined);

    expect(call.target.service.name).toBe('s3');
    expect(call.route?.labels).toMatchObject({ Bucket: 'films', Key: 'a.mp4' });
  });

  it('without a signature is not implemented if no service declares it', () => {
    expect(() => routeCall(new ServiceRegistry(), aRequest('GET', '/'), undefined)).toThrow(
      'A request without a signature is not implemented',
    );
  });

  it('for an unknown service is not implemented', () => {
    expect(() => routeCall(services, aRequest('GET', '/'), signedFor('polly'))).toThrow(
      'The service polly is not implemented',
    );
  });

  it('has a bucket in its host only if the service has buckets', () => {
    const headers = { host: 'films.localhost:4566' };

    const s3 = routeCall(services, aRequest('GET', '/a.mp4', headers), signedFor('s3'));
    const lex = routeCall(services, aRequest('POST', TEXT_PATH, headers), signedFor('lex'));

    expect(s3.request.path).toBe('/films/a.mp4');
    expect(lex.request.path).toBe(TEXT_PATH);
    expect(lex.route?.operation.name).toBe('RecognizeText');
  });

  it('streams its body if the payload of the operation is a stream', () => {
    const put = routeCall(services, aRequest('PUT', '/films/a.mp4'), signedFor('s3'));
    const text = routeCall(services, aRequest('POST', TEXT_PATH), signedFor('lex'));

    expect([put, text].map(isStreamed)).toStrictEqual([true, false]);
  });

  it('names its operation in a header or in the body', () => {
    const headers = { 'x-amz-target': 'AmazonSQS.ListQueues' };
    const sqs = routeCall(services, aRequest('POST', '/', headers), signedFor('sqs'));
    const sns = routeCall(services, aRequest('POST', '/'), signedFor('sns'));
    const body = Buffer.from('Action=ListTopics&Version=2010-03-31');

    expect(requireRoute(sqs, undefined).operation.name).toBe('ListQueues');
    expect(requireRoute(sns, body).operation.name).toBe('ListTopics');
    expect(() => requireRoute(sns, Buffer.from('Action=Nothing'))).toThrow(
      'The action Nothing is not valid for this endpoint.',
    );
  });
});

describe('a path', () => {
  it.each([
    ['/bots/A', true],
    ['/2015-03-31/functions', true],
    ['/bots', false],
    ['/films/bots/', false],
    ['/', false],
  ])('%s can only be one of a JSON service: %s', (path, expected) => {
    expect(services.isJsonPath(path)).toBe(expected);
  });
});
