import type { Synonyms } from '../words/synonyms.ts';
import { isSameSense, type Sense, senseOf } from './sense.ts';

/** What staff say of a question and a section. */
export interface AnswerRule {
  readonly question: string;
  readonly passageId: string;
}

interface SensedRule extends AnswerRule {
  readonly sense: Sense;
}

/** The rules that hold for a question. */
export interface RulesOfQuestion {
  readonly pin?: AnswerRule;
  readonly blocks: readonly AnswerRule[];
}

export const WITHOUT_RULES: RulesOfQuestion = { blocks: [] };

/** Pins, by which a section answers a question, and blocks, by which it does not; and what means the same likewise. */
export class AnswerRules {
  readonly pins: readonly AnswerRule[];
  readonly blocks: readonly AnswerRule[];
  readonly #pins: readonly SensedRule[];
  readonly #blocks: readonly SensedRule[];

  constructor(pins: readonly AnswerRule[], blocks: readonly AnswerRule[]) {
    this.pins = pins;
    this.blocks = blocks;
    this.#pins = pins.map(withSense);
    this.#blocks = blocks.map(withSense);
  }

  get isEmpty(): boolean {
    return this.#pins.length + this.#blocks.length === 0;
  }

  /** Returns the rules that hold for all that was asked. Of several pins, which slips may lead to, the first one counts. */
  of(question: string, synonyms: Synonyms): RulesOfQuestion {
    return this.isEmpty ? WITHOUT_RULES : this.#of(senseOf(question, synonyms));
  }

  /**
   * Returns those that hold for one of several questions, or for a question within a longer text. One thing alone is not
   * enough there, because the text around it says more: "We have guests. What wifi do they use?" is not "wifi".
   */
  ofPart(question: string, synonyms: Synonyms): RulesOfQuestion {
    if (this.isEmpty) return WITHOUT_RULES;
    const sense = senseOf(question, synonyms);
    return sense.concepts.length < 2 ? WITHOUT_RULES : this.#of(sense);
  }

  #of(sense: Sense): RulesOfQuestion {
    const pin = this.#pins.find((rule) => isSameSense(rule.sense, sense));
    const blocks = this.#blocks.filter((rule) => isSameSense(rule.sense, sense));
    return { ...(pin && { pin: ruleOf(pin) }), blocks: blocks.map(ruleOf) };
  }
}

export const NO_RULES = new AnswerRules([], []);

function withSense(rule: AnswerRule): SensedRule {
  return { ...rule, sense: senseOf(rule.question) };
}

function ruleOf({ question, passageId }: AnswerRule): AnswerRule {
  return { question, passageId };
}
