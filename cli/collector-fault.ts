import { exit, Problem } from './problem.js';

/** Which option of `ccboards collector` fills a place of the collector's options. */
const options: readonly (readonly [RegExp, string])[] = [
  [/^events\.lokiOtlpEndpoint$/, '--loki'],
  [/^counters\.pushTo\.endpoint$/, '--push-otlp or --push-remote-write'],
  [/^tokenFromEnv$/, '--token-from-env'],
  [/^allow\b/, '--allow'],
];

/** The same fault, by the option that was given instead of the library's name for it. */
export function byOption(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const [, place, what] = /^collector › (\S+)\n([^]*)$/.exec(error.message) ?? [];
  const [, option] = options.find(([pattern]) => place !== undefined && pattern.test(place)) ?? [];
  return option === undefined
    ? error
    : new Problem(`${option}\n${what}`, { exitCode: exit.usage, cause: error });
}
