import type {
  Branch,
  BranchEnd,
  Conditional,
  DialogCodeHookInvocation,
  DialogState,
} from '../bot/model.ts';
import { conditionHolds } from './condition.ts';
import { say } from './messages.ts';
import type { BranchName } from './trace-step.ts';
import type { DialogContext, HookSite, Transition, Turn } from './turn.ts';
import { currentIntent } from './turn.ts';
import { resolveOverride, resolveText } from './values.ts';

/** How a branch fits into the dialog: its name, the code hook next to it, and where it leads if it doesn't say. */
export interface BranchSite {
  readonly branch: BranchName;
  readonly fallThrough: Transition;
  readonly codeHook?: DialogCodeHookInvocation | undefined;
  readonly hookSite?: HookSite;
}

/**
 * Takes a branch: its response, then its first true condition, else its next step, else the default path.
 * https://docs.aws.amazon.com/lexv2/latest/dg/paths-branching.html; a next step
 * EvaluateConditional next to an inactive conditional: observed, no source.
 */
export function takeBranch(
  context: DialogContext,
  turn: Turn,
  branch: Branch,
  site: BranchSite,
): Transition {
  say(context, turn, branch.response);
  const isAsked = branch.nextStep?.dialogAction?.type === 'EvaluateConditional';
  if (branch.conditional && (branch.conditional.active || isAsked)) {
    return takeConditional(context, turn, branch.conditional, site);
  }
  return takeStep(context, turn, branch.nextStep, site);
}

function takeConditional(
  context: DialogContext,
  turn: Turn,
  conditional: Conditional,
  site: BranchSite,
): Transition {
  const match = conditional.conditionalBranches.find((branch) =>
    conditionHolds(context, turn, branch.expressionString),
  );
  const taken: BranchEnd | undefined = match ?? conditional.defaultBranch;
  turn.trace.push({ rule: 'takeBranch', branch: site.branch, condition: match?.name ?? null });
  say(context, turn, taken?.response);
  return takeStep(context, turn, taken?.nextStep, site);
}

/** https://docs.aws.amazon.com/lexv2/latest/dg/paths-nextstep.html */
function takeStep(
  context: DialogContext,
  turn: Turn,
  step: DialogState | undefined,
  site: BranchSite,
): Transition {
  const type = step?.dialogAction?.type;
  if (!step || !type || type === 'EvaluateConditional') {
    applyOverrides(turn, step);
    return site.fallThrough;
  }
  turn.trace.push({ rule: 'takeNextStep', branch: site.branch, action: type });
  if (type === 'StartIntent') return startStep(turn, step);
  applyOverrides(turn, step);
  const suppressMessage = step.dialogAction?.suppressNextMessage ?? false;
  switch (type) {
    case 'ElicitSlot':
      return { kind: 'elicitSlot', slot: step.dialogAction?.slotToElicit ?? '', suppressMessage };
    case 'InvokeDialogCodeHook':
      return hookStep(context, turn, site);
    case 'ConfirmIntent':
      return { kind: 'confirm', suppressMessage };
    case 'FulfillIntent':
      return { kind: 'fulfill' };
    case 'CloseIntent':
      return { kind: 'closeIntent' };
    case 'ElicitIntent':
      return { kind: 'elicitIntent' };
    case 'EndConversation':
      return { kind: 'end' };
  }
}

/**
 * The slots that StartIntent sets are the new intent's:
 * https://docs.aws.amazon.com/lexv2/latest/dg/paths-setting-values.html
 */
function startStep(turn: Turn, step: DialogState): Transition {
  applyAttributes(turn, step);
  const overrides = Object.entries(step.intent?.slots ?? {});
  return {
    kind: 'startIntent',
    intent: step.intent?.name ?? '',
    suppressMessage: step.dialogAction?.suppressNextMessage ?? false,
    slots: Object.fromEntries(
      overrides.map(([name, value]) => [name, resolveOverride(turn, value)]),
    ),
  };
}

/**
 * A hook that is not enabled leads to its success branch:
 * https://docs.aws.amazon.com/lexv2/latest/dg/paths-code-hook.html
 */
function hookStep(context: DialogContext, turn: Turn, site: BranchSite): Transition {
  const { codeHook, hookSite } = site;
  if (!codeHook?.active || !hookSite) return site.fallThrough;
  const isEnabled = currentIntent(context, turn).dialogCodeHook?.enabled ?? false;
  if (isEnabled && codeHook.enableCodeHookInvocation) return { kind: 'hook', hook: hookSite };
  turn.trace.push({ rule: 'skipHook', branch: site.branch });
  return takeBranch(context, turn, codeHook.postCodeHookSpecification.success, {
    branch: { ...site.branch, isAfterHook: true },
    fallThrough: site.fallThrough,
  });
}

function applyOverrides(turn: Turn, step: DialogState | undefined): void {
  if (!step) return;
  applyAttributes(turn, step);
  const { intent } = turn.session;
  for (const [name, override] of Object.entries(step.intent?.slots ?? {})) {
    if (intent && Object.hasOwn(intent.slots, name))
      intent.slots[name] = resolveOverride(turn, override);
  }
}

function applyAttributes(turn: Turn, step: DialogState): void {
  for (const [name, value] of Object.entries(step.sessionAttributes)) {
    const text = value === null ? undefined : resolveText(turn, value);
    if (text === undefined) delete turn.session.sessionAttributes[name];
    else turn.session.sessionAttributes[name] = text;
  }
}
