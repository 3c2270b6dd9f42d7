import { grafanaRecords, isUnordered, ruleGroups } from '../../rules/index.js';
import { claudeCodeAlerts, grafanaAlerts, type GrafanaGroup } from '../../rules/alerts/index.js';
import type { RuleGroup, RulerPlace, Wanted } from '../../src/api/index.js';
import type { Board } from '../../src/grafana/index.js';
import type { Surroundings } from '../command.js';
import type { Settings } from '../config/schema.js';
import { alertSettingsOf, folderOf, pipelineOf } from '../config/settings.js';
import { leftOut } from '../left-out.js';
import { Problem } from '../problem.js';
import type { Grafana } from './connect.js';
import { alertingGroups, recordingGroups, rulersOf, type Keeping } from './rulers.js';
import type { Engine, Sources } from './sources.js';

/** The data sources that rules need: those that are asked, and those a ruler is reached through. */
export function enginesNeeded(settings: Settings): readonly Engine[] {
  const { recording, alerts, mimir, loki } = settings.rules;
  const { counters, events } = pipelineOf(settings);
  const kept = new Set<string>([recording, alerts]);
  const byGrafana = kept.has('grafana');
  const byRuler = kept.has('ruler');
  return [
    ...(counters !== 'none' && (byGrafana || (byRuler && !mimir)) ? (['prometheus'] as const) : []),
    ...(events !== 'none' && (byGrafana || (byRuler && !loki)) ? (['loki'] as const) : []),
  ];
}

interface Around {
  readonly boards: readonly Board[];
  readonly settings: Settings;
  readonly sources: Sources;
  readonly around: Surroundings;
  readonly insecureHttp: boolean;
  readonly grafana: Grafana;
  readonly prune: boolean;
}

/** The rules that Grafana or the rulers keep, as the configuration says. */
export function rulesOf(all: Around): Pick<Wanted, 'ruleGroups' | 'rulerGroups' | 'otherRulers'> {
  const { settings, sources, boards, around, grafana } = all;
  const pipeline = pipelineOf(settings);
  const { individuals, rules, project, budget } = settings;
  const place = {
    folderUid: folderOf(settings).uid,
    prometheus: sources.prometheus?.uid,
    loki: sources.loki?.uid,
  };
  const keeping = { ruler: rulersOf(all), namespace: project };
  const records =
    rules.recording === 'files' ? [] : ruleGroups({ pipeline, individuals, months: budget !== undefined });
  const { alerts, missing } =
    rules.alerts === 'files'
      ? { alerts: [], missing: [] }
      : claudeCodeAlerts({ pipeline, individuals, boards }, alertSettingsOf(settings));
  for (const line of leftOut(missing)) around.err(`${line}\n`);
  if (rules.recording === 'grafana' && !records.every(isUnordered)) {
    throw new Problem(
      'rules.recording: the books need their rules in order, and Grafana runs the rules of a group side by side.\n' +
        '  Say "ruler" or "files".',
    );
  }
  return {
    ruleGroups: [
      ...(rules.recording === 'grafana' ? grafanaRecords(records, place) : []),
      ...(rules.alerts === 'grafana' ? grafanaAlerts(alerts, place) : []),
    ].map(asApi),
    rulerGroups: [
      ...(rules.recording === 'ruler' ? recordingGroups(records, keeping) : []),
      ...(rules.alerts === 'ruler' ? alertingGroups(alerts, { ...keeping, link: grafana.client.base }) : []),
    ],
    ...(all.prune && { otherRulers: everyRuler(all, keeping) }),
  };
}

/** Every ruler that can be reached: one that kept rules before somebody else did may hold some still. */
function everyRuler({ settings, sources }: Around, { ruler, namespace }: Keeping): readonly RulerPlace[] {
  const { mimir, loki } = settings.rules;
  return [
    ...(mimir || sources.prometheus ? (['prometheus'] as const) : []),
    ...(loki || sources.loki ? (['loki'] as const) : []),
  ].map((engine) => ({ ruler: ruler(engine), namespace }));
}

const asApi = (group: GrafanaGroup): RuleGroup => group as unknown as RuleGroup;
