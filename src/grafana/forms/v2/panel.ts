import { fieldConfigJson, pluginVersion } from '../../classic/panel.js';
import { linksJson } from '../../field.js';
import { present, type JsonObject } from '../../json.js';
import type { Panel } from '../../panel.js';
import type { Sources } from '../../sources.js';
import type { Transformation } from '../../transform/transformation.js';
import { targetQuery } from './query.js';

export type V2Version = 'v2' | 'v2beta1';

/** A panel as an element: what it asks, what happens to the answer, and how it is shown. */
export function panelElement({
  panel,
  id,
  sources,
  version,
}: {
  panel: Panel;
  id: number;
  sources: Sources;
  version: V2Version;
}): JsonObject {
  const { title, description = '', transparent, type, options, targets, transformations } = panel;
  const queries = targets.map((target) => ({
    kind: 'PanelQuery',
    spec: { refId: target.refId, hidden: target.hidden ?? false, query: targetQuery(target, sources) },
  }));
  return {
    kind: 'Panel',
    spec: present({
      id,
      title,
      description,
      transparent,
      links: linksJson(panel.links ?? []),
      data: {
        kind: 'QueryGroup',
        spec: {
          queries,
          transformations: transformations.map((one) => transformation(one, version)),
          queryOptions: queryOptions(panel),
        },
      },
      vizConfig: {
        kind: 'VizConfig',
        group: type,
        version: pluginVersion,
        spec: { options, fieldConfig: fieldConfigJson(panel) },
      },
    }) as JsonObject,
  };
}

function queryOptions({ interval, maxDataPoints, timeFrom, timeShift }: Panel): JsonObject {
  return present({ interval, maxDataPoints, timeFrom, timeShift }) as JsonObject;
}

/** The one difference between the two versions that concerns a board: where the step's name stands. */
function transformation({ id, options, filter, disabled }: Transformation, version: V2Version): JsonObject {
  const spec = present({ options, filter, disabled }) as JsonObject;
  return version === 'v2' ? { kind: 'Transformation', group: id, spec } : { kind: id, spec: { id, ...spec } };
}
