import type { HookBranches, Intent } from '../bot/model.ts';
import type { DialogContext, HookSite } from './turn.ts';
import { intentNamed, slotNamed } from './turn.ts';

const NO_BRANCHES: HookBranches = { success: {}, failure: {}, timeout: {} };

/**
 * Reports whether the bot calls its dialog hook for each input, as those without next steps do:
 * https://docs.aws.amazon.com/lexv2/latest/dg/understanding-new-flows.html
 */
export function hasUserInputHook(context: DialogContext, intent: Intent): boolean {
  return context.locale.dialogEngine === 'priority' && (intent.dialogCodeHook?.enabled ?? false);
}

const HAS_BRANCHES: readonly HookSite['at'][] = [
  'initial',
  'capture',
  'confirmation',
  'fulfillment',
];

/** Returns the branches that follow a hook; empty if its site has none. */
export function branchesAfter(context: DialogContext, hook: HookSite): HookBranches {
  if (!HAS_BRANCHES.includes(hook.at)) return NO_BRANCHES;
  const intent = intentNamed(context.locale, hook.intent);
  switch (hook.at) {
    case 'initial':
      return intent.initialResponseSetting?.codeHook?.postCodeHookSpecification ?? NO_BRANCHES;
    case 'capture':
      return captureHook(intent, hook)?.postCodeHookSpecification ?? NO_BRANCHES;
    case 'confirmation':
      return intent.intentConfirmationSetting?.codeHook?.postCodeHookSpecification ?? NO_BRANCHES;
    case 'fulfillment':
      return intent.fulfillmentCodeHook?.postFulfillment ?? NO_BRANCHES;
    default:
      return NO_BRANCHES;
  }
}

function captureHook(intent: Intent, hook: HookSite) {
  const slot = slotNamed(intent, hook.slot ?? '');
  return slot.valueElicitationSetting.slotCaptureSetting?.codeHook;
}

/**
 * Returns the timeout of a hook: 30 seconds, or the fulfillment's own:
 * https://docs.aws.amazon.com/lexv2/latest/dg/streaming-progress.html
 */
export function timeoutSecondsOf(context: DialogContext, hook: HookSite): number {
  if (hook.at !== 'fulfillment') return 30;
  return intentNamed(context.locale, hook.intent).fulfillmentCodeHook?.timeoutInSeconds ?? 30;
}
