import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../../services/bot/functions/indexer/config.ts';

const ENVIRONMENT = {
  DOCUMENTS_BUCKET: 'docs',
  SEARCH_ENDPOINT: 'http://127.0.0.1:9200',
  SEARCH_INDEX: 'passages',
  AWS_REGION: 'ca-central-1',
};

describe('the environment of the indexer', () => {
  it('is read whole', () => {
    expect(readConfig(ENVIRONMENT)).toStrictEqual({
      documentsBucket: 'docs',
      searchEndpoint: 'http://127.0.0.1:9200',
      searchIndex: 'passages',
      region: 'ca-central-1',
      logLevel: 'info',
      encoder: 'none',
      encoderFolder: '/opt/encoder',
    });
  });

  it('is refused with the names of all that is missing', () => {
    expect(() =>
      readConfig({ ...ENVIRONMENT, SEARCH_INDEX: '', DOCUMENTS_BUCKET: undefined }),
    ).toThrow('DOCUMENTS_BUCKET, SEARCH_INDEX');
  });
});
