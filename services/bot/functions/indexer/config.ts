import { type EncoderSettings, encoderSettings } from '../../helpdesk/encoder/optional-encoder.ts';
import { type Environment, logLevelIn, requiredVariables } from '../../helpdesk/environment.ts';
import type { LogLevel } from '../../helpdesk/json-log.ts';

export interface IndexerConfig extends EncoderSettings {
  readonly documentsBucket: string;
  readonly searchEndpoint: string;
  readonly searchIndex: string;
  readonly region: string;
  readonly logLevel: LogLevel;
}

/** Reads the function's environment. Throws one Error that names every missing variable. */
export function readConfig(environment: Environment = process.env): IndexerConfig {
  const variables = requiredVariables(environment, [
    'DOCUMENTS_BUCKET',
    'SEARCH_ENDPOINT',
    'SEARCH_INDEX',
    'AWS_REGION',
  ]);
  return {
    documentsBucket: variables.DOCUMENTS_BUCKET,
    searchEndpoint: variables.SEARCH_ENDPOINT,
    searchIndex: variables.SEARCH_INDEX,
    region: variables.AWS_REGION,
    logLevel: logLevelIn(environment),
    ...encoderSettings(environment),
  };
}
