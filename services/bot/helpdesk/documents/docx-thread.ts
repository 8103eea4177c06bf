import { answerTasks } from './answer-tasks.ts';
import { performDocxRead } from './perform-docx-read.ts';

// The entry of a thread that reads Word documents.
answerTasks(performDocxRead);
