import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createTls } from 'node:https';
import { describe, expect, test } from 'vitest';
import { answering, closeLast, listening } from '../api/answering.js';
import { started } from '../api/support.js';
import { applied, as, eachInItsFolder, refused } from './applied.js';

eachInItsFolder();

const page = { type: 'text/html', body: '<!doctype html><html></html>' };
const file = (name: string): Promise<string> =>
  readFile(new URL(`../api/certificates/${name}`, import.meta.url), 'utf8');

describe('an address that', () => {
  test('is a web page', async () => {
    const { url } = await answering(page);
    expect(await applied({ GRAFANA_URL: url })).toEqual(
      refused(
        'GET /api/datasources: http://<here> answered with a web page (200), not with JSON.',
        'Is the sub-path missing or wrong, a sign-in page in between, or the stack still waking up?',
      ),
    );
  });

  test('answers with words that would move the cursor', async () => {
    const body = JSON.stringify({ message: 'no \u001b[2J\u0007 way \u202e' });
    const { url } = await answering({ status: 401, body });
    expect(await applied({ GRAFANA_URL: url })).toEqual(
      refused(
        'GET /api/datasources answered 401: no \\u001b[2J\\u0007 way \\u202e',
        'The token or password is wrong, expired or revoked: give a new one.',
      ),
    );
  });

  test('is another service', async () => {
    const { url } = await answering({ status: 404, body: '{"error":"no"}' });
    expect(await applied({ GRAFANA_URL: url })).toEqual(
      refused(
        'http://<here> has no /api/health: it is not Grafana, or not the whole address.',
        'Is the sub-path missing or wrong in GRAFANA_URL?',
      ),
    );
  });

  test('lacks its sub-path', async () => {
    const server = await started({ subPath: '/grafana' });
    const env = { ...as(server), GRAFANA_URL: server.url.replace('/grafana', '') };
    expect(await applied(env)).toEqual(
      refused(
        'GET /api/datasources: http://<here> redirects to http://<here>/grafana/. Redirects are not followed: they drop the body or leak the token.',
        'Write the address the redirect leads to, with its sub-path, in GRAFANA_URL.',
      ),
    );
  });

  test('leads to a sign-in page elsewhere', async () => {
    const headers = { location: 'https://login.example.com/authorize?client=x' };
    const { url } = await answering({ status: 302, headers });
    expect(await applied({ GRAFANA_URL: url })).toEqual(
      refused(
        'GET /api/datasources: http://<here> redirects to https://login.example.com/authorize. Redirects are not followed: they drop the body or leak the token.',
        'That is another host: a sign-in page in front of Grafana, or an old address. Reach Grafana past it.',
      ),
    );
  });

  test('nothing listens at', async () => {
    const { url } = await answering({});
    await closeLast();
    expect(await applied({ GRAFANA_URL: url }, '--timeout', '3')).toEqual(
      refused('Nothing answers at http://<here>.', 'Is the port right, and is Grafana running?'),
    );
  });

  test('has no address', async () => {
    expect(await applied({ GRAFANA_URL: 'https://grafana.invalid' }, '--timeout', '3')).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(
        /^The host of grafana\.invalid has no address \(\w+\)\.\n {2}Check the name in GRAFANA_URL/,
      ),
    });
  });

  test('has a certificate nobody vouches for', async () => {
    const server = createTls({ key: await file('server.key'), cert: await file('server.pem') });
    const url = `https://127.0.0.1:${await listening(server as never)}`;
    expect(await applied({ GRAFANA_URL: url })).toEqual(
      refused(
        'The secure connection to <here> failed (UNABLE_TO_VERIFY_LEAF_SIGNATURE).',
        "Give the certificate of your own authority (GRAFANA_CA_FILE), or mend the server's chain.",
      ),
    );
  });

  test('speaks http where https was asked', async () => {
    const { url } = await answering({});
    expect(await applied({ GRAFANA_URL: url.replace('http:', 'https:') })).toEqual(
      refused(
        'The secure connection to <here> failed (ERR_SSL_WRONG_VERSION_NUMBER).',
        'Does this port speak https?',
      ),
    );
  });

  test('never answers', async () => {
    const url = `http://127.0.0.1:${await listening(createServer(() => {}))}`;
    const started = performance.now();
    const { code, out, err } = await applied({ GRAFANA_URL: url }, '--timeout', '1');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^The 1 s for this command are over(, and http:\/\/<here> had not answered yet|: http:\/\/<here> was not asked any more)\.\n {2}Is it hanging/,
    );
    expect(performance.now() - started).toBeLessThan(60_000);
  });

  test.each([
    ['https://%zz@grafana.example.com', /^The user or password in the Grafana address has a "%"/],
    ['http://grafana.example.com', /^http:\/\/grafana\.example\.com would carry the token in the clear\./],
    ['grafana.example.com', /^The Grafana address is not a plain http or https address\./],
    ['ftp://grafana.example.com', /^The Grafana address is not a plain http or https address\./],
    ['', /^No Grafana is named\./],
  ])('is %j', async (url, err) => {
    const said = await applied({ GRAFANA_URL: url });
    expect(said).toEqual({ code: 1, out: '', err: expect.stringMatching(err) });
    expect(said.err.trim().split('\n')).toHaveLength(2);
  });
});
