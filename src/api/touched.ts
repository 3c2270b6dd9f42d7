/** Who changed an object since our last write, and when, as far as the server says. */
export type Touched = { readonly by: string | undefined; readonly at: string | undefined };

export const touchedBy = (by: string | undefined, at: string | undefined): Touched => ({ by, at });

/** `edited in Grafana by jo, 2026-11-20 14:03 UTC`. */
export function touchedText({ by, at }: Touched): string {
  const who = by === undefined || by === '' ? '' : ` by ${by}`;
  const date = at === undefined ? Number.NaN : Date.parse(at);
  if (Number.isNaN(date) || date <= 0) return `edited in Grafana${who}`;
  return `edited in Grafana${who}, ${new Date(date).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
