// node bench/serve_writes.mjs ORIGIN SESSIONS-FILE WRITERS: until SIGTERM, each of so many signed-in users saves what they type every
// second or so, and opens a child's record now and then. Says at the end how many of each were acknowledged, how long they took, and
// what failed. For bench/serve_load.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

const [origin, file, writers] = process.argv.slice(2);
const users = readFileSync(file, 'utf8').trim().split('\n').slice(0, Number(writers)).map((line) => line.split(' '));
const agent = new Agent({ keepAlive: true, maxSockets: users.length });
const took = { draft: [], record: [] };
const failures = new Map();
let stopping = false;

function ask(method, path, [cookie, token], body) {
  const text = JSON.stringify(body);
  const headers = { Cookie: cookie, 'X-CSRF-Token': token, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) };
  return new Promise((done) => {
    const sent = request(origin + path, { method, agent, headers }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => done({ status: answer.statusCode, text: Buffer.concat(chunks).toString('utf8') }));
    });
    sent.on('error', (error) => done({ status: error.code ?? 'error', text: '' }));
    sent.end(text);
  });
}

async function timed(kind, ...rest) {
  const began = performance.now();
  const answer = await ask(...rest);
  if (answer.status === 200) took[kind].push(performance.now() - began);
  else if (!stopping) failures.set(`${kind} ${answer.status}`, (failures.get(`${kind} ${answer.status}`) ?? 0) + 1);
  return answer;
}

const rest = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** A child whom everyone may open, found as a person would. */
async function someChild() {
  for (const name of ['smith', 'jones', 'an', 'el', 'ma']) {
    const found = await ask('POST', '/api/v1/children/search', users[0], { purpose: 'audit', name });
    if (found.status === 200 && JSON.parse(found.text).rows.length > 0) return JSON.parse(found.text).rows[0].child;
  }
  throw new Error('no child is found');
}

async function write(user, number, child) {
  let revision = 0;
  for (let round = 0; !stopping; round += 1) {
    const content = { strengths: `What was typed, round ${round}. `.repeat(20) };
    const saved = await timed('draft', 'PUT', '/api/v1/drafts/load_test', user, { content, revision });
    if (saved.status === 200) revision = JSON.parse(saved.text).revision;
    if (round % 10 === number % 10) await timed('record', 'POST', '/api/v1/children/timeline', user, { purpose: 'audit', child });
    await rest(500 + Math.random() * 1000);
  }
}

process.on('SIGTERM', () => {
  stopping = true;
});
const child = await someChild();
await Promise.all(users.map((user, number) => write(user, number, child)));
for (const [kind, times] of Object.entries(took)) {
  times.sort((a, b) => a - b);
  const at = (share) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  console.log(`writes, ${kind}: ${times.length}; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
}
console.log(`writes that failed: ${failures.size === 0 ? 'none' : [...failures].map(([what, count]) => `${what}: ${count}`).join(', ')}`);
agent.destroy();
