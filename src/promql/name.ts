import { fillVariables } from './variable.js';

/** Words the grammar keeps for itself where a metric's name stands; the engine reads them in any case. */
const keywords = new Set(
  `and or unless atan2 sum avg count min max group stddev stdvar topk bottomk count_values quantile limitk
  limit_ratio offset smoothed anchored by without on ignoring group_left group_right fill fill_left fill_right
  bool start end step range max_of min_of inf nan`.split(/\s+/),
);

/** Words that may not stand bare where labels are listed. */
const notLabels = new Set(['without', 'inf', 'nan']);

export function isKeyword(word: string): boolean {
  return keywords.has(word.toLowerCase());
}

/** Whether a metric's name may be written without quotes. */
export function isBareMetricName(name: string): boolean {
  const sample = fillVariables(name, 'x');
  return /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(sample) && !isKeyword(sample);
}

/** Whether a label's name may be written without quotes before a matching operator. */
export function isBareLabel(label: string): boolean {
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(fillVariables(label, 'x'));
}

/** Whether a label's name may be written without quotes in a list of labels. */
export function isBareGroupingLabel(label: string): boolean {
  return isBareLabel(label) && !notLabels.has(label.toLowerCase());
}
