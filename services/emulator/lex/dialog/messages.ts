import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import type {
  DesignCard,
  DesignMessage,
  MessageGroup,
  PromptSpecification,
  ResponseSpecification,
} from '../bot/model.ts';
import { substitute } from './substitute.ts';
import type { DialogContext, Turn } from './turn.ts';

/**
 * Says a response: one message per group, chosen at random among those whose placeholders resolve.
 * https://docs.aws.amazon.com/lexv2/latest/APIReference/API_MessageGroup.html; skipping unresolved ones: inferred, no source.
 */
export function say(
  context: DialogContext,
  turn: Turn,
  response: ResponseSpecification | undefined,
): void {
  for (const group of response?.messageGroups ?? []) {
    const choices = choicesOf(turn, group);
    const chosen = choices[Math.floor(context.random() * choices.length)];
    if (chosen) turn.messages.push(chosen);
  }
}

/**
 * Says a prompt for an attempt, 0 being the initial one; `Ordered` takes the primary message, then the variations.
 * https://docs.aws.amazon.com/lexv2/latest/APIReference/API_PromptSpecification.html
 */
export function sayPrompt(
  context: DialogContext,
  turn: Turn,
  prompt: PromptSpecification | undefined,
  attempt: number,
): void {
  if (prompt?.messageSelectionStrategy !== 'Ordered') {
    say(context, turn, prompt);
    return;
  }
  for (const group of prompt.messageGroups) {
    const choices = choicesOf(turn, group);
    const chosen = choices[attempt % Math.max(choices.length, 1)];
    if (chosen) turn.messages.push(chosen);
  }
}

function choicesOf(turn: Turn, group: MessageGroup): readonly Message[] {
  return [group.message, ...group.variations].flatMap((message) => render(turn, message) ?? []);
}

function render(turn: Turn, message: DesignMessage): Message | undefined {
  if (message.imageResponseCard) return renderCard(turn, message.imageResponseCard);
  if (message.customPayload) {
    // A payload is data: brackets that name nothing belong to it.
    const content = substitute(turn, message.customPayload.value, 'keep');
    return content === undefined ? undefined : { contentType: 'CustomPayload', content };
  }
  const text = message.plainTextMessage ?? message.ssmlMessage;
  const content = text && substitute(turn, text.value, 'refuse');
  if (content === undefined) return undefined;
  return { contentType: message.plainTextMessage ? 'PlainText' : 'SSML', content };
}

function renderCard(turn: Turn, card: DesignCard): Message | undefined {
  const title = substitute(turn, card.title, 'refuse');
  if (title === undefined) return undefined;
  const subtitle = card.subtitle && substitute(turn, card.subtitle, 'keep');
  return {
    contentType: 'ImageResponseCard',
    imageResponseCard: {
      title,
      ...(subtitle ? { subtitle } : {}),
      ...(card.imageUrl ? { imageUrl: card.imageUrl } : {}),
      ...(card.buttons.length > 0
        ? { buttons: card.buttons.map((button) => ({ ...button })) }
        : {}),
    },
  };
}
