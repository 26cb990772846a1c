// What one does to an audit tool in the builder. Every function gives a tool anew and leaves the old one as it was.
import { ConditionFault, parseCondition } from '../questions/condition.js';
import { findQuestion, type Question, type Section, type Tool, type ToolChoice } from '../questions/tool_types.js';
import type { ToolFault } from './tool_api.js';

/** A tool to begin with. */
export function emptyTool(today: string): Tool {
  return {
    tool: '', name: '', version: '1.0.0', kind: 'thematic', from: today, look_back_months: 12,
    sections: [{
      id: 'overall', name: 'The whole picture', about: 'Your judgement of the practice as a whole. It is never worked out from other grades.',
      questions: [{ id: 'overall_grade', ask: 'How good is practice for this child?', type: 'grade', overall: true, required: true }],
    }],
  };
}

/** "1.2.4" after "1.2.3". */
export function patchAfter(version: string): string {
  const [major = '1', minor = '0', patch = '0'] = version.split('.');
  return `${major}.${minor}.${Number(patch) + 1}`;
}

/** An id made of words: lower case, digits and underscores, a letter first, at most 40; empty where nothing remains. */
export const idOf = (words: string): string =>
  words.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '').slice(0, 40).replace(/_+$/, '');

function idsOf(tool: Tool): Set<string> {
  return new Set([tool.tool, ...tool.sections.flatMap(({ id, questions }) => [id, ...questions.map((question) => question.id)])]);
}

/** The id, or one with a number after it, that nothing of the tool has. */
export function freeId(tool: Tool, wanted: string): string {
  const taken = idsOf(tool);
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}_${number}`;
  return id;
}

/** Moves an item of a list by one place; the list as it is where it cannot go further. */
function moved<Item>(list: readonly Item[], from: number, by: -1 | 1): Item[] {
  const to = from + by;
  if (from < 0 || to < 0 || to >= list.length) return [...list];
  const out = [...list];
  const [item] = out.splice(from, 1);
  out.splice(to, 0, item as Item);
  return out;
}

const withSections = (tool: Tool, sections: Section[]): Tool => ({ ...tool, sections });
const change = (tool: Tool, section: string, make: (one: Section) => Section): Tool =>
  withSections(tool, tool.sections.map((one) => (one.id === section ? make(one) : one)));

export function addSection(tool: Tool, name: string): { tool: Tool; id: string } {
  const id = freeId(tool, idOf(name) || 'section');
  // Before the last one where that holds the overall judgement, which is given at the end.
  const last = tool.sections.at(-1);
  const before = last?.questions.some(({ overall }) => overall) ? tool.sections.length - 1 : tool.sections.length;
  const made: Section = { id, name, questions: [] };
  return { tool: withSections(tool, [...tool.sections.slice(0, before), made, ...tool.sections.slice(before)]), id };
}

export const changeSection = (tool: Tool, id: string, part: Partial<Pick<Section, 'name' | 'about'>>): Tool =>
  change(tool, id, (one) => tidySection({ ...one, ...part }));

function tidySection(section: Section): Section {
  const { about, ...others } = section;
  return about === undefined || about === '' ? others : { ...others, about };
}

export const moveSection = (tool: Tool, id: string, by: -1 | 1): Tool =>
  withSections(tool, moved(tool.sections, tool.sections.findIndex((one) => one.id === id), by));

export const removeSection = (tool: Tool, id: string): Tool => withSections(tool, tool.sections.filter((one) => one.id !== id));

export function addQuestion(tool: Tool, section: string): { tool: Tool; id: string } {
  const number = (tool.sections.find(({ id }) => id === section)?.questions.length ?? 0) + 1;
  const id = freeId(tool, `${section.slice(0, 50)}_${number}`);
  return { tool: change(tool, section, (one) => ({ ...one, questions: [...one.questions, { id, ask: '', type: 'yes_partly_no' }] })), id };
}

/** What belongs to a question of its type only, and what says nothing, is left out. */
export function tidyQuestion(question: Question): Question {
  const { id, ask, type } = question;
  const chosen = type === 'choice' || type === 'choices';
  const fits: Partial<Record<keyof Question, boolean>> = {
    choices: chosen, unsafe: chosen || type === 'yes_partly_no' || type === 'scale', descriptors: type === 'grade', overall: type === 'grade', lowest: type === 'scale',
    highest: type === 'scale', least: type === 'number', most: type === 'number', whole: type === 'number', record: type !== 'note', required: type !== 'note', required_if: type !== 'note',
  };
  const says = (value: unknown): boolean =>
    value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0) &&
    !(typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((one) => one === ''));
  const kept = Object.entries(question).filter(([name, value]) => fits[name as keyof Question] !== false && says(value));
  return { ...(Object.fromEntries(kept) as Partial<Question>), id, ask, type };
}

export const changeQuestion = (tool: Tool, id: string, part: Partial<Question>): Tool =>
  withSections(tool, tool.sections.map((section) => ({
    ...section,
    // One overall grade at most: who makes another one so means that one.
    questions: section.questions.map((one) => (one.id === id ? { ...one, ...part } : part.overall ? tidyQuestion({ ...one, overall: false }) : one)),
  })));

export const removeQuestion = (tool: Tool, id: string): Tool =>
  withSections(tool, tool.sections.map((section) => ({ ...section, questions: section.questions.filter((one) => one.id !== id) })));

/** Moves a question by one place; at the end of its section, into the next one. */
export function moveQuestion(tool: Tool, id: string, by: -1 | 1): Tool {
  const at = tool.sections.findIndex(({ questions }) => questions.some((one) => one.id === id));
  const section = tool.sections[at];
  const question = findQuestion(tool, id);
  if (!section || !question) return tool;
  const place = section.questions.findIndex((one) => one.id === id);
  if (place + by >= 0 && place + by < section.questions.length) return change(tool, section.id, (one) => ({ ...one, questions: moved(one.questions, place, by) }));
  const next = tool.sections[at + by];
  if (!next) return tool;
  const gone = removeQuestion(tool, id);
  return change(gone, next.id, (one) => ({ ...one, questions: by === 1 ? [question, ...one.questions] : [...one.questions, question] }));
}

/** Choices of lines, one a line. A choice whose words stay, or that stands at the same place with other words, keeps its id. */
export function choicesOf(lines: string, before: readonly ToolChoice[]): ToolChoice[] {
  const labels = lines.split('\n').map((line) => line.trim());
  const used = new Set<string>();
  const made = labels.map((label, at) => {
    const same = before.find((one) => one.label === label && !used.has(one.id));
    const placed = before[at] && !labels.includes(before[at].label) && !used.has(before[at].id) ? before[at] : undefined;
    let id = (same ?? placed)?.id ?? (idOf(label) || 'choice');
    for (let number = 2; used.has(id) || (!same && !placed && before.some((one) => one.id === id)); number += 1) id = `${idOf(label) || 'choice'}_${number}`;
    used.add(id);
    return { id, label };
  });
  return made.filter(({ label }, at) => label !== '' || at < labels.length - 1);
}

/** Choices that say nothing are not sent. */
export const ready = (tool: Tool): Tool => ({
  ...tool,
  tool: tool.tool || idOf(tool.name),
  sections: tool.sections.map((section) => ({
    ...section,
    questions: section.questions.map((one) => {
      const choices = one.choices?.filter(({ label }) => label !== '');
      return tidyQuestion(choices ? { ...one, choices } : one);
    }),
  })),
});

/** Why a condition cannot be read; empty where it can, or there is none. */
export function conditionFault(text: string | undefined): string {
  if (text === undefined || text.trim() === '') return '';
  try {
    parseCondition(text);
    return '';
  } catch (fault) {
    return fault instanceof ConditionFault ? fault.message : String(fault);
  }
}

/** What the server would refuse to read, found here so that it can be said beside the field. */
export function unreadable(tool: Tool): ToolFault[] {
  const faults: ToolFault[] = [];
  const add = (id: string, what: string, remedy: string): void => void faults.push({ id, what, remedy });
  if (tool.name.trim() === '') add('tool-name', 'the tool has no name', 'Give it one.');
  else if ((tool.tool || idOf(tool.name)) === '') add('tool-name', 'the name has no letter to make a short name of', 'Use letters.');
  if (!/^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/.test(tool.version)) add('tool-version', 'the version is not three numbers', 'Write, for example: 1.1.0.');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(tool.from)) add('tool-from', 'the first day is no date', 'Write, for example: 1 4 2026.');
  if (tool.until !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(tool.until)) add('tool-until', 'the last day is no date', 'Write, for example: 31 3 2027, or leave it empty.');
  if (tool.sections.length === 0) add('tool-add-section', 'the tool has no section', 'Add one.');
  for (const section of tool.sections) {
    if (section.name.trim() === '') add(section.id, 'the section has no name', 'Give it one.');
    for (const question of section.questions) {
      if (question.ask.trim() === '') add(question.id, 'the question has no words', 'Write what is asked.');
      for (const condition of [question.asked_if, question.required_if]) {
        const fault = conditionFault(condition);
        if (fault !== '') add(question.id, fault, 'Write, for example: seen_alone = no or answered(risk_plan).');
      }
      const { descriptors } = question;
      if (descriptors) {
        const written = Object.values(descriptors).filter((one) => one.trim() !== '').length;
        if (written > 0 && written < 4) add(question.id, 'some grades have no descriptor', 'Say what each of the four grades means, or none.');
      }
    }
  }
  return faults;
}
