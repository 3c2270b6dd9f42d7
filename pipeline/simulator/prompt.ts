import { named, type Conversation } from './conversation.js';
import { log, type Happening } from './happening.js';

/** A command of the client, of the company, or of a server. */
const commands = [
  { command_name: 'review', command_source: 'builtin' },
  { command_name: 'init', command_source: 'builtin' },
  { command_name: 'deploy-preview', command_source: 'custom' },
  { command_name: 'find_issue', command_source: 'mcp' },
] as const;

/** A prompt is sent: words, or a command, perhaps with a file named in it. */
export function* say(talk: Conversation, compacts: boolean): Generator<Happening> {
  const { random, aside, traits, client } = talk;
  const open = client.OTEL_LOG_USER_PROMPTS;
  const words = 'Make the tests pass.';
  yield log(talk.now, 'userPrompt', {
    prompt_length: Math.round(random.skewed(120, 1)),
    prompt: open ? words : '<REDACTED>',
    prompt_text: open && traits.promptTexts ? words : undefined,
    'message.uuid': traits.messageIds ? random.uuid() : undefined,
    ...commandOf(talk, compacts),
    'prompt.id': talk.prompt,
  });
  if (!random.chance(0.08)) return;
  const mention_type = random.pick(['file', 'file', 'directory', 'agent']);
  const success = String(!aside.chance(0.12));
  yield log(talk.now, 'atMention', { mention_type, success, 'prompt.id': talk.prompt });
}

function commandOf(talk: Conversation, compacts: boolean) {
  if (compacts) return { command_name: 'compact', command_source: 'builtin' };
  if (!talk.aside.chance(0.05)) return {};
  const { command_name, command_source } = talk.aside.pick(commands);
  return command_source === 'builtin'
    ? { command_name, command_source }
    : { command_name: named(talk, command_name, 'custom'), command_source };
}

/** Once in a while the client asks how it went; not everybody answers. */
export function* survey(talk: Conversation): Generator<Happening> {
  const { aside, process } = talk;
  if (process.kind === 'print' || !aside.chance(0.02)) return;
  const asked = { appearance_id: aside.uuid(), survey_type: 'session', enabled_via_override: true };
  yield log(talk.now, 'feedbackSurvey', { event_type: 'appeared', ...asked });
  if (!aside.chance(0.6)) return;
  const response = aside.pick(['good', 'good', 'fine', 'bad', 'dismissed']);
  yield log(talk.now, 'feedbackSurvey', {
    event_type: 'responded',
    ...asked,
    response,
  });
}
