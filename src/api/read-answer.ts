import { parse as parseYaml } from 'yaml';
import type { Ask } from './ask.js';
import { ApiFault } from './fault.js';
import type { WireAnswer } from './transport.js';

type Place = { readonly doing: string; readonly base: string };

/** Reads the body of a good answer and checks its shape; refuses redirects and pages for people. */
export function readAnswer<T>(answer: WireAnswer, { ask, doing, base }: Place & { readonly ask: Ask<T> }): T {
  if (answer.status >= 300 && answer.status < 400) throw redirected(answer, { doing, base });
  const body = parsed(answer, { yaml: ask.yaml ?? false, doing, base });
  const read = ask.answer.safeParse(body);
  if (read.success) return read.data;
  const first = read.error.issues[0];
  const where = first && first.path.length > 0 ? ` at ${first.path.join('.')}` : '';
  throw new ApiFault({
    kind: 'answer',
    what: `${doing}: the answer is not what Grafana gives${where} (${first?.message ?? 'unknown shape'}).`,
    todo: 'Is this address Grafana itself, in a version from 10.4 on?',
    status: answer.status,
    mayHaveHappened: true,
  });
}

function parsed(answer: WireAnswer, { yaml, doing, base }: Place & { readonly yaml: boolean }): unknown {
  if (answer.text.trim() === '') return undefined;
  if (/html/.test(answer.type) || (/^\s*</.test(answer.text) && !/json/.test(answer.type))) {
    throw new ApiFault({
      kind: 'not-grafana',
      what: `${doing}: ${base} answered with a web page (${answer.status}), not with JSON.`,
      todo: 'Is the sub-path missing or wrong, a sign-in page in between, or the stack still waking up?',
      status: answer.status,
      mayHaveHappened: true,
    });
  }
  try {
    return yaml && !/json/.test(answer.type) ? parseYaml(answer.text) : JSON.parse(answer.text);
  } catch {
    throw new ApiFault({
      kind: 'broken',
      what: `${doing}: the answer broke off or is not JSON.`,
      todo: 'Try again; run diff to see what was written.',
      status: answer.status,
      mayHaveHappened: true,
    });
  }
}

function redirected(answer: WireAnswer, { doing, base }: Place): ApiFault {
  const location = answer.header('location') ?? '';
  const target = URL.canParse(location, base) ? new URL(location, base) : undefined;
  const to = target ? `${target.protocol}//${target.host}${target.pathname}` : 'elsewhere';
  const foreign = target !== undefined && target.hostname !== new URL(base).hostname;
  const secure = target?.protocol === 'https:' && base.startsWith('http:');
  return new ApiFault({
    kind: 'redirect',
    what: `${doing}: ${base} redirects to ${to}. Redirects are not followed: they drop the body or leak the token.`,
    todo: foreign
      ? 'That is another host: a sign-in page in front of Grafana, or an old address. Reach Grafana past it.'
      : secure
        ? 'Write https:// in GRAFANA_URL.'
        : 'Write the address the redirect leads to, with its sub-path, in GRAFANA_URL.',
    status: answer.status,
  });
}
