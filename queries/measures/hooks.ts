import { events } from '../catalog/index.js';
import { measure } from '../measure.js';

const event = events.hookExecutionComplete;

export const hookRuns = measure({
  id: 'hookRuns',
  words: 'Hook runs',
  unit: 'count',
  event: { event },
  note: 'One for each moment at which hooks ran, however many there were.',
});

export const hookTime = measure({
  id: 'hookTime',
  words: 'Time spent in hooks',
  unit: 'milliseconds',
  event: { event, sum: ['total_duration_ms'] },
});

export const hookBlocks = measure({
  id: 'hookBlocks',
  words: 'Blocked by hooks',
  unit: 'count',
  event: { event, sum: ['num_blocking'] },
  note: 'Hooks that stopped what they were asked about.',
});

export const hookErrors = measure({
  id: 'hookErrors',
  words: 'Hook errors',
  unit: 'count',
  event: { event, sum: ['num_non_blocking_error'] },
  note: 'Hooks that failed without stopping anything: nobody sees them.',
});
