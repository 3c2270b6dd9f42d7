/**
 * Families of models, first match wins. The patterns hold in JavaScript and in RE2, match anywhere in a
 * model's name, and expect lower case.
 */
export const modelFamilies: readonly { readonly family: string; readonly pattern: string }[] = Object.freeze(
  [
    { family: 'opus', pattern: '\\bclaude\\b.*\\bopus\\b|^opus\\b' },
    { family: 'sonnet', pattern: '\\bclaude\\b.*\\bsonnet\\b|^sonnet\\b' },
    { family: 'haiku', pattern: '\\bclaude\\b.*\\bhaiku\\b|^haiku\\b' },
    { family: 'claude', pattern: '\\bclaude\\b' },
    { family: 'gpt', pattern: '\\bgpt\\b|\\bcodex\\b|(^|[/.])o[134](-|$)' },
    { family: 'gemini', pattern: '\\bgemini\\b' },
    { family: 'grok', pattern: '\\bgrok\\b' },
    { family: 'deepseek', pattern: '\\bdeepseek\\b' },
    { family: 'qwen', pattern: '\\bqwen' },
    { family: 'kimi', pattern: '\\bkimi\\b' },
    { family: 'glm', pattern: '\\bglm\\b' },
    { family: 'minimax', pattern: '\\bminimax\\b' },
    { family: 'llama', pattern: '\\bllama' },
    { family: 'mistral', pattern: '\\bmistral\\b|\\bdevstral\\b|\\bcodestral\\b' },
    { family: 'nova', pattern: '\\bnova\\b' },
  ].map((entry) => Object.freeze(entry)),
);

const compiled = modelFamilies.map(({ family, pattern }) => ({ family, test: new RegExp(pattern) }));

/** What stands around the name of a model, taken away in this order. */
const wrappings: readonly RegExp[] = [
  /^arn:[^/]*\//,
  /^(?:publishers|projects|models)\/.*\/(?=[^/]+$)/,
  /^.*\/(?=[^/]+$)/,
  /^(?:us|eu|apac|au|jp|ca|global|us-gov)\.(?=[a-z]+\.)/,
  /^(?:anthropic|amazon|meta|mistral|openai|deepseek|qwen|google|moonshotai?|zai|minimax|xai)\./,
  /\[[^\]]*\]$/,
  /(?:-v\d+)?(?::\d+)+(?::[a-z0-9]+)?$/,
  /@(?:\d{8}|default|latest)$/,
  /-latest$/,
  /-(?:\d{8}|\d{4}-\d{2}-\d{2})(?:-v\d+)?$/,
  /-v\d+$/,
];

/**
 * The bare name of a model: without window, date, vendor, region and version of the host. Metrics and
 * events spell some models in two ways; by this name they meet.
 *
 *     modelName('claude-opus-4-6[1m]')                            // claude-opus-4-6
 *     modelName('us.anthropic.claude-sonnet-4-5-20250929-v1:0')   // claude-sonnet-4-5
 *     modelName('claude-haiku-4-5@20251001')                      // claude-haiku-4-5
 */
export function modelName(name: string): string {
  let bare = name;
  for (const wrapping of wrappings) {
    const left = bare.replace(wrapping, '');
    if (left !== '') bare = left;
  }
  return bare;
}

/**
 * The family of a model, or the name itself where the family is not known.
 *
 *     modelFamily('claude-opus-4-6[1m]')   // opus
 *     modelFamily('our-gateway-model')     // our-gateway-model
 */
export function modelFamily(name: string): string {
  const lower = name.toLowerCase();
  return compiled.find(({ test }) => test.test(lower))?.family ?? name;
}
