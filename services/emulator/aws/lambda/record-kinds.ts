import type { RecordKind } from '../../../base/durable/stored-record.ts';

// What is lost with one file of each kind; what the product itself needs, it creates again at every start.

export const FUNCTION: RecordKind = {
  cost: 'The function does not exist until it is created again; the product creates its own at every start.',
  members: [
    ...['name', 'arn', 'runtime', 'role', 'handler', 'timeoutSeconds', 'memoryMb', 'architectures'],
    ...['variables', 'logging', 'tags', 'codeSha256', 'codeSize', 'lastModified', 'policy'],
  ],
};

export const MAPPING: RecordKind = {
  cost: 'The function receives nothing from that queue until the mapping is created again; the product creates its own at every start.',
  members: ['uuid', 'functionName', 'functionArn', 'eventSourceArn'],
};

export const EVENT: RecordKind = {
  cost: 'The function does not run for this one event.',
  members: ['id', 'functionName', 'event'],
};

export const SCHEDULE: RecordKind = {
  cost: 'The function is not run on time until the rule is created again; the product creates its own at every start.',
  members: ['name', 'expression', 'functionArn', 'countedFrom'],
};
