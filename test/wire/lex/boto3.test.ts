import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AwsEndpoint } from '../../support/aws-endpoint.ts';
import { pizza } from './support/bots.ts';
import { lexBehindEndpoint } from './support/start-lex.ts';

const PROGRAM = `
import base64, gzip, json, sys, boto3
client = boto3.client('lexv2-runtime', endpoint_url=sys.argv[1], region_name='ca-central-1',
                      aws_access_key_id='test', aws_secret_access_key='test')
ids = dict(botId='ABCDEFGHIJ', botAliasId='TSTALIASID', localeId='en_US', sessionId='user:1')
text = client.recognize_text(text='order a pizza', **ids)
spoken = client.recognize_utterance(requestContentType='text/plain; charset=utf-8',
                                    inputStream=b'large', **ids)
unpack = lambda header: json.loads(gzip.decompress(base64.b64decode(header)))
session = client.get_session(**ids)
client.put_session(sessionState={'dialogAction': {'type': 'ElicitIntent'}}, **ids)
deleted = client.delete_session(**ids)
try:
    client.get_session(**ids)
    error = None
except client.exceptions.ResourceNotFoundException as raised:
    error = raised.response['Error']['Code']
print(json.dumps({
    'sessionId': text['sessionId'],
    'slots': text['sessionState']['intent']['slots'],
    'messages': unpack(spoken['messages']),
    'transcript': unpack(spoken['inputTranscript']),
    'size': session['sessionState']['intent']['slots']['Size']['value']['interpretedValue'],
    'deleted': deleted['sessionId'],
    'error': error,
}))
`;

const hasBoto3 = canImport('boto3');
if (!hasBoto3) console.log('skipped: python3 with boto3 is not installed');

let server: AwsEndpoint;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ server, close } = await lexBehindEndpoint({ bot: pizza() }));
});

afterAll(() => close());

describe.skipIf(!hasBoto3)('Lex runtime with boto3', () => {
  it('2 answers boto3, which speaks HTTP/1.1', async () => {
    const { stdout } = await promisify(execFile)('python3', ['-c', PROGRAM, server.endpoint]);

    expect(JSON.parse(stdout)).toStrictEqual({
      sessionId: 'user:1',
      slots: { Size: null, Count: null, Note: null, Toppings: null },
      messages: [{ contentType: 'PlainText', content: 'How many?' }],
      transcript: 'large',
      size: 'large',
      deleted: 'user:1',
      error: 'ResourceNotFoundException',
    });
  });
});

function canImport(module: string): boolean {
  try {
    execFileSync('python3', ['-c', `import ${module}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
