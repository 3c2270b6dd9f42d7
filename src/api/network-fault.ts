import { ApiFault, type FaultFacts } from './fault.js';

type Facts = Omit<FaultFacts, 'what'> & { readonly what: string };

const tlsCodes = /^(CERT_|ERR_TLS|ERR_SSL|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|EPROTO|ERR_OSSL)/;

/** Turns what the network did instead of answering into a fault that says what to do. */
export function networkFault(
  error: unknown,
  { base, writes, waitedMs }: { base: string; writes: boolean; waitedMs: number },
): ApiFault {
  const code = codeOf(error);
  return new ApiFault(factsOf(code, { base, writes, waitedMs }));
}

function factsOf(
  code: string,
  { base, writes, waitedMs }: { base: string; writes: boolean; waitedMs: number },
): Facts {
  const host = base.replace(/^https?:\/\//, '');
  if (code === 'ECONNREFUSED' || code === 'UND_ERR_CONNECT_TIMEOUT') {
    return {
      kind: 'refused',
      what: `Nothing answers at ${base}.`,
      todo: 'Is the port right, and is Grafana running?',
    };
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const what = `The host of ${host} has no address (${code}).`;
    return {
      kind: 'dns',
      what,
      todo: 'Check the name in GRAFANA_URL, and whether a proxy is needed (HTTPS_PROXY).',
    };
  }
  if (tlsCodes.test(code)) {
    return { kind: 'tls', what: `The secure connection to ${host} failed (${code}).`, todo: tlsRemedy(code) };
  }
  if (code === 'TimeoutError' || code.endsWith('_TIMEOUT') || code === 'ETIMEDOUT') {
    const todo = writes
      ? 'The write may have taken effect: run diff.'
      : 'Is it hanging, or behind a proxy that is? Else allow more time with --timeout.';
    return {
      kind: 'timeout',
      what: `${host} did not answer within ${secondsText(waitedMs)}.`,
      todo,
      mayHaveHappened: true,
    };
  }
  const what = `The connection to ${host} broke (${code}).`;
  return {
    kind: 'broken',
    what,
    todo: 'Try again; run diff to see what was written.',
    mayHaveHappened: true,
  };
}

/** `0.3 s`, `60 s`. */
function secondsText(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}

function tlsRemedy(code: string): string {
  if (code === 'EPROTO' || code.startsWith('ERR_SSL')) return 'Does this port speak https?';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'The certificate is for another host name.';
  return "Give the certificate of your own authority (GRAFANA_CA_FILE), or mend the server's chain.";
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'TimeoutError';
  const code = (error as NodeJS.ErrnoException).code;
  if (typeof code === 'string') return code;
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error.cause === undefined ? error.name : codeOf(error.cause);
}
