import { dimensions } from '../queries/dimension.js';
import type { DimensionOf } from '../queries/measure.js';
import {
  mcpConnections,
  mcpDisconnections,
  mcpFailureRatio,
  mcpFailures,
  pluginInstalls,
  pluginLoads,
  skillUses,
  slashCommands,
  subagentRuns,
} from '../queries/measures/index.js';
import { barGauge, stat, table } from './plan.js';

/** Panels about MCP servers. */
export const mcp = {
  failureRatio: stat(mcpFailureRatio.total(), {
    title: 'MCP failure ratio',
    asks: 'Which part of the tries to reach an MCP server failed?',
  }),

  failuresBy: (dimension: DimensionOf<typeof mcpFailures>) =>
    barGauge(mcpFailures.total().by(dimension), {
      title: `Failed MCP connections by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} is behind MCP servers that cannot be reached?`,
    }),

  lostBy: (dimension: DimensionOf<typeof mcpDisconnections>) =>
    barGauge(mcpDisconnections.total().by(dimension), {
      title: `Lost MCP connections by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} goes away while it is in use?`,
    }),

  connected: table(mcpConnections.total().by('connectedServer', 'serverScope', 'transport'), {
    title: 'MCP servers connected',
    asks: 'Which servers are connected, by whose choice, and how?',
  }),
} as const;

/** Panels about skills, commands, subagents and plugins. */
export const extensions = {
  skills: stat(skillUses.total(), { title: 'Skills used', asks: 'How often was a skill used?' }),

  skillsBy: (dimension: DimensionOf<typeof skillUses>) =>
    barGauge(skillUses.total().by(dimension), {
      title: `Skills used by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} is worth its upkeep?`,
    }),

  commandsBy: (dimension: DimensionOf<typeof slashCommands>) =>
    barGauge(slashCommands.total().by(dimension), {
      title: `Slash commands by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} do people know and use?`,
    }),

  subagentsBy: (dimension: DimensionOf<typeof subagentRuns>) =>
    barGauge(subagentRuns.total().by(dimension), {
      title: `Subagent runs by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} is work handed to?`,
    }),

  plugins: table(pluginLoads.total().by('plugin', 'pluginVersion', 'pluginScope', 'pluginEnabledBy'), {
    title: 'Plugins loaded',
    asks: 'Which plugins, in which version, came in by which way?',
  }),

  installs: table(pluginInstalls.total().by('plugin', 'pluginVersion', 'marketplace'), {
    title: 'Plugins installed',
    asks: 'What was installed, and from where?',
  }),
} as const;
