import { content, type RuleGroup } from '../../rules/index.js';
import { rulerAlerts, type Alert } from '../../rules/alerts/index.js';
import {
  connectionFrom,
  grafanaClient,
  Secret,
  type Connection,
  type RuleFileGroup,
  type Ruler,
  type RulerGroup,
} from '../../src/api/index.js';
import type { Surroundings } from '../command.js';
import type { Settings } from '../config/schema.js';
import { version } from '../version.js';
import { secretFrom, type Grafana } from './connect.js';
import type { Engine, Sources } from './sources.js';

export interface RulerOptions {
  readonly settings: Settings;
  readonly sources: Sources;
  readonly around: Surroundings;
  readonly insecureHttp: boolean;
  readonly grafana: Grafana;
}

/** The rulers that keep rules over metrics and over logs: their own address, else through Grafana. */
export function rulersOf({
  settings,
  sources,
  around,
  insecureHttp,
  grafana,
}: RulerOptions): (of: Engine) => Ruler {
  const made = new Map<Engine, Ruler>();
  const open = (of: Engine): Ruler => {
    const kind = of === 'prometheus' ? 'mimir' : 'loki';
    const own = settings.rules[kind];
    if (!own) return { through: 'grafana', dataSource: sources[of]!.uid, kind };
    const place = `rules.${kind}`;
    const token = secretFrom(own.tokenFromEnv, { env: around.env, place: `${place}.tokenFromEnv` });
    const password = secretFrom(own.passwordFromEnv, { env: around.env, place: `${place}.passwordFromEnv` });
    const connection = connectionFrom({
      env: proxiesOnly(around.env),
      context: { url: own.url, token: token ?? nobody },
      insecureHttp: insecureHttp || (!token && !password),
      userAgent: `ccboards/${version()}`,
    });
    const { user, tenant, prefix } = own;
    const signIn: Connection['signIn'] =
      user !== undefined && password
        ? { kind: 'basic', user, password }
        : token
          ? { kind: 'token', token }
          : { kind: 'none' };
    const client = grafanaClient({ ...connection, signIn, ...(tenant !== undefined && { tenant }) });
    grafana.alsoClose(client);
    return { through: 'ruler', client, kind, ...(prefix !== undefined && { prefix }) };
  };
  return (of) => {
    const there = made.get(of) ?? open(of);
    made.set(of, there);
    return there;
  };
}

/** Stands in where a ruler takes anybody; never sent. */
const nobody = new Secret('nobody');

/** A ruler of one's own must not be sent Grafana's token. */
function proxiesOnly(env: Surroundings['env']): Surroundings['env'] {
  return Object.fromEntries(Object.entries(env).filter(([name]) => /_PROXY$/i.test(name)));
}

/** The rulers, and the namespace that is ours in each. */
export type Keeping = { readonly ruler: (of: Engine) => Ruler; readonly namespace: string };

/** Recording rules as groups of rulers. */
export function recordingGroups(groups: readonly RuleGroup[], { ruler, namespace }: Keeping): RulerGroup[] {
  return groups.map((group) => ({
    ruler: ruler(group.engine),
    namespace,
    group: content(group) as unknown as RuleFileGroup,
  }));
}

/** Alerts as groups of rulers; those that ask both stores are for Grafana alone. */
export function alertingGroups(
  alerts: readonly Alert[],
  { ruler, namespace, link }: Keeping & { readonly link: string },
): RulerGroup[] {
  return (['prometheus', 'loki'] as const).flatMap((engine) =>
    rulerAlerts(alerts, { engine, link }).map((group) => ({
      ruler: ruler(engine),
      namespace,
      group: group as unknown as RuleFileGroup,
    })),
  );
}
