/** Why the desk did not do what an agent asked for. */
export type DeskProblem =
  /** There is no such contact. */
  | 'unknown'
  /** The chat has ended. */
  | 'ended'
  /** Another agent has the chat. */
  | 'taken'
  /** The agent is not in the chat. */
  | 'absent'
  /** What was said can't be sent. */
  | 'invalid'
  /** The queue is full. */
  | 'queueFull';

/** An agent's step that was not carried out; the message is a sentence for the agent. */
export class DeskRefusal extends Error {
  readonly problem: DeskProblem;

  constructor(problem: DeskProblem, message: string) {
    super(message);
    this.name = 'DeskRefusal';
    this.problem = problem;
  }
}
