import { useRoute } from 'preact-iso';
import { AnswerQuestion } from './answer-question.tsx';
import { QuestionList } from './question-list.tsx';
import { RulesPage } from './rules-page.tsx';

/** Questions that were not answered well; below it, one of them (`answer?q=`), and what staff have decided (`rules`). */
export function QuestionsPage() {
  const { below = '' } = useRoute().params;
  if (below === 'answer') return <AnswerQuestion />;
  return below === 'rules' ? <RulesPage /> : <QuestionList />;
}
