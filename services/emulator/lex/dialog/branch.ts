import type {
  Branch,
  BranchEnd,
  Conditional,
  DialogCodeHookInvocation,
  DialogState,
} from '../bot/model.ts';
import { conditionHolds } from './condition.ts';
import { say } from './messages.ts';
import type { DialogContext, HookSite, Transition, Turn } from './turn.ts';
import { currentIntent } from './turn.ts';
import { resolveOverride, resolveText } from './values.ts';

/** Where a branch stands: the code hook beside it, and where it leads when it says nothing. */
export interface BranchPlace {
  readonly name: string;
  readonly fallThrough: Transition;
  readonly codeHook?: DialogCodeHookInvocation | undefined;
  readonly hookSite?: HookSite;
}

/** Takes a branch: says its response, then its first true condition, else its next step, else the default path. */
export function takeBranch(
  context: DialogContext,
  turn: Turn,
  branch: Branch,
  place: BranchPlace,
): Transition {
  say(context, turn, branch.response);
  const isAsked = branch.nextStep?.dialogAction?.type === 'EvaluateConditional';
  if (branch.conditional && (branch.conditional.active || isAsked)) {
    return takeConditional(context, turn, branch.conditional, place);
  }
  return takeStep(context, turn, branch.nextStep, place);
}

function takeConditional(
  context: DialogContext,
  turn: Turn,
  conditional: Conditional,
  place: BranchPlace,
): Transition {
  const match = conditional.conditionalBranches.find((branch) =>
    conditionHolds(context, turn, branch.expressionString),
  );
  const taken: BranchEnd | undefined = match ?? conditional.defaultBranch;
  turn.trail.push(`${place.name}: condition ${match ? `"${match.name}" is true` : 'default'}`);
  say(context, turn, taken?.response);
  return takeStep(context, turn, taken?.nextStep, place);
}

function takeStep(
  context: DialogContext,
  turn: Turn,
  step: DialogState | undefined,
  place: BranchPlace,
): Transition {
  const type = step?.dialogAction?.type;
  if (!step || !type || type === 'EvaluateConditional') {
    applyOverrides(turn, step);
    return place.fallThrough;
  }
  turn.trail.push(`${place.name}: next step ${type}`);
  if (type === 'StartIntent') return startStep(turn, step);
  applyOverrides(turn, step);
  const suppressMessage = step.dialogAction?.suppressNextMessage ?? false;
  switch (type) {
    case 'ElicitSlot':
      return { kind: 'elicitSlot', slot: step.dialogAction?.slotToElicit ?? '', suppressMessage };
    case 'InvokeDialogCodeHook':
      return hookStep(context, turn, place);
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

/** The overrides of a StartIntent belong to the intent that starts. */
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

/** A hook that is switched off, or whose intent has dialog hooks off, leads straight to its success branch. */
function hookStep(context: DialogContext, turn: Turn, place: BranchPlace): Transition {
  const { codeHook, hookSite } = place;
  if (!codeHook?.active || !hookSite) return place.fallThrough;
  const isEnabled = currentIntent(context, turn).dialogCodeHook?.enabled ?? false;
  if (isEnabled && codeHook.enableCodeHookInvocation) return { kind: 'hook', hook: hookSite };
  turn.trail.push(`${place.name}: code hook is not enabled, success branch`);
  return takeBranch(context, turn, codeHook.postCodeHookSpecification.success, {
    name: `${place.name} hook success`,
    fallThrough: place.fallThrough,
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
