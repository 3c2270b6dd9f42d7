type Percentile = `p${1 | 5 | 10 | 25 | 50 | 75 | 90 | 95 | 99}`;

/** How Grafana makes one value of many. */
export type Calc =
  | 'lastNotNull'
  | 'last'
  | 'firstNotNull'
  | 'first'
  | 'min'
  | 'max'
  | 'mean'
  | 'median'
  | 'variance'
  | 'stdDev'
  | 'sum'
  | 'count'
  | 'range'
  | 'delta'
  | 'step'
  | 'diff'
  | 'diffperc'
  | 'logmin'
  | 'allIsZero'
  | 'allIsNull'
  | 'changeCount'
  | 'distinctCount'
  | 'allValues'
  | 'uniqueValues'
  | Percentile;
