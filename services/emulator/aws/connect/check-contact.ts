import type { StartChatContactRequest } from '@aws-sdk/client-connect';
import { NotImplementedError } from '../errors.ts';
import { DEFAULT_CONTENT_TYPES, type NewContact } from './contact-changes.ts';
import { MARKDOWN, PLAIN } from './content-types.ts';
import { invalidParameter, invalidRequest, resourceNotFound } from './errors.ts';
import { LIMITS } from './limits.ts';
import { LOCAL_FLOW_ID, LOCAL_INSTANCE_ID } from './local-instance.ts';
import { messageProblem } from './message-problem.ts';

const SUPPORTED = new Set([
  'InstanceId',
  'ContactFlowId',
  'Attributes',
  'ParticipantDetails',
  'InitialMessage',
  'ClientToken',
  'ChatDurationInMinutes',
  'SupportedMessagingContentTypes',
]);

/** Returns what a request asks for. Throws AwsError 400, 404 or 501 with what is wrong with it. */
export function checkedContact(input: StartChatContactRequest): NewContact {
  refuseUnsupported(input);
  requireInstance(input.InstanceId);
  if (idIn(input.ContactFlowId) !== LOCAL_FLOW_ID) {
    throw resourceNotFound(
      'The contact flow does not exist.',
      `support-bot: there is one contact flow here, ${LOCAL_FLOW_ID}; ConnectFlowId of the stack names it.`,
    );
  }
  const contentTypes = checkedTypes(input.SupportedMessagingContentTypes);
  const initialMessage = checkedMessage(input.InitialMessage, contentTypes);
  return {
    attributes: checkedAttributes(input.Attributes ?? {}),
    contentTypes,
    displayName: checkedName(input.ParticipantDetails?.DisplayName),
    durationMs: checkedMinutes(input.ChatDurationInMinutes) * 60_000,
    ...(initialMessage ? { initialMessage } : {}),
    ...(input.ClientToken === undefined ? {} : { clientToken: checkedToken(input.ClientToken) }),
  };
}

/** Throws AwsError 404 unless an id or an ARN is that of the local instance. */
export function requireInstance(instance: string | undefined): void {
  if (idIn(instance) === LOCAL_INSTANCE_ID) return;
  throw resourceNotFound(
    'The instance does not exist.',
    `support-bot: there is one instance here, ${LOCAL_INSTANCE_ID}; ConnectInstanceArn of the stack names it.`,
  );
}

function refuseUnsupported(input: StartChatContactRequest): void {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  const [unsupported] = given.filter(([name]) => !SUPPORTED.has(name));
  if (unsupported) throw new NotImplementedError(`StartChatContact.${unsupported[0]}`);
}

/** Operations take an id or its ARN. */
function idIn(idOrArn = ''): string {
  return idOrArn.split('/').at(-1) ?? '';
}

function checkedAttributes(attributes: Record<string, string>): Record<string, string> {
  const entries = Object.entries(attributes);
  const odd = entries.find(([name]) => !/^[A-Za-z0-9_-]{1,32767}$/.test(name));
  if (odd) {
    throw invalidParameter(
      `The attribute ${odd[0].slice(0, 100)} is not valid: names have letters, digits, hyphens and underscores.`,
    );
  }
  const bytes = entries.reduce((sum, pair) => sum + Buffer.byteLength(pair.join('')), 0);
  if (bytes <= LIMITS.attributesBytes) return attributes;
  throw invalidRequest(
    `The attributes have ${bytes} bytes; at most ${LIMITS.attributesBytes} are allowed.`,
  );
}

function checkedTypes(types: readonly string[] | undefined): readonly string[] {
  if (types === undefined) return DEFAULT_CONTENT_TYPES;
  const unsupported = types.find((type) => type !== PLAIN && type !== MARKDOWN);
  if (unsupported !== undefined) {
    throw new NotImplementedError(
      `The type ${unsupported.slice(0, 100)} of StartChatContact.SupportedMessagingContentTypes`,
    );
  }
  if (types.includes(PLAIN)) return types;
  throw invalidParameter(`SupportedMessagingContentTypes must contain ${PLAIN}.`);
}

function checkedMessage(
  given: StartChatContactRequest['InitialMessage'],
  contentTypes: readonly string[],
): NewContact['initialMessage'] {
  if (given === undefined) return undefined;
  const { ContentType: contentType = '', Content: content = '' } = given;
  const problem = messageProblem({ contentType, content }, contentTypes);
  if (problem !== undefined) throw invalidRequest(`InitialMessage: ${problem}`);
  return { contentType, content };
}

function checkedName(name = ''): string {
  if (name.length > 0 && name.length <= LIMITS.displayNameLength) return name;
  throw invalidParameter(
    `ParticipantDetails.DisplayName must have 1 to ${LIMITS.displayNameLength} characters, and has ${name.length}.`,
  );
}

function checkedMinutes(minutes: number = LIMITS.chatMinutes.default): number {
  const { least, most } = LIMITS.chatMinutes;
  if (minutes >= least && minutes <= most) return minutes;
  throw invalidParameter(`ChatDurationInMinutes must be ${least} to ${most}, and is ${minutes}.`);
}

function checkedToken(token: string): string {
  if (token.length <= 500) return token;
  throw invalidParameter(`ClientToken has ${token.length} characters; at most 500 are allowed.`);
}
