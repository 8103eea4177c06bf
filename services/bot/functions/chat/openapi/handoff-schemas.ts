import { HANDOFF_ENDS, HANDOFF_SPEAKERS } from '../../../helpdesk/conversations/handoff-record.ts';
import { MAX_AT_ONCE, MAX_LINE_TEXT } from '../../../helpdesk/handoff/handoff-lines.ts';
import { listOf, object, ref, type Schema, TEXT, TIME } from './schema.ts';

/** A chat with a person. */
export const HANDOFF_SCHEMAS: Readonly<Record<string, Schema>> = {
  Nothing: object({}),
  OpenedHandoff: object({
    participantToken: { ...TEXT, description: 'A secret.' },
    participantEndpoint: { type: 'string', format: 'uri' },
    waitSeconds: { type: 'integer', minimum: 1, description: 'How long to wait for somebody.' },
  }),
  HandoffLine: object({
    at: TIME,
    by: { enum: HANDOFF_SPEAKERS },
    text: { ...TEXT, minLength: 1, maxLength: MAX_LINE_TEXT },
  }),
  HandoffLines: { ...listOf(ref('HandoffLine')), maxItems: MAX_AT_ONCE },
  HandoffEnd: object({ reason: { enum: HANDOFF_ENDS } }),
  PastHandoff: object({ isOpen: { type: 'boolean' }, lines: listOf(ref('HandoffLine')) }),
};
