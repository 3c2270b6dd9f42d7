import { objectsOf, type JsonObject } from '../json.js';

/** The options of each transformation; what is not listed here is not checked. */
const options: Readonly<Record<string, readonly string[]>> = {
  calculateField: [
    'timeSeries',
    'mode',
    'reduce',
    'window',
    'cumulative',
    'binary',
    'unary',
    'index',
    'replaceFields',
    'alias',
  ],
  concatenate: ['frameNameMode', 'frameNameLabel'],
  convertFieldType: ['conversions', 'fields'],
  extractFields: ['source', 'format', 'jsonPaths', 'replace', 'keepTime', 'delimiter', 'regExp'],
  filterByRefId: ['include', 'exclude'],
  filterByValue: ['filters', 'type', 'match'],
  filterFieldsByName: ['include', 'exclude', 'byVariable'],
  formatString: ['stringField', 'substringStart', 'substringEnd', 'outputFormat'],
  formatTime: ['timeField', 'outputFormat', 'timezone', 'useTimezone'],
  groupBy: ['fields'],
  groupingToMatrix: ['columnField', 'rowField', 'valueField', 'emptyValue'],
  histogram: ['bucketCount', 'bucketSize', 'bucketOffset', 'combine'],
  joinByField: ['byField', 'mode'],
  labelsToFields: ['mode', 'keepLabels', 'valueLabel'],
  limit: ['limitField'],
  merge: [],
  organize: ['indexByName', 'orderByMode', 'orderBy', 'renameByName', 'excludeByName', 'includeByName'],
  reduce: ['reducers', 'fields', 'mode', 'includeTimeField', 'labelsToFields'],
  renameByRegex: ['regex', 'renamePattern'],
  seriesToRows: [],
  sortBy: ['sort', 'fields'],
  transpose: ['firstFieldName', 'restFieldsName', 'emptyValue'],
};

/** The option names of a transformation, where they are known. */
export function optionsOf(id: string): readonly string[] | undefined {
  return Object.hasOwn(options, id) ? options[id] : undefined;
}

/** A panel's transformations that are switched on. Those of annotations do not touch what is shown. */
export function transformationsOf(json: JsonObject): readonly JsonObject[] {
  return objectsOf(json['transformations']).filter(
    (one) => one['disabled'] !== true && one['topic'] !== 'annotations' && one['topic'] !== 'alertStates',
  );
}
