// A real OpenID Connect provider (npm oidc-provider) that stands for a council's directory: two tenants on one server with the
// same client, as directories of many councils have them, and people whose addresses are verified, not, or not said to be.
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import Provider from 'oidc-provider';

export const CLIENT = 'windscreen';
export const SECRET = 'a secret & more: +%=';

/** A signing key, as a provider keeps it. */
export function signingKey(algorithm, kid) {
  const { privateKey } = algorithm === 'RS256' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), alg: algorithm, use: 'sig', kid };
}

/** What the directory says of each person, by the name they sign in with. */
const PEOPLE = {
  ann: { email: 'ann@example.org', email_verified: true },
  cid: { email: 'cid@example.org', email_verified: true },
  locked: { email: 'locked@example.org', email_verified: true },
  stranger: { email: 'stranger@example.org', email_verified: true },
  unverified: { email: 'ann@example.org', email_verified: false },
  // As Entra ID does it: no word on whether the address is verified.
  entra: { preferred_username: 'eve@council.example' },
  guest: { email: 'eve@council.example', preferred_username: 'mallory@elsewhere.example' },
};

function tenant(origin, name, returnTo, key) {
  return new Provider(`${origin}/${name}`, {
    clients: [{
      client_id: CLIENT, client_secret: SECRET, redirect_uris: [returnTo], response_types: ['code'],
      grant_types: ['authorization_code'], id_token_signed_response_alg: key.alg,
    }],
    jwks: { keys: [key] },
    cookies: { keys: ['of the test'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `${origin}/${name}/interaction/${interaction.uid}` },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: `${id}-of-${name}`, ...PEOPLE[id] }) }),
    // Nobody is asked whether the council's own server may know who they are.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    renderError(context, out) {
      context.type = 'html';
      context.body = `<!doctype html><title>Refused</title><h1>Refused</h1><p>${out.error}</p>`;
    },
  });
}

async function interact(provider, request, response) {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html><title>Directory</title><h1>Directory</h1><form method="post" action="${uid}"><input name="login" aria-label="Name"><button>Sign in</button></form>`);
    return;
  }
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const login = new URLSearchParams(Buffer.concat(chunks).toString('utf8')).get('login');
  const result = login === 'no' ? { error: 'access_denied', error_description: 'The person said no' } : { login: { accountId: login } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** Starts the directory on a port (0: a free one); `returnTo` is where it may send browsers. */
export async function startProvider({ port = 0, returnTo, key }) {
  const tenants = new Map();
  const server = createServer((request, response) => {
    const name = request.url.split('/')[1];
    const provider = tenants.get(name);
    if (!provider) {
      response.writeHead(404).end();
      return;
    }
    request.originalUrl = request.url;
    request.url = request.url.slice(name.length + 1);
    if (request.url.startsWith('/interaction/')) {
      interact(provider, request, response).catch((error) => response.writeHead(500).end(String(error)));
    } else provider.callback()(request, response);
  });
  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  const origin = `http://localhost:${server.address().port}`;
  for (const name of ['tenant-a', 'tenant-b']) tenants.set(name, tenant(origin, name, returnTo, key));
  return {
    origin,
    port: server.address().port,
    issuer: `${origin}/tenant-a`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
