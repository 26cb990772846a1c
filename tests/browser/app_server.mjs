// A server for the application's browser tests: it gives the application as it was built (app.pack), a report that is made up,
// and the addresses of docs/accounts.md as far as the pages use them. A test can end sessions, refuse and fail at will, which
// takes a real server half an hour. tests/browser/app.mjs uses it beside the real one.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** As src/serve/application.cc sends it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

function unpacked(file) {
  const bytes = readFileSync(file);
  let at = 0;
  const line = () => {
    const end = bytes.indexOf(10, at);
    const text = bytes.subarray(at, end).toString('utf8');
    at = end + 1;
    return text;
  };
  const count = Number(line().split(' ')[2]);
  const described = Array.from({ length: count }, () => line().split('\t'));
  return new Map(described.map(([address, type, plain, packed]) => {
    const body = bytes.subarray(at, at + Number(plain));
    at += Number(plain) + Number(packed);
    return [address, { type, body }];
  }));
}

const minutes = (count) => new Date(Date.now() + count * 60_000).toISOString();

/** What the tests may change while it runs. */
function fresh(report, publicReport) {
  return {
    report, publicReport, signedIn: false, signIn: 'password', account: { id: 'a1', email: 'ann@example.org', name: 'Ann Lee' },
    roles: [{ role: 'director', scope: 'authority', value: null }], permissions: ['see_figures'], secondFactor: false,
    idleMinutes: 30, busy: 0, broken: false, asked: [], drafts: new Map(), more: null,
    snapshots: [{ snapshot: report.provenance.snapshot, as_at: report.as_at, loaded_at: report.provenance.loaded_at, sources: 4, rows_read: 10, kept: 8, merged: 0, rejected: 1, flagged: 1, bytes: 1000, content_hash: 'c' }],
  };
}

export const PASSWORD = 'correct horse battery';
export const CODE = '123456';

/** Starts it; `state` may be changed while it runs. */
export async function startAppServer({ pack, report, publicReport }) {
  const files = unpacked(pack);
  const state = fresh(report, publicReport);
  const session = () => ({
    signed_in: state.signedIn, sign_in: state.signIn, now: new Date().toISOString(),
    account: state.signedIn ? state.account : null, roles: state.signedIn ? state.roles : [],
    permissions: state.signedIn ? state.permissions : [], second_factor: state.secondFactor,
    csrf_token: state.signedIn ? 'token-1' : null, idle_ends_at: state.signedIn ? minutes(state.idleMinutes) : null,
    ends_at: state.signedIn ? minutes(600) : null,
  });
  const problem = (status, detail, code = '', headers = {}) => ({ status, type: 'application/problem+json', body: { type: 'about:blank', title: '', status, detail, remedy: 'Do what the test says.', ...(code ? { code } : {}) }, headers });
  const json = (body) => ({ status: 200, type: 'application/json', body, headers: {} });

  function change(path, request, body) {
    if (path === '/api/v1/sign-in') {
      if (body.email !== state.account.email || body.password !== PASSWORD) return problem(401, 'Wrong.', 'wrong_credentials');
      if (state.secondFactor && body.code === undefined) return problem(401, 'A code is wanted.', 'second_factor_needed');
      if (state.secondFactor && body.code !== CODE) return problem(401, 'Wrong code.', 'wrong_second_factor');
      state.signedIn = true;
      return json(session());
    }
    if (!state.signedIn) return problem(401, 'You must sign in to see this.');
    if (request.headers['x-csrf-token'] !== 'token-1') return problem(403, 'No token.', 'csrf');
    switch (path) {
      case '/api/v1/session':
        state.idleMinutes = 30;
        return json(session());
      case '/api/v1/sign-out':
        state.signedIn = false;
        return json(session());
      case '/api/v1/password':
        return body.current === PASSWORD ? json(session()) : problem(403, 'Wrong.', 'wrong_password');
      case '/api/v1/second-factor':
        return body.password === PASSWORD ? json({ secret: 'ABCDEFGHIJKLMNOP', uri: 'otpauth://totp/x', pending: 'p' }) : problem(403, 'Wrong.', 'wrong_password');
      case '/api/v1/second-factor/confirm':
        if (body.code !== CODE) return problem(401, 'Wrong code.', 'wrong_second_factor');
        state.secondFactor = true;
        return json({ recovery_codes: ['aaaa-bbbb', 'cccc-dddd'], session: session() });
      case '/api/v1/second-factor/remove':
        state.secondFactor = false;
        return json(session());
      case '/api/v1/sessions/end':
        return json({ ended: 1 });
      default:
        return problem(404, 'There is nothing at this address.');
    }
  }

  function read(path) {
    if (path === '/api/v1/session') return json(session());
    if (path === '/api/v1/site.json') return json({ public: state.publicReport !== null });
    if (path === '/public.json') return state.publicReport ? json(state.publicReport) : problem(404, 'There is nothing at this address.');
    if (!path.startsWith('/api/')) return null;
    if (!state.signedIn) return problem(401, 'You must sign in to see this.');
    if (path === '/api/v1/sessions.json') {
      return json([
        { id: 's1', started_at: minutes(-20), last_seen_at: minutes(0), device: 'Firefox on Windows', second_factor: false, current: true },
        { id: 's2', started_at: minutes(-600), last_seen_at: minutes(-400), device: 'Edge on Windows', second_factor: false, current: false },
      ]);
    }
    if (!state.permissions.includes('see_figures')) return problem(403, 'Your account may not see this.');
    if (path === '/api/v1/snapshots.json') return json(state.snapshots);
    if (path !== '/api/v1/report.json') return problem(404, 'There is nothing at this address.');
    if (state.broken) return problem(500, 'The server could not make the answer.');
    if (state.busy > 0) {
      state.busy -= 1;
      return problem(503, 'The server has as much to compute as it can.', '', { 'Retry-After': '1' });
    }
    return json(state.report);
  }

  // Typed work, as src/serve/accounts/drafts.cc keeps it.
  function draft(form, request, body) {
    if (!state.signedIn) return problem(401, 'You must sign in to see this.');
    if (request.method !== 'GET' && request.headers['x-csrf-token'] !== 'token-1') return problem(403, 'No token.', 'csrf');
    const stored = state.drafts.get(form) ?? { form, content: null, revision: 0, saved_at: null };
    if (request.method === 'DELETE') state.drafts.delete(form);
    if (request.method !== 'PUT') return json(request.method === 'GET' ? stored : { ...stored, content: null, revision: 0, saved_at: null });
    if (JSON.stringify(body.content) === JSON.stringify(stored.content)) return json(stored);
    if (stored.revision !== 0 && stored.revision !== body.revision) {
      const refusal = problem(409, 'Another page has saved this form meanwhile.', 'draft_conflict');
      return { ...refusal, body: { ...refusal.body, stored, sent: body } };
    }
    state.drafts.set(form, { form, content: body.content, revision: body.revision + 1, saved_at: '2020-09-30T09:00:00.000Z' });
    return json(state.drafts.get(form));
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      state.asked.push(`${request.method} ${request.url}`);
      const file = files.get(pathname);
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
      const form = /^\/api\/v1\/drafts\/([\w-]+)$/.exec(pathname)?.[1];
      // What a test adds: an answer, or null for none of its own.
      const added = state.more?.({ method: request.method, url: new URL(request.url, 'http://localhost'), body, json, problem });
      const answer = added ? added : form ? draft(form, request, body) : request.method === 'POST' ? change(pathname, request, body) : file ? null : read(pathname);
      const page = file ?? files.get('/');
      const headers = { 'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' };
      if (answer) response.writeHead(answer.status, { ...headers, ...answer.headers, 'Content-Type': answer.type }).end(JSON.stringify(answer.body));
      else response.writeHead(200, { ...headers, 'Content-Type': page.type }).end(page.body);
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    state,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
