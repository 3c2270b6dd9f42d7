import { events } from '../catalog/index.js';
import { everyEvent } from '../every-event.js';
import { list } from '../list.js';

export const promptRecords = list({
  id: 'promptRecords',
  words: 'Prompts',
  event: events.userPrompt,
  columns: [
    'prompt',
    { of: 'prompt_length', title: 'Length' },
    { of: 'command_name', title: 'Command' },
    { of: 'command_source', title: 'Kind of command' },
  ],
});

export const requestRecords = list({
  id: 'requestRecords',
  words: 'API requests',
  event: events.apiRequest,
  columns: [
    'model',
    { of: 'cost_usd', title: 'Cost' },
    { of: 'cache_read_tokens', title: 'From cache' },
    { of: 'cache_creation_tokens', title: 'Into cache' },
    { of: 'input_tokens', title: 'New' },
    { of: 'output_tokens', title: 'Output' },
    { of: 'duration_ms', title: 'Took' },
    'requestSource',
    'prompt',
  ],
});

export const toolRecords = list({
  id: 'toolRecords',
  words: 'Tool calls',
  event: events.toolResult,
  columns: [
    'tool',
    'success',
    { of: 'duration_ms', title: 'Took' },
    { of: 'tool_result_size_bytes', title: 'Result' },
    { of: 'error_type', title: 'Failure' },
    'prompt',
  ],
});

export const errorRecords = list({
  id: 'errorRecords',
  words: 'API errors',
  event: events.apiError,
  columns: [
    'model',
    'statusCode',
    { of: 'error', title: 'Error' },
    { of: 'attempt', title: 'Tries' },
    { of: 'duration_ms', title: 'Took' },
    'requestSource',
  ],
});

export const refusedRecords = list({
  id: 'refusedRecords',
  words: 'Denials',
  event: events.toolDecision,
  where: { decision: 'reject' },
  columns: ['user', 'team', 'tool', 'decisionSource', 'session'],
});

export const modeRecords = list({
  id: 'modeRecords',
  words: 'Changes of the permission mode',
  event: events.permissionModeChanged,
  columns: ['user', 'team', 'fromMode', 'toMode', 'modeTrigger', 'session'],
});

/** Everything in the order it happened; two of one millisecond are told apart by their number. */
export const everything = list({
  id: 'events',
  words: 'Events',
  event: everyEvent,
  columns: [
    { of: 'event.sequence', title: 'Number' },
    'event',
    { of: 'tool_name', title: 'Tool' },
    { of: 'model', title: 'Model' },
    { of: 'cost_usd', title: 'Cost' },
    { of: 'duration_ms', title: 'Took' },
    { of: 'success', title: 'Success' },
    { of: 'decision', title: 'Decision' },
    { of: 'source', title: 'Decided by' },
    { of: 'prompt.id', title: 'Prompt' },
  ],
  note: 'Numbers count from 0 in each process, and start over when the session is resumed.',
});
