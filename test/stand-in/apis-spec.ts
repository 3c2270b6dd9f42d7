import { statusNo } from './call.js';
import type { Body, World } from './world.js';

/** Members a classic board may have at its root. */
const rootKeys = new Set([
  'annotations',
  'description',
  'editable',
  'fiscalYearStartMonth',
  'gnetId',
  'graphTooltip',
  'id',
  'links',
  'liveNow',
  'panels',
  'preload',
  'refresh',
  'revision',
  'schemaVersion',
  'snapshot',
  'style',
  'tags',
  'templating',
  'time',
  'timepicker',
  'timezone',
  'title',
  'uid',
  'version',
  'weekStart',
]);

/** What a version makes of a spec: v0 keeps it, v1 migrates and checks it, v2 checks it. */
export function migrated(given: unknown, version: string): Body {
  if (typeof given !== 'object' || given === null)
    throw statusNo(422, 'Invalid', 'Dashboard spec is missing required title property');
  const spec = { ...(given as Body) };
  if (typeof spec['title'] !== 'string' || spec['title'] === '') {
    throw statusNo(422, 'Invalid', 'Dashboard spec is missing required title property');
  }
  if (version.startsWith('v2')) {
    for (const name of [
      'elements',
      'variables',
      'annotations',
      'links',
      'tags',
      'timeSettings',
      'cursorSync',
      'preload',
    ]) {
      if (!(name in spec)) throw statusNo(422, 'Invalid', `spec.${name}: Required value`);
    }
    return { ...spec, layout: spec['layout'] ?? { kind: 'GridLayout', spec: { items: [] } } };
  }
  delete spec['id'];
  delete spec['uid'];
  delete spec['version'];
  if (version === 'v0alpha1') return spec;
  const unknown = Object.keys(spec).find((name) => !rootKeys.has(name));
  if (unknown !== undefined)
    throw statusNo(
      422,
      'Invalid',
      `Dashboard.dashboard.grafana.app is invalid: spec.${unknown}: field not allowed`,
    );
  if (typeof spec['schemaVersion'] === 'number' && spec['schemaVersion'] < 42) {
    spec['schemaVersion'] = 42;
    spec['panels'] = ((spec['panels'] ?? []) as Body[]).map(migratedPanel);
  }
  return spec;
}

function migratedPanel({ datasource, ...panel }: Body): Body {
  if (typeof datasource === 'string') return { ...panel, datasource: { uid: datasource } };
  return datasource ? { ...panel, datasource } : panel;
}

export function checkSize(spec: Body, { boardBytes }: World): void {
  if (Buffer.byteLength(JSON.stringify(spec)) > boardBytes)
    throw statusNo(413, 'RequestEntityTooLarge', 'Dashboard is too large, max is 1 MB');
}
