import { events } from '../catalog/index.js';
import { measure, ratio } from '../measure.js';

export const mcpConnections = measure({
  id: 'mcpConnections',
  words: 'MCP connections',
  unit: 'count',
  event: { event: events.mcpServerConnection, where: { connectionStatus: 'connected' } },
});

export const mcpFailures = measure({
  id: 'mcpFailures',
  words: 'Failed MCP connections',
  unit: 'count',
  event: { event: events.mcpServerConnection, where: { connectionStatus: 'failed' } },
});

export const mcpDisconnections = measure({
  id: 'mcpDisconnections',
  words: 'Lost MCP connections',
  unit: 'count',
  event: { event: events.mcpServerConnection, where: { connectionStatus: 'disconnected' } },
});

const mcpAttempts = measure({
  id: 'mcpAttempts',
  words: 'Tries to connect',
  unit: 'count',
  event: { event: events.mcpServerConnection, where: { connectionStatus: ['connected', 'failed'] } },
});

export const mcpFailureRatio = ratio({
  id: 'mcpFailureRatio',
  words: 'MCP failure ratio',
  unit: 'ratio',
  part: mcpFailures,
  whole: mcpAttempts,
  note: 'Of tries to connect. Servers have names only with OTEL_LOG_TOOL_DETAILS=1.',
});

export const skillUses = measure({
  id: 'skillUses',
  words: 'Skills used',
  unit: 'count',
  event: { event: events.skillActivated },
  note: 'Own and third-party skills are "custom_skill" unless OTEL_LOG_TOOL_DETAILS=1.',
});

export const slashCommands = measure({
  id: 'slashCommands',
  words: 'Slash commands',
  unit: 'count',
  event: { event: events.userPrompt, where: { command: { not: '' } } },
  note: 'Own commands are "custom" unless OTEL_LOG_TOOL_DETAILS=1.',
});

export const subagentRuns = measure({
  id: 'subagentRuns',
  words: 'Subagent runs',
  unit: 'count',
  event: { event: events.subagentCompleted },
  note: 'Sent by clients since August 2026.',
});

export const pluginLoads = measure({
  id: 'pluginLoads',
  words: 'Plugins loaded',
  unit: 'count',
  event: { event: events.pluginLoaded },
  note: 'Once for each plugin and session.',
});

export const pluginInstalls = measure({
  id: 'pluginInstalls',
  words: 'Plugins installed',
  unit: 'count',
  event: { event: events.pluginInstalled },
});
