import { dateTime, type TimeRange } from '@grafana/data';
import { Combobox, Dropdown, Menu, TimeRangePicker, ToolbarButton } from '@grafana/ui';
import { useMemo } from 'react';
import { objectOf, objectsOf, textOf, type JsonObject } from '../../../src/proof/json';
import { go, useAddress } from './address';
import type { Dashboard, Shelf } from './api';
import { rangeOf, rawOf } from './range';
import { VariablePicker } from './variable-picker';

interface ToolbarProps {
  readonly dashboard: Dashboard;
  readonly shelf: Shelf;
}

/** Which board, which choices, which time, which theme. */
export function Toolbar({ dashboard, shelf }: ToolbarProps) {
  const address = useAddress();
  const now = useMemo(() => shelf.source.now ?? Date.now(), [shelf, address]);
  const { range, zone } = rangeOf(address, { dashboard, now, zone: shelf.source.zone });
  const boards = shelf.boards.map((one) => ({
    value: String(one['uid']),
    label: textOf(one['title']) ?? String(one['uid']),
  }));
  const variables = objectsOf(objectOf(dashboard['templating'])['list']).filter(isOffered);
  const move = (share: number) => goTo(shifted(range, share));
  return (
    <header className="toolbar">
      <div className="toolbar-line">
        <Combobox
          aria-label="Board"
          options={boards}
          value={String(dashboard['uid'])}
          width={Math.max(28, ...boards.map(({ label }) => label.length + 6))}
          onChange={({ value }) => go({ board: value, panel: undefined, from: undefined, to: undefined })}
        />
        {objectsOf(dashboard['links']).map((link, index) => (
          <BoardLinks key={index} link={link} shelf={shelf} own={dashboard} />
        ))}
        <span className="toolbar-space" />
        <TimeRangePicker
          value={range}
          timeZone={zone}
          onChange={goTo}
          onChangeTimeZone={(chosen) => go({ zone: chosen })}
          onMoveBackward={() => move(-1)}
          onMoveForward={() => move(1)}
          onZoom={() => goTo(zoomed(range))}
          isOnCanvas
        />
        {!address.bare && (
          <ToolbarButton
            variant="canvas"
            aria-label="Theme"
            onClick={() => go({ theme: address.theme === 'dark' ? 'light' : 'dark' })}
          >
            {address.theme === 'dark' ? 'Light' : 'Dark'}
          </ToolbarButton>
        )}
      </div>
      {variables.length > 0 && (
        <div className="toolbar-line">
          {variables.map((json) => (
            <VariablePicker
              key={String(json['name'])}
              json={json}
              dashboard={dashboard}
              range={{ from: range.from.valueOf(), to: range.to.valueOf(), zone }}
            />
          ))}
        </div>
      )}
    </header>
  );
}

/** A drop-down of the boards with a tag, or a button for an address. */
function BoardLinks({
  link,
  shelf,
  own,
}: {
  readonly link: JsonObject;
  readonly shelf: Shelf;
  readonly own: Dashboard;
}) {
  const title = textOf(link['title']) ?? 'Links';
  if (link['type'] !== 'dashboards') {
    const url = textOf(link['url']) ?? '';
    if (!/^(https?:|\/)/.test(url)) return null;
    return (
      <a className="toolbar-link" href={url} target="_blank" rel="noopener noreferrer">
        {title}
      </a>
    );
  }
  const tags = Array.isArray(link['tags']) ? link['tags'] : [];
  const tagged = shelf.boards.filter((one) => hasTags(one, tags) && one['uid'] !== own['uid']);
  const menu = (
    <Menu>
      {tagged.map((one) => (
        <Menu.Item
          key={String(one['uid'])}
          label={textOf(one['title']) ?? String(one['uid'])}
          onClick={() => go({ ...keptBy(link), board: String(one['uid']), panel: undefined })}
        />
      ))}
    </Menu>
  );
  return (
    <Dropdown overlay={menu}>
      <ToolbarButton variant="canvas" icon="bars" aria-label={`Boards: ${title}`}>
        {title}
      </ToolbarButton>
    </Dropdown>
  );
}

function keptBy(link: JsonObject): { from?: undefined; to?: undefined; variables?: Record<string, never> } {
  return {
    ...(link['keepTime'] !== true && { from: undefined, to: undefined }),
    ...(link['includeVars'] !== true && { variables: {} }),
  };
}

function hasTags(dashboard: Dashboard, tags: readonly unknown[]): boolean {
  const own = dashboard['tags'];
  return Array.isArray(own) && tags.every((tag) => own.includes(tag));
}

/** Data sources are the preview's own business, and what is hidden on a board is hidden here. */
function isOffered(json: JsonObject): boolean {
  return (
    json['hide'] !== 2 &&
    json['type'] !== 'datasource' &&
    json['type'] !== 'constant' &&
    json['type'] !== 'adhoc'
  );
}

function goTo(range: TimeRange): void {
  go(rawOf(range));
}

function shifted({ from, to }: TimeRange, share: number): TimeRange {
  const half = ((to.valueOf() - from.valueOf()) / 2) * share;
  return between(from.valueOf() + half, to.valueOf() + half);
}

function zoomed({ from, to }: TimeRange): TimeRange {
  const half = (to.valueOf() - from.valueOf()) / 2;
  return between(from.valueOf() - half, to.valueOf() + half);
}

function between(from: number, to: number): TimeRange {
  const range = { from: dateTime(Math.round(from)), to: dateTime(Math.round(to)) };
  return { ...range, raw: range };
}
