import { answerTasks } from './answer-tasks.ts';
import { performPdfRead } from './perform-pdf-read.ts';

// The entry of a thread that reads PDFs.
answerTasks(performPdfRead);
