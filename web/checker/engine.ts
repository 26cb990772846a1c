// The statutory checks: the C++ of src/validate, compiled to WebAssembly, with the few functions that it wants of its
// surroundings. It runs in a worker of the page, and in tests. One instance serves one check and is then thrown away,
// because its memory never shrinks.
import { SEVERITIES, type CaseOutcome, type Fault, type Filter, type Finding, type Outcome, type ReturnName } from './outcome.js';

/** src/validate/browser/browser_api.cc. Addresses may lie above 2³¹ and then come as negative numbers. */
interface Functions {
  memory: WebAssembly.Memory;
  _initialize: () => void;
  answer_text: () => number;
  answer_size: () => number;
  buffer_new: (size: number) => number;
  known_years: () => void;
  check_new: (which: number, year: number, authority: number, authoritySize: number) => number;
  check_free: (check: number) => void;
  check_add: (check: number, name: number, nameSize: number, bytes: number, size: number, lastYear: number) => void;
  check_days: (check: number, start: number, end: number) => void;
  check_read: (check: number) => number;
  check_run: (check: number) => void;
  check_filter: (check: number, rule: number, severity: number, child: number, childSize: number) => number;
  check_page: (check: number, from: number, count: number) => number;
  check_rows: (check: number) => number;
  case_try: (text: number, size: number) => number;
}

export interface Settings {
  which: ReturnName;
  /** The year in which the collection ends. */
  year: number;
  authority: string;
  /** The collection's first and last day, in days from 1970-01-01, where they are not 1 April and 31 March. */
  start?: number;
  end?: number;
}

/** A function that does not exist here, as WASI says so. */
const NOT_HERE = 52;
const NO_DAY = -(2 ** 31);
const ROW_WORDS = 5;

function surroundings(module: WebAssembly.Module, progress: (done: number, all: number) => void): WebAssembly.Imports {
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {
    windscreen: { progress },
    env: { emscripten_notify_memory_growth: () => undefined },
    wasi_snapshot_preview1: {},
  };
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (from === 'wasi_snapshot_preview1') imports[from]![name] = () => NOT_HERE;
  }
  imports['wasi_snapshot_preview1']!['proc_exit'] = () => {
    throw new Error('the checks have ended');
  };
  return imports;
}

export class Engine {
  private check = 0;

  private constructor(private readonly its: Functions) {}

  /** `progress` is told how many children have been checked, of how many. */
  static async start(module: WebAssembly.Module, progress: (done: number, all: number) => void = () => undefined): Promise<Engine> {
    const instance = await WebAssembly.instantiate(module, surroundings(module, progress));
    const its = instance.exports as unknown as Functions;
    its._initialize();
    return new Engine(its);
  }

  /** The years in which the collections end whose rules are known. */
  knownYears(): Record<ReturnName, number[]> {
    this.its.known_years();
    return this.answer() as Record<ReturnName, number[]>;
  }

  /** Begins a check; once for an instance. */
  begin(settings: Settings): void {
    const [authority, size] = this.give(settings.authority.trim().toUpperCase());
    this.check = this.its.check_new(settings.which === 'cin' ? 1 : 0, settings.year, authority, size);
    if (this.check === 0) throw new Error(`the rules of ${settings.year} are not known`);
    this.its.check_days(this.check, settings.start ?? NO_DAY, settings.end ?? NO_DAY);
  }

  /** Room for a file's bytes, which are written with `fill` and become the check's with `add`. */
  room(size: number): number {
    return this.its.buffer_new(size) >>> 0;
  }
  fill(room: number, at: number, bytes: Uint8Array): void {
    new Uint8Array(this.its.memory.buffer).set(bytes, room + at);
  }
  add(name: string, room: number, size: number, lastYear: boolean): void {
    const [text, length] = this.give(name);
    this.its.check_add(this.check, text, length, room, size, lastYear ? 1 : 0);
  }

  /** Reads what was added; gives why it cannot be read, or nothing. */
  read(): Fault | null {
    return this.its.check_read(this.check) === 1 ? null : (this.answer() as Fault);
  }

  run(): Outcome {
    this.its.check_run(this.check);
    return this.answer() as Outcome;
  }

  /** Shows some of the findings and gives how many they are. */
  filter({ rule, severity, child }: Filter): number {
    const [text, size] = this.give((child ?? '').trim().toUpperCase());
    return this.its.check_filter(this.check, rule ?? -1, severity ? SEVERITIES.indexOf(severity) : -1, text, size) >>> 0;
  }

  /** Up to `count` of the findings shown, from the place `from` on. */
  page(from: number, count: number): Finding[] {
    const found = this.its.check_page(this.check, from, count);
    const words = new Uint32Array(this.its.memory.buffer, this.its.check_rows(this.check) >>> 0, found * ROW_WORDS);
    const rows: Finding[] = [];
    for (let at = 0; at < words.length; at += ROW_WORDS) {
      rows.push({
        rule: words[at] ?? 0,
        table: words[at + 1] ?? 0,
        row: words[at + 2] ?? 0,
        child: this.text(words[at + 3] ?? 0, words[at + 4] ?? 0),
      });
    }
    return rows;
  }

  /** Tries a rule on a case, which is a text of records (src/validate/browser/browser_api.cc). */
  tryCase(records: string): CaseOutcome {
    const [text, size] = this.give(records);
    if (this.its.case_try(text, size) === 1) return this.answer() as CaseOutcome;
    throw new Error((this.answer() as { error: string }).error);
  }

  private give(text: string): [address: number, size: number] {
    const bytes = new TextEncoder().encode(text);
    const room = this.room(bytes.length);
    this.fill(room, 0, bytes);
    return [room, bytes.length];
  }

  private readonly decoder = new TextDecoder();
  private text(address: number, size: number): string {
    return size === 0 ? '' : this.decoder.decode(new Uint8Array(this.its.memory.buffer, address, size));
  }

  private answer(): unknown {
    return JSON.parse(this.text(this.its.answer_text() >>> 0, this.its.answer_size()));
  }
}
