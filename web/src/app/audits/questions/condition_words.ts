// A condition in plain words, with the questions' own.
import { parseCondition, type Condition, type Order } from './condition.js';
import { findQuestion, valueWords, type Tool } from './tool_types.js';

const ORDER_WORDS: Record<Order, string> = { '<': 'less than', '<=': 'at most', '>': 'more than', '>=': 'at least' };

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;

function wordsOf(condition: Condition, tool: Pick<Tool, 'sections'>, inner: boolean): string {
  const asked = (id: string): string => `“${findQuestion(tool, id)?.ask ?? id}”`;
  const values = (id: string, given: readonly string[]): string => {
    const question = findQuestion(tool, id);
    return listed(given.map((value) => `“${question ? valueWords(question, value) : value}”`));
  };
  switch (condition.kind) {
    case 'any':
    case 'all': {
      const joined = condition.parts.map((part) => wordsOf(part, tool, true)).join(condition.kind === 'any' ? ', or ' : ', and ');
      return inner ? `(${joined})` : joined;
    }
    case 'not':
      return condition.part.kind === 'answered' ? `${asked(condition.part.question)} is not answered` : `it is not so that ${wordsOf(condition.part, tool, true)}`;
    case 'answered': return `${asked(condition.question)} is answered`;
    case 'is': return `the answer to ${asked(condition.question)} is ${values(condition.question, condition.values)}`;
    case 'differs': return `the answer to ${asked(condition.question)} is not ${values(condition.question, condition.values)}`;
    case 'compares': return `the answer to ${asked(condition.question)} is ${ORDER_WORDS[condition.order]} ${condition.limit}`;
  }
}

/** "the answer to “Was the child seen alone?” is “No” or “Partly”"; the condition itself where it cannot be read. */
export function conditionWords(text: string, tool: Pick<Tool, 'sections'>): string {
  try {
    return wordsOf(parseCondition(text), tool, false);
  } catch {
    return text;
  }
}
