/** How a person expects to read an amount, reckoned without Grafana. */
export function money(amount: number): string {
  if (amount > 0 && amount < 0.005) return '< $0.01';
  if (amount >= 1000) throw new Error(`the test's fleet is too large: ${amount}`);
  return `$${amount.toFixed(2)}`;
}
