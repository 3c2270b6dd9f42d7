import type { ApisPlace } from './apis-form.js';
import { lookApis } from './board-apis.js';
import { boardParts, type BoardParts } from './board-form.js';
import { lookLegacy } from './board-legacy.js';
import { fingerprint, type BoardWish } from './board-wish.js';
import type { GrafanaClient } from './client.js';
import { ApiFault } from './fault.js';
import type { Item } from './finding.js';
import type { Places } from './folder.js';
import type { Server } from './probe.js';
import type { Manner, WantedBoard } from './wanted.js';

type Boards = {
  readonly client: GrafanaClient;
  readonly server: Server;
  readonly places: Places;
  readonly project: string;
  readonly manner: Manner;
  /** Uids of all wanted folders. */
  readonly wanted: ReadonlySet<string>;
};

/** A wanted board on the route its form and its server call for. */
export function boardItem({ json, folder }: WantedBoard, boards: Boards): Item {
  const parts = boardParts(json);
  const { client, server, places, project, manner } = boards;
  const at = routeFor(parts, { server, api: manner.api });
  const print = fingerprint(parts);
  const wish = (): BoardWish => ({
    ...print,
    folder: folder === undefined ? '' : places.find(folder),
    project,
    manner,
  });
  return {
    kind: 'board',
    id: parts.uid,
    title: parts.title,
    needs: folder !== undefined && boards.wanted.has(folder) ? [`folder/${folder}`] : [],
    look: () => (at ? lookApis(client, { ...wish(), at }) : lookLegacy(client, wish())),
  };
}

/** The `/apis` version for a board, or undefined for the `/api` routes. */
export function routeFor(
  { uid, form }: Pick<BoardParts, 'uid' | 'form'>,
  { server, api }: { readonly server: Server; readonly api: Manner['api'] },
): ApisPlace | undefined {
  const wants = form === 'classic' ? ['v1', 'v1beta1'] : [form];
  const version = wants.find((one) => server.boardApis.includes(one));
  if (form === 'classic' && (api === 'legacy' || (version === undefined && api === undefined)))
    return undefined;
  if (version === undefined || api === 'legacy') {
    const here = server.version === undefined ? 'this Grafana' : `Grafana ${server.version}`;
    throw new ApiFault({
      kind: 'input',
      what: `The board "${uid}" needs /apis/dashboard.grafana.app/${wants.join(' or ')}, which ${api === 'legacy' ? '--api legacy rules out' : `${here} does not serve`}.`,
      todo: form === 'classic' ? 'Leave out --api apis.' : 'Send the classic form of the board.',
    });
  }
  if (server.namespace === undefined) {
    throw new ApiFault({
      kind: 'answer',
      what: 'The server serves /apis but does not say in which namespace (/bootdata).',
      todo: 'Use --api legacy, or open /bootdata to this client.',
    });
  }
  return { namespace: server.namespace, version };
}
