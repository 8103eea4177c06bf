import type { AnswerRule } from '../../bot/helpdesk/answers/rules/answer-rules.ts';
import type { StoredAnswers } from './changes/stored-content.ts';
import type { Rules } from './questions.ts';

/** Finds what sections are called; those that are gone are not in it. */
export interface SectionNames {
  sectionNames(passageIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Describes the rules in effect, with the sections that they are about. */
export async function describeRules(
  { rules, synonyms }: StoredAnswers,
  sections: SectionNames,
): Promise<Rules> {
  const { pins, blocks } = rules.value;
  const names = await sections.sectionNames([...pins, ...blocks].map((rule) => rule.passageId));
  const described = (rule: AnswerRule) => {
    const section = names.get(rule.passageId);
    return { ...rule, ...(section !== undefined && { section }) };
  };
  return {
    pins: pins.map(described),
    blocks: blocks.map(described),
    synonyms: synonyms.value.all.map(({ says, means }) => ({ says, means })),
    problems: [rules.problem, synonyms.problem].filter((problem) => problem !== undefined),
  };
}
