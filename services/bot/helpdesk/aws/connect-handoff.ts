import type { ConnectClient, StartChatContactRequest } from '@aws-sdk/client-connect';
import type { Handoff, HandoffRequest, StartedHandoff } from '../handoff/handoff.ts';

export interface ConnectHandoffOptions {
  /** The instance's region. */
  readonly region: string;
  /** `arn:aws:connect:<region>:<account>:instance/<id>` */
  readonly instanceArn: string;
  readonly flowId: string;
}

/** Longer than staff are there on a day; Connect ends a chat then. */
const CHAT_MINUTES = 12 * 60;

/** People who chat with clients in Amazon Connect: a contact flow brings each client to them. */
export class ConnectHandoff implements Handoff {
  readonly #options: ConnectHandoffOptions;
  #client: ConnectClient | undefined;

  constructor(options: ConnectHandoffOptions) {
    this.#options = options;
  }

  async start(request: HandoffRequest, timeoutMs: number): Promise<StartedHandoff> {
    const abortSignal = AbortSignal.timeout(timeoutMs);
    // Loaded with the first chat: its 398 operations would delay every start of the function.
    const { ConnectClient, StartChatContactCommand } = await import('@aws-sdk/client-connect');
    this.#client ??= new ConnectClient({ region: this.#options.region });
    const client = this.#client;
    const command = new StartChatContactCommand(this.#input(request));
    const { ContactId, ParticipantToken } = await client.send(command, { abortSignal });
    if (ContactId === undefined || ParticipantToken === undefined) {
      throw new Error('StartChatContact answered without ContactId or ParticipantToken');
    }
    return { contactId: ContactId, participantToken: ParticipantToken };
  }

  #input(request: HandoffRequest): StartChatContactRequest {
    const { instanceArn, flowId } = this.#options;
    const { name, summary, transcript, opening, conversation, token } = request;
    return {
      InstanceId: instanceArn.slice(instanceArn.indexOf('/') + 1),
      ContactFlowId: flowId,
      ParticipantDetails: { DisplayName: name },
      Attributes: { summary, conversation, ...(transcript !== '' && { transcript }) },
      InitialMessage: { ContentType: 'text/plain', Content: opening },
      SupportedMessagingContentTypes: ['text/plain'],
      ChatDurationInMinutes: CHAT_MINUTES,
      ClientToken: token,
    };
  }
}
