import type * as logsKind from '@grafana/grafana-foundation-sdk/logs';
import type * as tables from '@grafana/grafana-foundation-sdk/table';
import type * as texts from '@grafana/grafana-foundation-sdk/text';
import type { FieldOptions } from '../field.js';
import {
  panelOf,
  type KindOfPanel,
  type LinesPanel,
  type Panel,
  type PlainPanel,
  type TablePanel,
} from '../panel.js';
import type { Plain } from '../plain.js';
import { neutral } from './shared.js';

const tableKind = {
  type: 'table',
  field: { color: { mode: 'thresholds' }, thresholds: neutral },
  custom: {
    align: 'auto',
    cellOptions: { type: 'auto' },
    filterable: true,
    inspect: false,
  } satisfies Plain<tables.FieldConfig>,
  options: { frameIndex: 0, showHeader: true, sortBy: [], cellHeight: 'sm' } satisfies Plain<tables.Options>,
} as const satisfies KindOfPanel;

/** Rows and columns, with a filter on each column; prometheus targets with `format: 'table'`. */
export function table(options: TablePanel<tables.Options, tables.FieldConfig>): Panel {
  return panelOf(tableKind, options);
}

const logsPanel = {
  type: 'logs',
  options: {
    showLabels: false,
    showCommonLabels: false,
    showTime: true,
    showLogContextToggle: false,
    wrapLogMessage: true,
    prettifyLogMessage: false,
    enableLogDetails: true,
    sortOrder: 'Descending',
    dedupStrategy: 'none',
  } satisfies Plain<logsKind.Options>,
} as const satisfies KindOfPanel;

/** Log lines, the newest first. */
export function logs(options: LinesPanel<logsKind.Options>): Panel {
  return panelOf(logsPanel, options);
}

const textKind = {
  type: 'text',
  options: { mode: 'markdown', content: '' } satisfies Plain<texts.Options>,
} as const satisfies KindOfPanel;

/** Words, as Markdown. A text without a title needs a `key`. */
export function text({
  markdown,
  title = '',
  ...others
}: PlainPanel<texts.Options> & { readonly markdown: string }): Panel {
  return panelOf({ ...textKind, options: { ...textKind.options, content: markdown } }, { ...others, title });
}

/** A panel of any other kind: its options are yours to get right. Targets are checked like all others. */
export function rawPanel(
  options: TablePanel<Record<string, never>, Record<string, never>> &
    FieldOptions & { readonly type: string; readonly options?: object; readonly custom?: object },
): Panel {
  const { type, ...given } = options;
  return panelOf({ type, options: {}, custom: {} }, given);
}
