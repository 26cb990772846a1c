// Asking the server, and what comes back: an answer, or why there is none in words that a page can show.

/** A failure as the server gives it (RFC 9457), or as the network does. */
export interface Failure {
  ok: false;
  /** The HTTP status; 0 where the server could not be reached. */
  status: number;
  /** A word that tells failures of one status apart; mostly empty. */
  code: string;
  detail: string;
  remedy: string;
  /** Seconds after which asking again may help; 0: not said. */
  after: number;
  /** All that the server said, where it said more. */
  problem?: Record<string, unknown>;
}

export type Answer<Data> = { ok: true; data: Data } | Failure;

export interface Asking {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** The session's token, which changes need. */
  token?: string | null;
  signal?: AbortSignal;
  /** Goes on when the page is left meanwhile. */
  keepalive?: boolean;
}

const UNREACHABLE: Failure = {
  ok: false, status: 0, code: '', after: 0,
  detail: 'Windscreen could not be reached.', remedy: 'Check your connection to the council’s network, and try again.',
};

/** What to say where a part of the application itself could not be fetched. */
export const PART_NOT_LOADED: Failure = {
  ok: false, status: 0, code: '', after: 0,
  detail: 'A part of this page could not be fetched.', remedy: 'Windscreen may have been brought up to date meanwhile: load the page again.',
};

async function failureOf(response: Response): Promise<Failure> {
  let problem: Record<string, unknown> = {};
  if ((response.headers.get('Content-Type') ?? '').includes('json')) {
    try {
      problem = (await response.json()) as typeof problem;
    } catch {
      // The words below stand for it.
    }
  }
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    ok: false,
    status: response.status,
    code: text(problem['code']),
    detail: text(problem['detail']) || 'The server could not answer.',
    remedy: text(problem['remedy']) || 'Try again in a minute.',
    after: Number(response.headers.get('Retry-After')) || 0,
    problem,
  };
}

/** Asks for JSON. Never throws; an answer that is not JSON is a failure. */
export async function ask<Data>(address: string, asking: Asking = {}): Promise<Answer<Data>> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (asking.body !== undefined) headers['Content-Type'] = 'application/json';
  if (asking.token) headers['X-CSRF-Token'] = asking.token;
  let response: Response;
  try {
    response = await fetch(address, {
      method: asking.method ?? 'GET',
      headers,
      credentials: 'same-origin',
      ...(asking.body === undefined ? {} : { body: JSON.stringify(asking.body) }),
      ...(asking.signal ? { signal: asking.signal } : {}),
      ...(asking.keepalive ? { keepalive: true } : {}),
    });
  } catch {
    return UNREACHABLE;
  }
  if (!response.ok) return failureOf(response);
  try {
    return { ok: true, data: (await response.json()) as Data };
  } catch {
    return { ...UNREACHABLE, detail: 'The answer of the server did not arrive whole.' };
  }
}

/** Sends a part of a file. Never throws. */
export async function askBytes<Data>(address: string, bytes: Uint8Array<ArrayBuffer>, token: string | null): Promise<Answer<Data>> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Content-Type': 'application/octet-stream' };
  if (token) headers['X-CSRF-Token'] = token;
  try {
    const response = await fetch(address, { method: 'PUT', headers, credentials: 'same-origin', body: bytes });
    return response.ok ? { ok: true, data: (await response.json()) as Data } : await failureOf(response);
  } catch {
    return UNREACHABLE;
  }
}

/** Asks for a file: its name as the server gives it, and what is in it. Never throws. */
export async function askForFile(address: string, asking: Asking): Promise<Answer<{ name: string; content: string }>> {
  const headers: Record<string, string> = { Accept: 'text/csv', 'Content-Type': 'application/json' };
  if (asking.token) headers['X-CSRF-Token'] = asking.token;
  try {
    const response = await fetch(address, { method: asking.method ?? 'GET', headers, credentials: 'same-origin', ...(asking.body === undefined ? {} : { body: JSON.stringify(asking.body) }) });
    if (!response.ok) return await failureOf(response);
    const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'list.csv';
    return { ok: true, data: { name, content: await response.text() } };
  } catch {
    return UNREACHABLE;
  }
}
