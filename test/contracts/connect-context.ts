import {
  ConnectClient,
  StartChatContactCommand,
  type StartChatContactCommandInput,
} from '@aws-sdk/client-connect';
import {
  ConnectParticipantClient,
  CreateParticipantConnectionCommand,
  DisconnectParticipantCommand,
  GetTranscriptCommand,
  type GetTranscriptCommandInput,
  type Item,
  SendEventCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant';
import { afterAll, beforeAll } from 'vitest';
import type { AgentDesk } from '../../services/emulator/aws/connect/desk/agent-desk.ts';
import {
  LOCAL_FLOW_ID,
  LOCAL_INSTANCE_ID,
} from '../../services/emulator/aws/connect/local-instance.ts';
import { ChatSocket } from '../support/chat-socket.ts';
import type { ContractTarget } from './target.ts';

/** A target with somebody who answers: no AWS service has an API for agents. */
export interface ConnectTarget extends ContractTarget {
  readonly desk: AgentDesk;
}

/** A chat that was just started. */
export interface StartedChat {
  readonly contactId: string;
  readonly participantId: string;
  readonly participantToken: string;
}

/** A customer who has connected. */
export interface Customer extends StartedChat {
  readonly connectionToken: string;
  readonly socketUrl: string;
}

/** Shared by the tests of one describe block: the stock clients, and what they do all the time. */
export interface ConnectContext {
  readonly connect: ConnectClient;
  readonly participant: ConnectParticipantClient;
  readonly desk: AgentDesk;
  start(more?: Partial<StartChatContactCommandInput>): Promise<StartedChat>;
  /** Connects the customer of a new chat, or of one that was started. */
  join(chat?: StartedChat): Promise<Customer>;
  /** Opens a subscribed WebSocket, which is closed after the block. */
  listen(customer: Pick<Customer, 'socketUrl'>): Promise<ChatSocket>;
  say(customer: Customer, Content: string, ClientToken?: string): Promise<string>;
  sendEvent(customer: Customer, ContentType: string, Content?: string): Promise<void>;
  disconnect(customer: Customer): Promise<void>;
  transcript(
    customer: Customer,
    more?: Partial<GetTranscriptCommandInput>,
  ): Promise<readonly Item[]>;
}

export const EVENT = 'application/vnd.amazonaws.connect.event.';

/** The least that a chat is started with. */
export const NEW_CHAT = {
  InstanceId: LOCAL_INSTANCE_ID,
  ContactFlowId: LOCAL_FLOW_ID,
  ParticipantDetails: { DisplayName: 'Ada Client' },
} as const;

export function withChats(target: () => ConnectTarget): () => ConnectContext {
  let context: ConnectContext & { destroy(): void };
  beforeAll(() => {
    context = connectContext(target());
  });
  afterAll(() => context.destroy());
  return () => context;
}

/** Creates the stock clients of a target; `destroy` ends them and their WebSockets. */
export function connectContext(target: ConnectTarget): ConnectContext & { destroy(): void } {
  const { endpoint, region, credentials, desk } = target;
  const connect = new ConnectClient({ endpoint, region, credentials, maxAttempts: 1 });
  const participant = new ConnectParticipantClient({
    endpoint,
    region,
    credentials,
    maxAttempts: 1,
  });
  const sockets: ChatSocket[] = [];
  async function start(more: Partial<StartChatContactCommandInput> = {}): Promise<StartedChat> {
    const started = await connect.send(new StartChatContactCommand({ ...NEW_CHAT, ...more }));
    return {
      contactId: started.ContactId ?? '',
      participantId: started.ParticipantId ?? '',
      participantToken: started.ParticipantToken ?? '',
    };
  }
  return {
    connect,
    participant,
    desk,
    start,
    async join(chat) {
      const started = chat ?? (await start());
      const connected = await participant.send(
        new CreateParticipantConnectionCommand({
          Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
          ParticipantToken: started.participantToken,
        }),
      );
      return {
        ...started,
        connectionToken: connected.ConnectionCredentials?.ConnectionToken ?? '',
        socketUrl: connected.Websocket?.Url ?? '',
      };
    },
    async listen({ socketUrl }) {
      const socket = await ChatSocket.open(socketUrl);
      sockets.push(socket);
      await socket.subscribe();
      return socket;
    },
    ...speaking(participant),
    destroy() {
      for (const socket of sockets) socket.cutOff();
      connect.destroy();
      participant.destroy();
    },
  };
}

function speaking(
  participant: ConnectParticipantClient,
): Pick<ConnectContext, 'say' | 'sendEvent' | 'disconnect' | 'transcript'> {
  return {
    async say({ connectionToken }, Content, ClientToken) {
      const said = await participant.send(
        new SendMessageCommand({
          ContentType: 'text/plain',
          Content,
          ConnectionToken: connectionToken,
          ...(ClientToken === undefined ? {} : { ClientToken }),
        }),
      );
      return said.Id ?? '';
    },
    async sendEvent({ connectionToken }, ContentType, Content) {
      await participant.send(
        new SendEventCommand({
          ContentType,
          ConnectionToken: connectionToken,
          ...(Content === undefined ? {} : { Content }),
        }),
      );
    },
    async disconnect({ connectionToken }) {
      const ConnectionToken = connectionToken;
      await participant.send(new DisconnectParticipantCommand({ ConnectionToken }));
    },
    async transcript({ connectionToken }, more = {}) {
      const read = await participant.send(
        new GetTranscriptCommand({ ConnectionToken: connectionToken, MaxResults: 100, ...more }),
      );
      return read.Transcript ?? [];
    },
  };
}
