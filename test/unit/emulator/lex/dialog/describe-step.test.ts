import { expect, it } from 'vitest';
import { describeStep } from '../../../../../services/emulator/lex/dialog/describe-step.ts';
import type { TraceStep } from '../../../../../services/emulator/lex/dialog/trace-step.ts';

it.each<[TraceStep, string]>([
  [{ rule: 'startIntent', intent: 'Order' }, 'Order starts'],
  [{ rule: 'switchIntent', from: 'Order', to: 'Track' }, 'switch to Track'],
  [{ rule: 'applyDefault', slot: 'Size' }, 'Size has its default value'],
  [{ rule: 'fillSlot', slot: 'Size' }, 'Size is filled'],
  [{ rule: 'missSlot', slot: 'Size', failedAttempts: 2 }, 'no value for Size, miss 2'],
  [{ rule: 'elicitSlot', slot: 'Size', attempt: 'Initial' }, 'elicit Size, Initial'],
  [
    { rule: 'elicitSlot', slot: 'Address', subSlot: 'City', attempt: 'Retry1' },
    'elicit Address.City, Retry1',
  ],
  [{ rule: 'exhaustSlotRetries', slot: 'Size' }, 'Size: no retries left'],
  [{ rule: 'askConfirmation', intent: 'Order', attempt: 'Initial' }, 'confirm Order, Initial'],
  [{ rule: 'answerConfirmation', answer: 'Yes' }, 'confirmed'],
  [{ rule: 'answerConfirmation', answer: 'No' }, 'denied'],
  [{ rule: 'missConfirmation', failedAttempts: 1 }, 'neither yes nor no, miss 1'],
  [{ rule: 'exhaustConfirmationRetries' }, 'confirmation: no retries left'],
  [{ rule: 'changeSlots', slots: ['Size', 'Count'] }, 'changed Size, Count'],
  [
    { rule: 'takeBranch', branch: { of: 'slotCapture', slot: 'Age' }, condition: 'young' },
    'Age captured: condition "young" is true',
  ],
  [
    { rule: 'takeBranch', branch: { of: 'initialResponse' }, condition: null },
    'initial response: condition default',
  ],
  [
    { rule: 'takeNextStep', branch: { of: 'postFulfillment' }, action: 'EndConversation' },
    'fulfillment success: next step EndConversation',
  ],
  [
    {
      rule: 'takeNextStep',
      branch: { of: 'initialResponse', isAfterHook: true },
      action: 'ElicitSlot',
    },
    'initial response hook success: next step ElicitSlot',
  ],
  [
    { rule: 'skipHook', branch: { of: 'declination' } },
    'declined: code hook is not enabled, success branch',
  ],
  [{ rule: 'hookAnswered', action: 'Delegate' }, 'hook answers Delegate'],
  [{ rule: 'hookFailed' }, 'hook failure'],
  [{ rule: 'hookTimedOut' }, 'hook timeout'],
  [{ rule: 'activateContext', context: 'booked' }, 'context booked is active'],
  [{ rule: 'elicitIntent' }, 'elicit intent'],
  [{ rule: 'close', state: 'Fulfilled' }, 'close, Fulfilled'],
  [{ rule: 'close', state: null }, 'close, no intent'],
])('describes %j as "%s"', (step, line) => {
  expect(describeStep(step)).toBe(line);
});
