import { useEffect, useMemo, useRef, useState } from 'react';
import type { Finding } from '../../../src/check/finding';
import { textOf, type JsonObject } from '../../../src/proof/json';
import { go, useAddress } from './address';
import { askFindings, type Dashboard, type Shelf } from './api';
import { tilesOf } from './grid';
import { Note } from './note';
import { PanelView } from './panel-view';
import { rangeOf } from './range';
import { begin, end, start } from './readiness';
import { RowHeader } from './row-header';

interface BoardViewProps {
  readonly dashboard: Dashboard;
  readonly shelf: Shelf;
  /** Counts up with each edit. */
  readonly revision: number;
}

/** The rows and panels of a board, or one panel alone. */
export function BoardView({ dashboard, shelf, revision }: BoardViewProps) {
  const address = useAddress();
  const findings = useFindings(dashboard, address.bare ? undefined : revision);
  const [ground, width] = useWidth();
  const [folded, setFolded] = useState<ReadonlyMap<string, boolean>>(new Map());
  const uid = String(dashboard['uid']);
  useEffect(() => setFolded(new Map()), [uid]);
  useEffect(() => {
    if (width > 0) end(start);
  }, [width > 0]);
  const now = useMemo(() => shelf.source.now ?? Date.now(), [shelf, address]);
  const { range, zone } = rangeOf(address, { dashboard, now, zone: shelf.source.zone });
  const { tiles, height } = tilesOf(dashboard, { width, folded });
  const shared = { dashboard, range, zone, revision, now: shelf.source.now };
  const alone = address.panel === undefined ? undefined : findPanel(dashboard, address.panel);
  return (
    <>
      {!address.bare && <Note about={shelf.source.about} findings={findings.length} />}
      <main ref={ground} className="ground" style={{ height: alone ? 'calc(100vh - 120px)' : height }}>
        {width > 0 &&
          !alone &&
          tiles.map(({ key, json, row, left, top, width: wide, height: high }) => (
            <div key={`${uid}/${key}`} className="tile" style={{ left, top, width: wide, height: high }}>
              {row ? (
                <RowHeader
                  title={textOf(json['title']) ?? ''}
                  {...row}
                  onToggle={() => setFolded(new Map([...folded, [key, !row.collapsed]]))}
                />
              ) : (
                <PanelView
                  {...shared}
                  json={json}
                  width={Math.floor(wide)}
                  height={high}
                  findings={ofPanel(findings, json)}
                />
              )}
            </div>
          ))}
        {width > 0 && alone && (
          <div className="tile" style={{ inset: 0 }}>
            <button type="button" className="back" onClick={() => go({ panel: undefined })}>
              Back to the board
            </button>
            <PanelView
              {...shared}
              json={alone}
              width={width}
              height={Math.max(300, window.innerHeight - 180)}
              findings={ofPanel(findings, alone)}
            />
          </div>
        )}
      </main>
    </>
  );
}

function findPanel(dashboard: JsonObject, id: string): JsonObject | undefined {
  const inside = (list: unknown): JsonObject[] =>
    Array.isArray(list) ? list.flatMap((one: JsonObject) => [one, ...inside(one['panels'])]) : [];
  return inside(dashboard['panels']).find((one) => String(one['id']) === id && one['type'] !== 'row');
}

const none: readonly Finding[] = [];

/** What `check` finds in a revision of the board: it comes after the board itself. Where it cannot be had: none. */
function useFindings(dashboard: Dashboard, revision: number | undefined): readonly Finding[] {
  const of = `findings ${revision} ${String(dashboard['uid'])}`;
  const [state, setState] = useState({ of, findings: none });
  useEffect(() => {
    if (revision === undefined) return undefined;
    const gone = new AbortController();
    begin(of);
    askFindings(String(dashboard['uid']), gone.signal)
      .then(
        (findings) => setState({ of, findings }),
        () => undefined,
      )
      .finally(() => end(of));
    return () => {
      gone.abort();
      end(of);
    };
  }, [of]);
  return state.of === of ? state.findings : none;
}

/** The findings that name the panel: `Board › Panel › A`. */
function ofPanel(findings: readonly Finding[], json: JsonObject): readonly Finding[] {
  const title = textOf(json['title']) ?? '';
  return findings.filter(({ where }) => where.split(' › ')[1] === title);
}

function useWidth(): readonly [ref: (node: HTMLElement | null) => void, width: number] {
  const [width, setWidth] = useState(0);
  const observer = useRef<ResizeObserver | undefined>(undefined);
  const ref = useMemo(
    () => (node: HTMLElement | null) => {
      observer.current?.disconnect();
      if (!node) return;
      setWidth(node.clientWidth);
      observer.current = new ResizeObserver(() => setWidth(node.clientWidth));
      observer.current.observe(node);
    },
    [],
  );
  return [ref, width];
}
