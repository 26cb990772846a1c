// The application: who is signed in decides what there is to see.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Printing } from '../components/printing.js';
import { isDrawn, safeReturn } from './addresses.js';
import { browserShelf, forgetOthers } from './audits/unsent_store.js';
import { ChildTask } from './children/task.js';
import { Frame } from './Frame.js';
import { go, useWhere } from './history.js';
import { Invitation } from './Invitation.js';
import { Failed, Message, NotFound, Waiting } from './Message.js';
import { Pages } from './Pages.js';
import { ask, type Failure } from './server.js';
import { SessionContext, type Session } from './session.js';
import { SignIn } from './SignIn.js';

function Nobody({ publicPicture }: { publicPicture: boolean }) {
  return (
    <Frame bar={[]} session={null}>
      <Message title="Nobody can sign in here yet">
        <p class="govuk-body">This server has no accounts. Whoever runs it makes the first with <code>windscreen store init</code> and <code>windscreen account add</code>.</p>
        {publicPicture
          ? <p class="govuk-body">You can see <a class="govuk-link" href="/public">the public picture</a>, in which small numbers are kept back.</p>
          : <p class="govuk-body">Nothing is open to the public here.</p>}
      </Message>
    </Frame>
  );
}

const NO_SESSION: Session = {
  signed_in: false, sign_in: 'off', now: '', account: null, roles: [], permissions: [], second_factor: false, csrf_token: null,
  idle_ends_at: null, ends_at: null,
};

export function App({ printing }: { printing: boolean }) {
  const where = useWhere();
  const [session, setSession] = useState<Session | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [publicPicture, setPublicPicture] = useState(false);
  const [invited, setInvited] = useState('');
  // Whoever was signed in last: what they had open waits for them behind the sign-in page.
  const [kept, setKept] = useState<Session | null>(null);
  const leaving = useRef(false);

  const take = useCallback((newer: Session) => {
    setFailure(null);
    setSession(newer);
    if (newer.signed_in) {
      forgetOthers(browserShelf(), newer.account?.id ?? '');
      setKept(newer);
    }
  }, []);
  const look = useCallback(async (): Promise<void> => {
    const answer = await ask<Session>('/api/v1/session');
    if (answer.ok) take(answer.data);
    // A server without accounts has no such address.
    else if (answer.status === 404) take(NO_SESSION);
    else setFailure(answer);
  }, []);
  useEffect(() => {
    void look();
    void ask<{ public: boolean }>('/api/v1/site.json').then((answer) => {
      if (answer.ok) setPublicPicture(answer.data.public);
    });
  }, []);

  const signOut = async (): Promise<void> => {
    if (leaving.current) return;
    leaving.current = true;
    const answer = await ask<Session>('/api/v1/sign-out', { method: 'POST', body: {}, token: session?.csrf_token ?? null });
    leaving.current = false;
    if (answer.ok || answer.status === 401) {
      // Nothing of theirs stays in this tab.
      setKept(null);
      go('/sign-in', true);
      await look();
    } else setFailure(answer);
  };

  if (failure) {
    return (
      <Frame bar={[]} session={null}>
        <Failed failure={failure} onRetry={() => void look()} />
      </Frame>
    );
  }
  if (!session) return <Frame bar={[]} session={null}><Waiting words="Opening Windscreen." /></Frame>;
  // The server gave this page for want of any other.
  if (!isDrawn(where.address)) return <Frame bar={[]} session={null}><NotFound /></Frame>;
  if (where.address === '/invitation') return <Invitation onAccepted={setInvited} />;
  const current = session.signed_in ? session : kept;
  if (!session.signed_in && session.sign_in === 'off') return <Nobody publicPicture={publicPicture} />;
  return (
    <>
      {!session.signed_in && (
        <SignIn
          ended={kept !== null}
          email={kept?.account?.email ?? invited}
          publicPicture={publicPicture}
          singleSignOn={session.single_sign_on ?? null}
          where={where}
          onDone={(newer) => {
            const same = newer.account?.id === kept?.account?.id;
            if (!same && kept !== null) go('/', true);
            else if (where.address === '/sign-in') go(safeReturn(where.query.get('return_to')), true);
            take(newer);
          }}
        />
      )}
      {current && (
        <div hidden={!session.signed_in} key={current.account?.id ?? ''}>
          <SessionContext.Provider value={{ session: current, take, ended: () => void look() }}>
            <ChildTask>
              <Printing.Provider value={printing}>
                <Pages where={where} printing={printing} publicPicture={publicPicture} onSignOut={() => void signOut()} />
              </Printing.Provider>
            </ChildTask>
          </SessionContext.Provider>
        </div>
      )}
    </>
  );
}
