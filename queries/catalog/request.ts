import { number, oneOf, text, type AttributeFacts } from './attribute.js';

const named = (as: string, facts: AttributeFacts = {}) =>
  text({ masked: { as, liftedBy: 'OTEL_LOG_TOOL_DETAILS' }, ...facts });

/** On whose behalf a request was made: agent, skill, plugin or MCP tool. */
export const attribution = Object.freeze({
  'agent.name': named('custom', { note: 'Absent outside subagents.' }),
  'skill.name': named('third-party', { note: 'Own skills show their name here, unlike skill_activated.' }),
  'plugin.name': named('third-party'),
  'marketplace.name': text({ note: 'Official marketplaces only.' }),
  'mcp_server.name': named('custom', {
    note: 'Since 2.1.222 only on requests that used a result of the server: expect a step down.',
  }),
  'mcp_tool.name': named('custom', { note: 'Since 2.1.222 as mcp_server.name.' }),
});

export const effort = oneOf(['low', 'medium', 'high', 'xhigh', 'max'], {
  since: '2.1.117',
  note: 'Absent where the model has none.',
});

export const model = text({ always: true, note: 'Fold with modelFamily; metrics may add [1m].' });

/** The model where a release or a case may leave it out. */
export const maybeModel = text({ note: 'Fold with modelFamily.' });

/** The query source of events, finer than that of metrics. */
export const querySource = text({
  note: 'repl_main_thread, compact, or the name of a subagent; metrics say main, subagent, auxiliary.',
});

export const speed = oneOf(['fast', 'normal'], { note: 'Metrics leave normal out.' });

export const milliseconds = (facts: AttributeFacts = {}) => number({ unit: 'ms', ...facts });
export const tokens = (facts: AttributeFacts = {}) => number({ unit: 'tokens', ...facts });
export const characters = (facts: AttributeFacts = {}) => number({ unit: 'characters', ...facts });
export const bytes = (facts: AttributeFacts = {}) => number({ unit: 'bytes', ...facts });

/** There only with OTEL_LOG_TOOL_DETAILS=1. */
export const detail = (facts: AttributeFacts = {}) =>
  text({ gate: 'OTEL_LOG_TOOL_DETAILS', privacy: 'content', ...facts });
