import type { FieldDisplay } from '@grafana/data';
import { DataLinksContextMenu } from '@grafana/ui';
import type { ComponentProps, CSSProperties, ReactElement } from 'react';

type Api = Parameters<ComponentProps<typeof DataLinksContextMenu>['children']>[0];

interface LinkedProps {
  readonly value: FieldDisplay;
  /** How it lies in its place; a bar takes all of it. */
  readonly style?: CSSProperties;
  readonly children: (api: Partial<Api>) => ReactElement;
}

/** A value that leads somewhere: to its one link, or to a menu of them. */
export function Linked({ value, style, children }: LinkedProps) {
  const { getLinks } = value;
  if (value.hasLinks !== true || !getLinks) return children({});
  const linked = (
    <DataLinksContextMenu links={getLinks} style={{ display: 'flex' }}>
      {(api) => children(api)}
    </DataLinksContextMenu>
  );
  return style ? <div style={style}>{linked}</div> : linked;
}
