import type { JsonReader } from './json-reader.ts';
import type {
  DesignCard,
  DesignMessage,
  MessageGroup,
  PromptSpecification,
  ResponseSpecification,
} from './model.ts';

// The spellings of the API, of exports and CloudFormation, and of the developer guide's sample of 2021.
const GROUPS = ['messageGroups', 'messageGroupsList', 'messageGroupList'] as const;

/** Reads a response; undefined if none of its groups has a message. */
export function readResponse(reader: JsonReader | undefined): ResponseSpecification | undefined {
  if (!reader) return undefined;
  const messageGroups = readGroups(reader);
  return messageGroups.length > 0 ? { messageGroups } : undefined;
}

/** Reads a prompt with its retries (0..5). */
export function readPrompt(reader: JsonReader | undefined): PromptSpecification | undefined {
  if (!reader) return undefined;
  return {
    messageGroups: readGroups(reader),
    maxRetries: readRetries(reader),
    messageSelectionStrategy:
      reader.word(['Random', 'Ordered'], 'messageSelectionStrategy') ?? 'Random',
    promptAttemptsSpecification: Object.fromEntries(
      reader.entries('promptAttemptsSpecification').map(([name, value]) => [name, value.value]),
    ),
  };
}

function readRetries(reader: JsonReader): number {
  const retries = reader.number('maxRetries') ?? 0;
  if (Number.isInteger(retries) && retries >= 0 && retries <= 5) return retries;
  reader.find('maxRetries')?.problem(`expected a whole number from 0 to 5, got ${retries}`);
  return 0;
}

function readGroups(reader: JsonReader): readonly MessageGroup[] {
  const groups = reader.list(...GROUPS);
  if (groups.length > 5) reader.problem(`${groups.length} message groups, the most is 5`);
  return groups.flatMap((group) => {
    const message = readMessage(group.object('message'));
    if (!message) {
      group.problem('a message group needs a message');
      return [];
    }
    const variations = group.list('variations').map(readMessage);
    return [{ message, variations: variations.filter((variation) => variation !== undefined) }];
  });
}

function readMessage(reader: JsonReader | undefined): DesignMessage | undefined {
  if (!reader) return undefined;
  const message: DesignMessage = {
    plainTextMessage: readValue(reader.object('plainTextMessage')),
    ssmlMessage: readValue(reader.object('ssmlMessage', 'SSMLMessage')),
    customPayload: readValue(reader.object('customPayload')),
    imageResponseCard: readCard(reader.object('imageResponseCard')),
  };
  return Object.values(message).some((part) => part !== undefined) ? message : undefined;
}

function readValue(reader: JsonReader | undefined): { readonly value: string } | undefined {
  const value = reader?.text('value');
  return value === undefined ? undefined : { value };
}

function readCard(reader: JsonReader | undefined): DesignCard | undefined {
  if (!reader) return undefined;
  return {
    title: reader.requiredText('title'),
    subtitle: reader.text('subtitle'),
    imageUrl: reader.text('imageUrl'),
    buttons: reader.list('buttons').map((button) => ({
      text: button.requiredText('text'),
      value: button.requiredText('value'),
    })),
  };
}
