import { flat } from './flat.js';
import type { Expr } from './node.js';
import { prettyPrint } from './pretty.js';

/**
 * The text of an expression, with brackets only where they are needed; `pretty` breaks long ones over lines.
 *
 * ```ts
 * print(mul(add(up, 1), 2))   // (up + 1) * 2
 * ```
 */
export function print(of: Expr, options: { readonly pretty?: boolean } = {}): string {
  return options.pretty ? prettyPrint(of) : flat(of, 0);
}
