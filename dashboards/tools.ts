import { extensions, mcp } from '../panels/extensions.js';
import { hooks } from '../panels/hooks.js';
import { spend } from '../panels/spend.js';
import { tools } from '../panels/tools.js';
import { board, row } from './plan.js';

export const toolsBoard = board({
  uid: 'cc-tools',
  title: 'Tools and extensions',
  question: 'Which tools and extensions are used, slow, failing or expensive?',
  filters: ['team', 'user'],
  time: { from: 'now-24h', to: 'now' },
  rows: [
    row('This range', [
      tools.calls,
      tools.failureRatio,
      tools.latency,
      mcp.failureRatio,
      hooks.time,
      extensions.skills,
    ]),
    row('Tools', [
      tools.callsBy('tool'),
      tools.failureRatioBy('tool'),
      tools.latencyBy('tool'),
      tools.failuresOverTime,
    ]),
    row('Why tools fail, and what they fill', [tools.failuresBy('errorType'), tools.resultSizeBy('tool')], {
      collapsed: true,
    }),
    row(
      'MCP',
      [
        mcp.connected,
        mcp.failuresBy('connectedServer'),
        mcp.failuresBy('connectionError'),
        mcp.lostBy('connectedServer'),
        spend.by('mcpServer'),
      ],
      { collapsed: true },
    ),
    row(
      'Skills, commands and subagents',
      [
        extensions.skillsBy('skill'),
        extensions.skillsBy('skillTrigger'),
        spend.by('skill'),
        extensions.commandsBy('command'),
        extensions.subagentsBy('agentType'),
        spend.by('agent'),
      ],
      { collapsed: true },
    ),
    row('Plugins', [spend.by('plugin'), extensions.plugins], { collapsed: true }),
    row(
      'Hooks',
      [hooks.timeBy('hook'), hooks.runsBy('hookEvent'), hooks.blocksBy('hook'), hooks.errorsBy('hook')],
      { collapsed: true },
    ),
  ],
});
