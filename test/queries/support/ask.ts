import { compile } from '../../../queries/compile/index.js';
import type { Dimension } from '../../../queries/dimension.js';
import { collector, type Pipeline } from '../../../queries/pipeline.js';
import type { Asked } from '../../../queries/question.js';
import { print as printLogql } from '../../../src/logql/index.js';
import { print as printPromql } from '../../../src/promql/index.js';

/** The kind and text of the query a question becomes. */
export function ask(
  asked: Asked,
  pipeline: Pipeline = collector(),
  filters: readonly Dimension[] = [],
): string {
  const { engine, kind, expr } = compile(asked, { pipeline, filters });
  return `${kind} ${engine === 'prometheus' ? printPromql(expr) : printLogql(expr)}`;
}
