// What someone who works with children's records has said and opened in this tab: the purpose, and what stands behind each
// step of the browser's history. It is in memory only, and gone when they sign out, close the tab or load the page anew: no
// child stands in an address, in the browser's history or in its storage (docs/decisions/0006-roles-and-scopes.md).
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useMemo, useRef, useState } from 'preact/hooks';
import type { Purpose } from './purposes.js';

/** Answers that are kept for going back to; the oldest goes first. */
const MOST_KEPT = 60;

export class TaskMemory {
  private readonly kept = new Map<string, unknown>();
  private readonly answers = new Map<string, unknown>();

  /** What was typed or chosen at a step of the history. */
  recall<Value>(step: string, name: string): Value | undefined {
    return this.kept.get(`${step} ${name}`) as Value | undefined;
  }
  remember(step: string, name: string, value: unknown): void {
    this.kept.set(`${step} ${name}`, value);
  }

  /** What the server answered to a request that was made at a step, so that going back asks for nothing again. */
  answer<Data>(key: string): Data | undefined {
    return this.answers.get(key) as Data | undefined;
  }
  keepAnswer(key: string, answer: unknown): void {
    this.answers.delete(key);
    this.answers.set(key, answer);
    const oldest = this.answers.keys().next();
    if (this.answers.size > MOST_KEPT && !oldest.done) this.answers.delete(oldest.value);
  }
  /** For another purpose everything is asked for, and recorded, anew. */
  forgetAnswers(): void {
    this.answers.clear();
  }
}

export interface Task {
  purpose: Purpose | null;
  setPurpose: (purpose: Purpose) => void;
  memory: TaskMemory;
}

const TaskContext = createContext<Task | null>(null);

/** Stands around the pages of whoever is signed in, and forgets everything with them. */
export function ChildTask({ children }: { children: ComponentChildren }) {
  const memory = useRef(new TaskMemory()).current;
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const task = useMemo<Task>(() => ({
    purpose,
    setPurpose: (chosen) => {
      if (chosen.name === purpose?.name && chosen.words === purpose.words) return;
      memory.forgetAnswers();
      setPurpose(chosen);
    },
    memory,
  }), [purpose]);
  return <TaskContext.Provider value={task}>{children}</TaskContext.Provider>;
}

export function useTask(): Task {
  const task = useContext(TaskContext);
  if (!task) throw new Error('there is no task around this page');
  return task;
}

/** A state that is still there when one comes back to this step of the history. Whoever uses it is drawn anew for
 * another step (its key). */
export function useRemembered<Value>(step: string, name: string, initial: Value): [Value, (value: Value) => void] {
  const { memory } = useTask();
  const [value, setValue] = useState<Value>(() => memory.recall<Value>(step, name) ?? initial);
  return [
    value,
    (chosen) => {
      memory.remember(step, name, chosen);
      setValue(chosen);
    },
  ];
}
