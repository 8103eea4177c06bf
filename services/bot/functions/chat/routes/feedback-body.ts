import {
  FEEDBACK_REASONS,
  type Feedback,
  type FeedbackReason,
} from '../../../chat-page/chat-api.ts';
import { MAX_COMMENT } from '../../../helpdesk/conversations/turn-rating.ts';
import { redact } from '../../../helpdesk/redaction.ts';
import { refuseUnknown } from '../http/json-body.ts';
import { Problem } from '../http/problem.ts';
import { plainText } from './plain-text.ts';

/** Reads `{turn, helpful, reason?, comment?}`, with the comment redacted. Throws Problem 400. */
export function readFeedback(body: Readonly<Record<string, unknown>>): Feedback {
  refuseUnknown(body, ['turn', 'helpful', 'reason', 'comment']);
  const { turn, helpful, reason, comment } = body;
  if (typeof turn !== 'number' || !Number.isInteger(turn) || turn < 0 || turn > 9_999)
    throw invalid('"turn" must be the number of a turn.');
  if (typeof helpful !== 'boolean') throw invalid('"helpful" must be true or false.');
  if (reason !== undefined && !isReason(reason))
    throw invalid(`"reason" must be one of ${FEEDBACK_REASONS.join(', ')}.`);
  const words = readComment(comment);
  return {
    turn,
    helpful,
    ...(reason !== undefined && { reason }),
    ...(words !== '' && { comment: words }),
  };
}

function isReason(value: unknown): value is FeedbackReason {
  return FEEDBACK_REASONS.some((reason) => reason === value);
}

/** Empty if nothing was written. */
function readComment(comment: unknown = ''): string {
  if (typeof comment !== 'string') throw invalid('"comment" must be text.');
  if (comment.length > MAX_COMMENT)
    throw invalid(
      `The comment has ${comment.length} characters; it may have ${MAX_COMMENT}. Please shorten it.`,
    );
  return redact(plainText(comment));
}

function invalid(detail: string): Problem {
  return new Problem(400, 'Invalid feedback', detail);
}
