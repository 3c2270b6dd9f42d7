import type { FieldDisplay } from '@grafana/data';
import { DataLinksContextMenu } from '@grafana/ui';
import type { ComponentProps, ReactElement } from 'react';

type Api = Parameters<ComponentProps<typeof DataLinksContextMenu>['children']>[0];

interface LinkedProps {
  readonly value: FieldDisplay;
  readonly children: (api: Partial<Api>) => ReactElement;
}

/** A value that leads somewhere: to its one link, or to a menu of them. */
export function Linked({ value, children }: LinkedProps) {
  const { getLinks } = value;
  if (value.hasLinks !== true || !getLinks) return children({});
  return (
    <DataLinksContextMenu links={getLinks} style={{ display: 'flex' }}>
      {(api) => children(api)}
    </DataLinksContextMenu>
  );
}
