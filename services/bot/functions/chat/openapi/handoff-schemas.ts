import { HANDOFF_ENDS, HANDOFF_SPEAKERS } from '../../../helpdesk/conversations/handoff-record.ts';
import { MAX_LINES, MAX_TEXT } from '../routes/handoff-lines.ts';
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
    text: { ...TEXT, minLength: 1, maxLength: MAX_TEXT },
  }),
  HandoffLines: { ...listOf(ref('HandoffLine')), maxItems: MAX_LINES },
  HandoffEnd: object({ reason: { enum: HANDOFF_ENDS } }),
  PastHandoff: object({ isOpen: { type: 'boolean' }, lines: listOf(ref('HandoffLine')) }),
};
