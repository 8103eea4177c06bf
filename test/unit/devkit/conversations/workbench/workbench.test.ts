import { describe, expect, it } from 'vitest';
import { ConversationError } from '../../../../../services/devkit/conversations/conversation.ts';
import { parseConversations } from '../../../../../services/devkit/conversations/parse-conversations.ts';
import { readWorkbench } from '../../../../../services/devkit/conversations/workbench/read-workbench.ts';
import { writeWorkbench } from '../../../../../services/devkit/conversations/workbench/write-workbench.ts';
import { writeConversations } from '../../../../../services/devkit/conversations/write-conversations.ts';

const CSV = [
  'Line #,Conversation #,Source,Input,Session Attribute 1,Expected Output Intent,Expected Output Slot 1,Expected Output Slot 2',
  '1,1,User,book a big room,plan = student,BookRoom,Size = big,',
  '2,1,Agent,For how many people?,,,,',
  '3,1,User,"for 12, please",,BookRoom,Size = big,People = 12',
  '4,-,User,when are you open,,OpeningHours,,',
  '',
].join('\r\n');

function problemsOf(csv: string): readonly string[] {
  try {
    readWorkbench(csv, 'set.csv', 'en_US');
  } catch (error) {
    if (error instanceof ConversationError) return error.problems;
  }
  return [];
}

describe('a test set of the Test Workbench', () => {
  it('is read as conversations: User rows are turns, Agent rows what is to be said', () => {
    const conversations = readWorkbench(CSV, 'set.csv', 'en_GB');

    expect(conversations).toStrictEqual([
      {
        name: 'Conversation 1',
        locale: 'en_GB',
        file: 'set.csv',
        line: 2,
        turns: [
          {
            action: { kind: 'say', text: 'book a big room' },
            send: { sessionAttributes: { plan: 'student' } },
            expect: {
              intent: 'BookRoom',
              spoken: { Size: 'big' },
              text: 'For how many people?',
            },
            line: 2,
          },
          {
            action: { kind: 'say', text: 'for 12, please' },
            expect: { intent: 'BookRoom', spoken: { Size: 'big', People: '12' } },
            line: 4,
          },
        ],
      },
      {
        name: 'Line 5',
        locale: 'en_GB',
        file: 'set.csv',
        line: 5,
        turns: [
          {
            action: { kind: 'say', text: 'when are you open' },
            expect: { intent: 'OpeningHours' },
            line: 5,
          },
        ],
      },
    ]);
  });

  it('is written as it was read', () => {
    const { csv, leftOut } = writeWorkbench(readWorkbench(CSV, 'set.csv', 'en_US'));

    expect(csv).toBe(CSV);
    expect([...leftOut]).toStrictEqual([]);
  });

  it('takes the other names of its columns, in any order', () => {
    const csv =
      'Input,Conversation Participant,Conversation Number\nhello,User,7\nhi there,Agent,7\n';

    const [conversation] = readWorkbench(csv, 'set.csv', 'en_US');

    expect(conversation?.name).toBe('Conversation 7');
    expect(conversation?.turns[0]?.expect).toStrictEqual({ text: 'hi there' });
  });

  it('goes into YAML and comes back the same', () => {
    const conversations = readWorkbench(CSV, 'set.csv', 'en_US');

    const back = parseConversations(writeConversations(conversations), 'set.yaml');

    expect(writeWorkbench(back).csv).toBe(CSV);
  });

  it('says what of a golden conversation it has no column for', () => {
    const yaml = `name: All of it
turns:
  - say: hello
    expect: { text: /hi/i, state: Fulfilled, slots: { Size: large, People: null } }
  - wait: 6m
    press: "yes"
    expect: { elicits: Size, messages: 2 }
`;
    const { csv, leftOut } = writeWorkbench(parseConversations(yaml, 'all.yaml'));

    expect(csv).toContain('1,1,User,hello,,Size = large\r\n');
    expect([...leftOut]).toStrictEqual([
      ['state', 1],
      ['text as a pattern', 1],
      ['empty slots', 1],
      ['elicits', 1],
      ['messages', 1],
      ['wait', 1],
      ['press', 1],
    ]);
  });

  it.each([
    ['an unknown column', 'Source,Input,Mood\nUser,hi,good', 'set.csv:1: column "Mood" is not one'],
    ['a missing column', 'Input\nhi', 'set.csv:1: column "Source" is missing'],
    [
      'a column twice',
      'Source,Input,Input\nUser,hi,hi',
      'set.csv:1: column "Input" occurs 2 times',
    ],
    [
      'an odd source',
      'Source,Input\nBot,hi',
      'set.csv:2: Source must be User or Agent (got "Bot")',
    ],
    ['an empty input', 'Source,Input\nUser,', 'set.csv:2: Input is empty'],
    ['an Agent first', 'Source,Input\nAgent,hi', 'set.csv:2: An Agent row needs a User row'],
    [
      'audio',
      'Source,Input,S3 Audio Location\nUser,hi,s3://a/b.wav',
      'set.csv:2: "s3://a/b.wav" is about audio',
    ],
    [
      'an odd slot',
      'Source,Input,Expected Output Slot 1\nUser,hi,big',
      'set.csv:2: "big" must be Name = value',
    ],
    ['no rows', 'Source,Input\n', 'set.csv:1: no rows'],
    ['an open quote', 'Source,Input\nUser,"hi', 'set.csv: line 2: a quote has no end'],
  ])('is refused with its line for %s', (_what, csv, problem) => {
    expect(problemsOf(csv).join('\n')).toContain(problem);
  });
});
