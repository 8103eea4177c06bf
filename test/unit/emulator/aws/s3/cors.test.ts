import { describe, expect, it } from 'vitest';
import { corsHeaders } from '../../../../../services/emulator/aws/s3/cors.ts';

const rules = {
  CORSRules: [
    {
      AllowedOrigins: ['https://*.example.edu'],
      AllowedMethods: ['PUT', 'POST'],
      AllowedHeaders: ['content-type', 'x-amz-*'],
      ExposeHeaders: ['ETag'],
      MaxAgeSeconds: 300,
    },
    { AllowedOrigins: ['*'], AllowedMethods: ['GET'] },
  ],
};

describe('the CORS rules of a bucket', () => {
  it('answer a preflight by the first matching rule', () => {
    const headers = corsHeaders(rules, {
      origin: 'https://help.example.edu',
      method: 'PUT',
      requestHeaders: ['content-type', 'x-amz-meta-name'],
    });

    expect(headers).toStrictEqual({
      'access-control-allow-origin': 'https://help.example.edu',
      'access-control-allow-methods': 'PUT, POST',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'content-type, x-amz-meta-name',
      'access-control-expose-headers': 'ETag',
      'access-control-max-age': '300',
      vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    });
  });

  it('let any origin read if a rule allows it', () => {
    const headers = corsHeaders(rules, { origin: 'https://elsewhere.example.com', method: 'GET' });

    expect(headers?.['access-control-allow-origin']).toBe('*');
  });

  it.each([
    ['another origin', { origin: 'https://example.com', method: 'PUT' }],
    ['another method', { origin: 'https://help.example.edu', method: 'DELETE' }],
    [
      'a header that is not allowed',
      { origin: 'https://a.example.edu', method: 'PUT', requestHeaders: ['authorization'] },
    ],
  ])('say nothing to %s', (_what, request) => {
    expect(corsHeaders(rules, request)).toBeUndefined();
  });

  it('return no headers if there are none', () => {
    expect(corsHeaders({}, { origin: 'https://a.example.edu', method: 'GET' })).toBeUndefined();
  });
});
