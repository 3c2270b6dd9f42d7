import { getFrameDisplayName } from '@grafana/data';
import { Combobox } from '@grafana/ui';
import { TableNG } from '@grafana/ui/unstable';
import { useState } from 'react';
import { numberOf, objectOf, objectsOf, textOf } from '../../../../src/proof/json';
import type { VisualProps } from './visual';

/** A table; of several, the one that is chosen. */
export function TableView({ frames, json, width, height, range, fieldConfig }: VisualProps) {
  const options = objectOf(json['options']);
  const [chosen, choose] = useState(numberOf(options['frameIndex']) ?? 0);
  const frame = frames[chosen] ?? frames[0]!;
  const several = frames.length > 1;
  const sortBy = objectsOf(options['sortBy']).map(({ displayName, desc }) => ({
    displayName: String(displayName),
    desc: desc === true,
  }));
  return (
    <>
      <TableNG
        data={frame}
        width={width}
        height={several ? height - 40 : height}
        sortBy={sortBy}
        noHeader={options['showHeader'] === false}
        cellHeight={(textOf(options['cellHeight']) ?? 'sm') as never}
        timeRange={range}
        fieldConfig={fieldConfig}
        noValue=""
        structureRev={1}
      />
      {several && (
        <Combobox
          aria-label="Table"
          value={chosen}
          onChange={({ value }) => choose(value)}
          options={frames.map((one, index) => ({ value: index, label: getFrameDisplayName(one, index) }))}
        />
      )}
    </>
  );
}
