import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../../services/base/log.ts';
import { openS3, type S3 } from '../../../services/emulator/aws/s3/service.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../support/aws-endpoint.ts';

let folder: string;
let server: AwsEndpoint;
let s3: S3;
let client: S3Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cors-'));
  server = await startAwsEndpoint({
    services: async ({ dispatcher }) => {
      s3 = await openS3({ dataDir: folder, dispatcher, log: silentLog });
      return [s3.service];
    },
    bucketCors: (bucket, request) => s3.corsHeaders(bucket, request),
  });
  client = new S3Client({
    endpoint: server.endpoint,
    region: server.region,
    credentials: server.credentials,
  });
  await client.send(new CreateBucketCommand({ Bucket: 'films' }));
  await client.send(
    new PutBucketCorsCommand({
      Bucket: 'films',
      CORSConfiguration: {
        CORSRules: [
          {
            AllowedOrigins: ['https://help.example.edu'],
            AllowedMethods: ['GET'],
            AllowedHeaders: ['range'],
          },
        ],
      },
    }),
  );
  await client.send(new PutObjectCommand({ Bucket: 'films', Key: 'a.mp4', Body: 'film' }));
});

afterAll(async () => {
  client.destroy();
  await server.close();
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});

async function preflight(origin: string, method: string): Promise<Response> {
  return fetch(`${server.endpoint}/films/a.mp4`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'range',
    },
  });
}

describe('a bucket with CORS rules', () => {
  it('lets a browser do what a rule allows', async () => {
    const allowed = await preflight('https://help.example.edu', 'GET');

    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://help.example.edu');
  });

  it.each([
    ['https://evil.example', 'GET'],
    ['https://help.example.edu', 'PUT'],
  ])('refuses %s to %s', async (origin, method) => {
    const refused = await preflight(origin, method);

    expect(refused.status).toBe(403);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('lets only pages of an allowed origin read the object', async () => {
    const url = await getSignedUrl(client, new GetObjectCommand({ Bucket: 'films', Key: 'a.mp4' }));

    const own = await fetch(url, { headers: { origin: 'https://help.example.edu' } });
    const foreign = await fetch(url, { headers: { origin: 'https://evil.example' } });

    expect(own.headers.get('access-control-allow-origin')).toBe('https://help.example.edu');
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });
});
