import type { AlertPlan } from './alert.js';
import { auditAlerts } from './audit.js';
import { budgetAlerts } from './budget.js';
import { compileAlerts, type AlertSetting } from './compile.js';
import { moneyAlerts } from './money.js';
import { serviceAlerts } from './service.js';
import { alertDefaults, type AlertSettings } from './settings.js';
import { telemetryAlerts } from './telemetry.js';

/** Every alert of this package that somebody wants. */
export function alertPlans(
  given: Partial<AlertSettings> = {},
  { individuals = true }: { readonly individuals?: boolean } = {},
): readonly AlertPlan[] {
  const settings = { ...alertDefaults, ...given };
  const all = [
    ...moneyAlerts(settings),
    ...(settings.budget ? budgetAlerts(settings.budget) : []),
    ...serviceAlerts(settings),
    ...telemetryAlerts(settings),
    ...auditAlerts(individuals),
  ];
  return all.filter(({ id }) => !settings.off.includes(id));
}

/** The alerts of this package on one pipeline, and those it cannot have. */
export function claudeCodeAlerts(setting: AlertSetting, settings: Partial<AlertSettings> = {}) {
  return compileAlerts(alertPlans(settings, setting), setting);
}

export { alert, type AlertPlan, type Severity } from './alert.js';
export { compileAlerts, type Alert, type AlertSetting, type Missing } from './compile.js';
export type { Budget } from './budget.js';
export { alertFiles } from './files.js';
export { grafanaAlerts, type GrafanaGroup, type GrafanaPlace, type GrafanaRule } from './grafana.js';
export { monthRules, tellsMonths } from './month.js';
export { rulerAlerts, type AlertGroup } from './ruler.js';
export { alertDefaults, type AlertSettings } from './settings.js';
export type { Floor, Span, Watch, WorkingHours } from './watch.js';
