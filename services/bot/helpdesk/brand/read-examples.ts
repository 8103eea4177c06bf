import type { Node } from 'yaml';
import { readText } from '../content/content-reader.ts';
import type { YamlReader } from '../yaml-reader.ts';
import type { BrandExamples } from './brand.ts';

const MAX_TOPICS = 6;
const MAX_TOPIC = 40;
const MAX_QUESTIONS = 4;
const MAX_QUESTION = 100;

/** Reads the example questions by topic. Reports too many or too long ones, and a question that is there twice. */
export function readExamples(reader: YamlReader, node: Node | undefined): BrandExamples[] {
  const topics = reader.list(node, 'examples', reader.root);
  if (topics.length > MAX_TOPICS)
    reader.report(node, `examples has ${topics.length} topics; at most ${MAX_TOPICS} are shown`);
  const seen = new Set<string>();
  return topics.map((topic) => readTopic(reader, topic, seen));
}

function readTopic(reader: YamlReader, node: Node, seen: Set<string>): BrandExamples {
  const values = reader.map(node, 'A topic', ['topic', 'questions']) ?? {};
  const topic = readText(reader, values.topic, 'topic', node, MAX_TOPIC) ?? '';
  const nodes = reader.list(values.questions, `${topic || 'topic'}: questions`, node);
  if (values.questions && (nodes.length === 0 || nodes.length > MAX_QUESTIONS))
    reader.report(
      values.questions,
      `${topic}: questions has ${nodes.length}; 1 to ${MAX_QUESTIONS} are shown`,
    );
  const questions = nodes.map((one) => readQuestion(reader, one, topic, seen));
  return { topic, questions };
}

function readQuestion(reader: YamlReader, node: Node, topic: string, seen: Set<string>): string {
  const question = readText(reader, node, `${topic}: a question`, node, MAX_QUESTION) ?? '';
  const key = question.toLowerCase();
  if (question !== '' && seen.has(key))
    reader.report(node, `${topic}: "${question}" is there twice`);
  seen.add(key);
  return question;
}
