import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutBucketCorsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../../services/base/log.ts';
import { signedFields } from '../../../services/bot/functions/chat/uploads/post-policy.ts';
import { S3UploadPosts } from '../../../services/bot/functions/chat/uploads/s3-upload-posts.ts';
import { openS3, type S3 } from '../../../services/emulator/aws/s3/service.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../support/aws-endpoint.ts';
import { startUpstreamServer } from '../../support/upstream-server.ts';

const Bucket = 'tickets';
const upload = { key: 'uploads/a b/1-ü.png', type: 'image/png', maxBytes: 20 };
const PAGE = 'https://help.example.edu';

const PROGRAM = `
import json, sys, boto3
s3 = boto3.client('s3', endpoint_url=sys.argv[1], region_name='ca-central-1',
                  aws_access_key_id='test', aws_secret_access_key='test',
                  config=boto3.session.Config(signature_version='s3v4'))
status = {'success_action_status': '201'}
print(json.dumps(s3.generate_presigned_post(
    'tickets', 'uploads/$' + '{filename}', Fields=status,
    Conditions=[status, ['content-length-range', 1, 100]], ExpiresIn=60)['fields']))
`;

const hasBoto3 = canImport('boto3');
if (!hasBoto3) console.log('skipped: python3 with boto3 is not installed');

function canImport(module: string): boolean {
  try {
    execFileSync('python3', ['-c', `import ${module}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The fields of a form as another client makes them. */
async function boto3Fields(): Promise<Fields> {
  const { stdout } = await promisify(execFile)('python3', ['-c', PROGRAM, server.endpoint]);
  return JSON.parse(stdout);
}

let folder: string;
let server: AwsEndpoint;
let s3: S3;
let client: S3Client;
let posts: S3UploadPosts;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forms-'));
  server = await startAwsEndpoint({
    services: async ({ dispatcher }) => {
      s3 = await openS3({ dataDir: folder, dispatcher, log: silentLog });
      return [s3.service];
    },
    bucketCors: (bucket, request) => s3.corsHeaders(bucket, request),
  });
  const { endpoint, region, credentials } = server;
  client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  posts = new S3UploadPosts({ linkClient: client, bucket: Bucket, now: () => new Date() });
  await client.send(new CreateBucketCommand({ Bucket }));
  const rules = [{ AllowedOrigins: [PAGE], AllowedMethods: ['POST'] }];
  await client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: rules } }));
});

afterAll(async () => {
  client.destroy();
  await server.close();
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});

type Fields = Readonly<Record<string, string>>;

function formOf(fields: Fields, content: BlobPart): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([content]), 'photo.png');
  return form;
}

async function post(
  fields: Fields,
  content: BlobPart = 'from a browser',
  headers: Fields = {},
): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await fetch(`${server.endpoint}/${Bucket}`, {
    method: 'POST',
    body: formOf(fields, content),
    headers,
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

const fieldsFor = async (more: Partial<typeof upload> = {}) =>
  (await posts.create({ ...upload, ...more })).fields;

/** Fields that the administrator signs for a policy that only a test would want. */
function fieldsOf(
  expiresAt: Date,
  parts: Partial<Parameters<typeof signedFields>[1]> = {},
): Fields {
  const { credentials, region } = server;
  const scope = { bucket: Bucket, region, credentials, now: new Date(), expiresAt, ...parts };
  return signedFields(upload, scope);
}

const soon = () => new Date(Date.now() + 60_000);

describe('a form that is posted to a bucket', () => {
  it('stores its file under the key and the type of its policy', async () => {
    const { status, headers } = await post(await fieldsFor(), new Uint8Array([0, 13, 10, 255]));

    const found = await client.send(new GetObjectCommand({ Bucket, Key: upload.key }));
    expect(status).toBe(204);
    expect(headers.get('etag')).toBe(found.ETag);
    expect(found.ContentType).toBe('image/png');
    expect([...((await found.Body?.transformToByteArray()) ?? [])]).toStrictEqual([0, 13, 10, 255]);
  });

  it('is refused if its file is longer, or has nothing', async () => {
    const key = 'uploads/size.png';
    const fields = await fieldsFor({ key });

    const long = await post(fields, 'x'.repeat(21));
    const empty = await post(fields, '');

    expect([long.status, long.text]).toStrictEqual([
      400,
      expect.stringContaining('EntityTooLarge'),
    ]);
    expect([empty.status, empty.text]).toStrictEqual([
      400,
      expect.stringContaining('EntityTooSmall'),
    ]);
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: key }))).rejects.toThrow();
  });

  it.each([
    ['another key', { key: 'attachments/x' }, 'Policy Condition failed'],
    ['another type', { 'Content-Type': 'text/html' }, 'Policy Condition failed'],
    ['a field more', { 'x-amz-meta-a': 'b' }, 'Extra input fields: x-amz-meta-a'],
    ['another signature', { 'x-amz-signature': 'ab'.repeat(32) }, 'SignatureDoesNotMatch'],
    ['another policy', { policy: Buffer.from('{}').toString('base64') }, 'SignatureDoesNotMatch'],
    [
      'an unknown key',
      { 'x-amz-credential': 'x/20260302/y/s3/aws4_request' },
      'InvalidAccessKeyId',
    ],
  ])('is refused with %s', async (_what, change, error) => {
    const { status, text } = await post({ ...(await fieldsFor()), ...change });

    expect(status).toBe(403);
    expect(text).toContain(error);
  });

  it('is refused without a policy, after its end, and for another bucket', async () => {
    const { policy: _, ...unsigned } = await fieldsFor();
    const ended = fieldsOf(new Date(Date.now() - 1_000));
    const elsewhere = fieldsOf(soon(), { bucket: 'other' });

    const answers = await Promise.all([unsigned, ended, elsewhere].map((one) => post(one)));

    expect(answers.map(({ status }) => status)).toStrictEqual([403, 403, 403]);
    expect(answers[1]?.text).toContain('Policy expired');
    expect(answers[2]?.text).toContain('Policy Condition failed');
  });

  it('is refused if it is no form', async () => {
    const response = await fetch(`${server.endpoint}/${Bucket}`, {
      method: 'POST',
      body: 'nonsense',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });

    expect(response.status).toBe(400);
    expect(await response.text()).toContain('MalformedPOSTRequest');
  });

  it('is forwarded as the PUT that it asks for, if another process keeps the buckets', async () => {
    const inFront = await startUpstreamServer({ awsBackend: server.endpoint });
    const key = 'uploads/forwarded.png';
    const body = formOf(await fieldsFor({ key }), 'far away');

    const { status, headers } = await fetch(`${inFront.endpoint}/${Bucket}`, {
      method: 'POST',
      body,
      headers: { origin: PAGE },
    });
    const refused = await fetch(`${inFront.endpoint}/${Bucket}`, {
      method: 'POST',
      body: formOf({ ...(await fieldsFor({ key })), key: 'other' }, 'far away'),
    });
    await inFront.close();

    const found = await client.send(new GetObjectCommand({ Bucket, Key: key }));
    expect([status, refused.status]).toStrictEqual([204, 403]);
    expect(headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(await found.Body?.transformToString()).toBe('far away');
    expect(found.ContentType).toBe('image/png');
  });

  it('may come from a page that the rules of the bucket allow, and from no other', async () => {
    const fields = await fieldsFor();

    const allowed = await post(fields, 'file', { origin: PAGE });
    const asked = await fetch(`${server.endpoint}/${Bucket}`, {
      method: 'OPTIONS',
      headers: { origin: PAGE, 'access-control-request-method': 'POST' },
    });
    const foreign = await post(fields, 'file', { origin: 'https://elsewhere.example' });

    expect([asked.status, allowed.status]).toStrictEqual([200, 204]);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(foreign.status).toBe(403);
  });

  it.runIf(hasBoto3)(
    'is signed alike by boto3, and asks for a 201 that names its object',
    async () => {
      const fields = await boto3Fields();

      const { status, text: body } = await post(fields);

      expect(status).toBe(201);
      expect(body).toContain('<Key>uploads/photo.png</Key>');
      const found = await client.send(new GetObjectCommand({ Bucket, Key: 'uploads/photo.png' }));
      expect(await found.Body?.transformToString()).toBe('from a browser');
    },
  );
});
