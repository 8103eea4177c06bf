import { answerTasks } from './answer-tasks.ts';
import { performRead } from './perform-read.ts';

// The entry of a thread that reads web pages, Markdown, plain text and captions.
answerTasks(performRead);
