/**
 * A bot definition in the terms of the Lex V2 model-building API, whichever dialect it was written in.
 * An absent list is empty; everything else that may be left out is optional.
 */

export interface Bot {
  readonly botName: string;
  readonly description?: string | undefined;
  readonly idleSessionTTLInSeconds?: number | undefined;
  readonly locales: Readonly<Record<string, BotLocale>>;
}

/**
 * Bots since August 2022 follow next steps, older ones slot priorities:
 * https://docs.aws.amazon.com/lexv2/latest/dg/understanding-new-flows.html
 */
export type DialogEngine = 'nextStep' | 'priority';

export interface BotLocale {
  readonly localeId: string;
  readonly nluIntentConfidenceThreshold: number;
  readonly dialogEngine: DialogEngine;
  readonly intents: readonly Intent[];
  readonly slotTypes: readonly SlotType[];
}

export interface Intent {
  readonly intentName: string;
  readonly intentId?: string | undefined;
  readonly description?: string | undefined;
  readonly parentIntentSignature?: string | undefined;
  readonly sampleUtterances: readonly string[];
  /** By priority, lowest number first. */
  readonly slots: readonly Slot[];
  readonly dialogCodeHook?: { readonly enabled: boolean } | undefined;
  readonly fulfillmentCodeHook?: FulfillmentCodeHook | undefined;
  readonly initialResponseSetting?: InitialResponseSetting | undefined;
  readonly intentConfirmationSetting?: IntentConfirmationSetting | undefined;
  readonly intentClosingSetting?: IntentClosingSetting | undefined;
  readonly inputContexts: readonly string[];
  readonly outputContexts: readonly OutputContext[];
}

export interface OutputContext {
  readonly name: string;
  readonly timeToLiveInSeconds: number;
  readonly turnsToLive: number;
}

export interface Slot {
  readonly slotName: string;
  readonly slotTypeName: string;
  readonly description?: string | undefined;
  readonly priority?: number | undefined;
  readonly isObfuscated: boolean;
  readonly allowMultipleValues: boolean;
  readonly valueElicitationSetting: ValueElicitationSetting;
  readonly subSlotSetting?: SubSlotSetting | undefined;
}

export interface ValueElicitationSetting {
  readonly slotConstraint: 'Required' | 'Optional';
  readonly promptSpecification?: PromptSpecification | undefined;
  readonly defaultValues: readonly string[];
  readonly sampleUtterances: readonly string[];
  readonly slotCaptureSetting?: SlotCaptureSetting | undefined;
}

/** The parts of a composite slot; the expression joins sub-slot names with AND, OR and parentheses. */
export interface SubSlotSetting {
  readonly expression?: string | undefined;
  readonly slotSpecifications: Readonly<Record<string, SubSlotSpecification>>;
}

export interface SubSlotSpecification {
  readonly slotTypeName: string;
  readonly promptSpecification?: PromptSpecification | undefined;
  readonly defaultValues: readonly string[];
}

export type ResolutionStrategy = 'OriginalValue' | 'TopResolution' | 'Concatenation';

export interface SlotType {
  readonly slotTypeName: string;
  readonly slotTypeValues: readonly SlotTypeValue[];
  readonly resolutionStrategy: ResolutionStrategy;
  readonly regexPattern?: string | undefined;
  readonly parentSlotTypeSignature?: string | undefined;
  readonly subSlots: readonly { readonly name: string; readonly slotTypeName: string }[];
}

export interface SlotTypeValue {
  readonly value: string;
  readonly synonyms: readonly string[];
}

export interface DesignMessage {
  readonly plainTextMessage?: { readonly value: string } | undefined;
  readonly ssmlMessage?: { readonly value: string } | undefined;
  readonly customPayload?: { readonly value: string } | undefined;
  readonly imageResponseCard?: DesignCard | undefined;
}

export interface DesignCard {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly imageUrl?: string | undefined;
  readonly buttons: readonly { readonly text: string; readonly value: string }[];
}

export interface MessageGroup {
  readonly message: DesignMessage;
  readonly variations: readonly DesignMessage[];
}

export interface ResponseSpecification {
  readonly messageGroups: readonly MessageGroup[];
}

export interface PromptSpecification extends ResponseSpecification {
  /** Prompts after the initial one. */
  readonly maxRetries: number;
  readonly messageSelectionStrategy: 'Random' | 'Ordered';
  /** `Initial`, `Retry1` … as exported; the timings are for speech only. */
  readonly promptAttemptsSpecification: Readonly<Record<string, unknown>>;
}

export const DIALOG_ACTION_TYPES = [
  'ElicitIntent',
  'StartIntent',
  'ElicitSlot',
  'EvaluateConditional',
  'InvokeDialogCodeHook',
  'ConfirmIntent',
  'FulfillIntent',
  'CloseIntent',
  'EndConversation',
] as const;
export type DesignDialogActionType = (typeof DIALOG_ACTION_TYPES)[number];

export interface DialogState {
  readonly dialogAction?:
    | {
        readonly type: DesignDialogActionType;
        readonly slotToElicit?: string | undefined;
        readonly suppressNextMessage: boolean;
      }
    | undefined;
  readonly intent?:
    | {
        readonly name?: string | undefined;
        readonly slots: Readonly<Record<string, SlotOverride>>;
      }
    | undefined;
  readonly sessionAttributes: Readonly<Record<string, string | null>>;
}

/** A value that a next step sets; null clears the slot. */
export type SlotOverride =
  | { readonly shape: 'Scalar'; readonly interpretedValue: string }
  | { readonly shape: 'List'; readonly interpretedValues: readonly string[] }
  | null;

export interface Conditional {
  readonly active: boolean;
  readonly conditionalBranches: readonly ConditionalBranch[];
  readonly defaultBranch?: BranchEnd | undefined;
}

export interface BranchEnd {
  readonly nextStep?: DialogState | undefined;
  readonly response?: ResponseSpecification | undefined;
}

export interface ConditionalBranch extends BranchEnd {
  readonly name: string;
  readonly expressionString: string;
}

/** A way for the dialog: a response, then a conditional if active, else a next step, else the default path. */
export interface Branch {
  readonly response?: ResponseSpecification | undefined;
  readonly conditional?: Conditional | undefined;
  readonly nextStep?: DialogState | undefined;
}

export interface HookBranches {
  readonly success: Branch;
  readonly failure: Branch;
  readonly timeout: Branch;
}

export interface DialogCodeHookInvocation {
  readonly active: boolean;
  readonly enableCodeHookInvocation: boolean;
  readonly invocationLabel?: string | undefined;
  readonly postCodeHookSpecification: HookBranches;
}

export interface ElicitationCodeHook {
  readonly enableCodeHookInvocation: boolean;
  readonly invocationLabel?: string | undefined;
}

export interface InitialResponseSetting {
  readonly initial: Branch;
  readonly codeHook?: DialogCodeHookInvocation | undefined;
}

export interface SlotCaptureSetting {
  readonly capture: Branch;
  readonly failure: Branch;
  readonly codeHook?: DialogCodeHookInvocation | undefined;
  readonly elicitationCodeHook?: ElicitationCodeHook | undefined;
}

export interface IntentConfirmationSetting {
  readonly active: boolean;
  readonly promptSpecification?: PromptSpecification | undefined;
  readonly confirmation: Branch;
  readonly declination: Branch;
  readonly failure: Branch;
  readonly codeHook?: DialogCodeHookInvocation | undefined;
  readonly elicitationCodeHook?: ElicitationCodeHook | undefined;
}

export interface IntentClosingSetting {
  readonly active: boolean;
  readonly closing: Branch;
}

export interface FulfillmentCodeHook {
  readonly enabled: boolean;
  readonly active?: boolean | undefined;
  readonly postFulfillment: HookBranches;
  /** Used only if fulfillment updates are active: 1..900. */
  readonly timeoutInSeconds?: number | undefined;
}

export const FALLBACK_SIGNATURE = 'AMAZON.FallbackIntent';

/** Reports whether an intent is the one that runs when nothing else is understood. */
export function isFallback(intent: Pick<Intent, 'parentIntentSignature'>): boolean {
  return intent.parentIntentSignature === FALLBACK_SIGNATURE;
}
