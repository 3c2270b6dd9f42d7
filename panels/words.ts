import type { Asked } from '../queries/question.js';

/** What an answer is called among others on its panel: `p95`, `Cost`, `Cost before`. */
export function wordsOf({ measure, quantile, aggregate, moment, ofAll }: Asked): string {
  if (quantile !== undefined) return `p${Number((100 * quantile).toPrecision(12))}`;
  if (moment === 'change') return 'Change';
  if (moment === 'previous') return `${measure.words} before`;
  if (ofAll) return 'Share';
  return aggregate === 'average' ? 'Average' : measure.words;
}
