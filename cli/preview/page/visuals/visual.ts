import type { DataFrame, FieldConfigSource, TimeRange } from '@grafana/data';
import type { ComponentType } from 'react';
import type { JsonObject } from '../../../../src/proof/json';
import type { ReplaceVariables } from '../../../../src/proof/shown/grafana-data';

/** What is drawn: frames after overrides, and the panel they are for. */
export interface VisualProps {
  readonly frames: DataFrame[];
  readonly json: JsonObject;
  readonly width: number;
  readonly height: number;
  readonly range: TimeRange;
  readonly zone: string;
  readonly fieldConfig: FieldConfigSource;
  readonly replace: ReplaceVariables;
}

/** A kind of panel: how it is drawn, and what Grafana takes where a board says nothing. */
export interface Kind {
  readonly Draw: ComponentType<VisualProps>;
  readonly colour: 'thresholds' | 'palette-classic';
  readonly custom: JsonObject;
  /** False for panels that show something without any data. */
  readonly needsData: boolean;
}
