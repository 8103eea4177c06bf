import type { BranchName, TraceStep } from './trace-step.ts';

/** Returns a step of a trace as a line for people: `elicit Size, Retry1`. */
export function describeStep(step: TraceStep): string {
  switch (step.rule) {
    case 'startIntent':
      return `${step.intent} starts`;
    case 'switchIntent':
      return `switch to ${step.to}`;
    case 'applyDefault':
      return `${step.slot} has its default value`;
    case 'fillSlot':
      return `${step.slot} is filled`;
    case 'missSlot':
      return `no value for ${step.slot}, miss ${step.failedAttempts}`;
    case 'elicitSlot':
      return `elicit ${step.slot}${step.subSlot ? `.${step.subSlot}` : ''}, ${step.attempt}`;
    case 'exhaustSlotRetries':
      return `${step.slot}: no retries left`;
    case 'askConfirmation':
      return `confirm ${step.intent}, ${step.attempt}`;
    case 'answerConfirmation':
      return step.answer === 'Yes' ? 'confirmed' : 'denied';
    case 'missConfirmation':
      return `neither yes nor no, miss ${step.failedAttempts}`;
    case 'exhaustConfirmationRetries':
      return 'confirmation: no retries left';
    case 'changeSlots':
      return `changed ${step.slots.join(', ')}`;
    default:
      return describeFlow(step);
  }
}

type FlowStep = Extract<
  TraceStep,
  {
    rule:
      | 'takeBranch'
      | 'takeNextStep'
      | 'skipHook'
      | 'hookAnswered'
      | 'hookFailed'
      | 'hookTimedOut'
      | 'activateContext'
      | 'elicitIntent'
      | 'close';
  }
>;

function describeFlow(step: FlowStep): string {
  switch (step.rule) {
    case 'takeBranch': {
      const condition = step.condition === null ? 'default' : `"${step.condition}" is true`;
      return `${branchText(step.branch)}: condition ${condition}`;
    }
    case 'takeNextStep':
      return `${branchText(step.branch)}: next step ${step.action}`;
    case 'skipHook':
      return `${branchText(step.branch)}: code hook is not enabled, success branch`;
    case 'hookAnswered':
      return `hook answers ${step.action}`;
    case 'hookFailed':
      return 'hook failure';
    case 'hookTimedOut':
      return 'hook timeout';
    case 'activateContext':
      return `context ${step.context} is active`;
    case 'elicitIntent':
      return 'elicit intent';
    case 'close':
      return `close, ${step.state ?? 'no intent'}`;
  }
}

const BRANCH_TEXTS: Readonly<Record<BranchName['of'], string>> = {
  initialResponse: 'initial response',
  slotCapture: 'captured',
  slotFailure: 'failure',
  confirmation: 'confirmed',
  declination: 'declined',
  confirmationFailure: 'confirmation failure',
  postFulfillment: 'fulfillment success',
  closing: 'closing',
  hookSuccess: 'hook success',
  hookFailure: 'hook failure',
  hookTimeout: 'hook timeout',
};

function branchText({ of, slot, isAfterHook }: BranchName): string {
  const text = slot === undefined ? BRANCH_TEXTS[of] : `${slot} ${BRANCH_TEXTS[of]}`;
  return isAfterHook ? `${text} hook success` : text;
}
