import type { Field, Frame } from '../../src/proof/index.js';

/** A frame as Grafana sends one to a browser: JSON has no NaN and no infinity, so they stand beside the values. */
export interface FrameJson {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly data: {
    readonly values: readonly (readonly unknown[])[];
    readonly entities: readonly (Entities | null)[];
  };
}

interface Entities {
  readonly NaN?: readonly number[];
  readonly Inf?: readonly number[];
  readonly NegInf?: readonly number[];
}

/** Grafana's `dataFrameFromJSON` reads it back as it was. */
export function frameJson({ refId, name, meta, fields }: Frame): FrameJson {
  const described = fields.map(({ name: field, type, config, labels }) => ({
    name: field,
    type,
    config,
    labels,
  }));
  return {
    schema: { refId, name, meta, fields: described },
    data: { values: fields.map(({ values }) => values), entities: fields.map(entitiesOf) },
  };
}

function entitiesOf({ values }: Field): Entities | null {
  const at = (is: (value: number) => boolean) =>
    values.flatMap((value, row) => (typeof value === 'number' && is(value) ? [row] : []));
  const found = {
    NaN: at(Number.isNaN),
    Inf: at((value) => value === Infinity),
    NegInf: at((value) => value === -Infinity),
  };
  const used = Object.entries(found).filter(([, rows]) => rows.length > 0);
  return used.length === 0 ? null : Object.fromEntries(used);
}
