import { expect, test } from 'vitest';
import { connectionFrom, Secret } from '../../src/api/index.js';

const readFile = (name: string): string => (name === '/run/token' ? 'glsa_file\n' : '');

const env = { GRAFANA_URL: 'https://g.example/grafana/', GRAFANA_TOKEN: 'glsa_a' };

test('the environment, with sub-path and without trailing slash', () => {
  expect(connectionFrom({ env })).toMatchObject({
    base: 'https://g.example/grafana',
    signIn: { kind: 'token' },
  });
  const server = {
    GRAFANA_SERVER: 'https://s.example',
    GRAFANA_USER: 'u',
    GRAFANA_PASSWORD: 'p',
    GRAFANA_ORG_ID: '3',
  };
  expect(connectionFrom({ env: server })).toMatchObject({
    base: 'https://s.example',
    signIn: { kind: 'basic', user: 'u' },
    orgId: 3,
  });
});

test('a named context goes before the environment, and its own way to sign in shuts out the other', () => {
  const context = { url: 'https://c.example', user: 'u', password: new Secret('p') };
  expect(connectionFrom({ env, context })).toMatchObject({
    base: 'https://c.example',
    signIn: { kind: 'basic' },
  });
});

test('a token file', () => {
  const { signIn } = connectionFrom({
    env: { ...env, GRAFANA_TOKEN: '', GRAFANA_TOKEN_FILE: '/run/token' },
    readFile,
  });
  expect(signIn.kind === 'token' && signIn.token.reveal()).toBe('glsa_file');
});

test('user and password in the address are taken out of it', () => {
  const { base, signIn } = connectionFrom({ env: { GRAFANA_URL: 'https://me:p%40ss@g.example/' } });
  expect(base).toBe('https://g.example');
  expect(signIn.kind === 'basic' && signIn.password.reveal()).toBe('p@ss');
});

test('plain http only to this machine, or when said that it is safe', () => {
  for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000', 'g.localhost']) {
    expect(connectionFrom({ env: { ...env, GRAFANA_URL: `http://${host}` } }).base).toBe(`http://${host}`);
  }
  for (const host of ['g.example', '10.0.0.1', '127.evil.example', 'localhost.evil.example']) {
    const at = { env: { ...env, GRAFANA_URL: `http://${host}` } };
    expect(() => connectionFrom(at)).toThrow('would carry the token in the clear');
    expect(connectionFrom({ ...at, insecureHttp: true }).base).toBe(`http://${host}`);
  }
});

test.each([
  [{}, 'No Grafana is named.'],
  [{ GRAFANA_URL: 'g.example' }, 'not a plain http or https address'],
  [{ GRAFANA_URL: 'https://g.example/?orgId=1' }, 'not a plain http or https address'],
  [{ GRAFANA_URL: 'https://g.example' }, 'No token is given.'],
  [{ ...env, GRAFANA_TOKEN: 'a\nb' }, 'blanks or line breaks'],
  [{ ...env, GRAFANA_ORG_ID: 'main' }, 'not a whole number'],
  [{ ...env, GRAFANA_CERT_FILE: 'x' }, 'needs its key'],
])('refuses %j', (given, what) => {
  expect(() => connectionFrom({ env: given, readFile: () => 'pem' })).toThrow(what);
});
