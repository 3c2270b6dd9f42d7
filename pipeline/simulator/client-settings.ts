import { settings, type SettingName } from '../../queries/catalog/index.js';

const known = [
  'OTEL_LOG_USER_PROMPTS',
  'OTEL_LOG_ASSISTANT_RESPONSES',
  'OTEL_LOG_TOOL_DETAILS',
  'OTEL_LOG_RAW_API_BODIES',
  'OTEL_LOG_MANAGED_SETTINGS',
  'ENABLE_BETA_TRACING_DETAILED',
  'OTEL_METRICS_INCLUDE_SESSION_ID',
  'OTEL_METRICS_INCLUDE_VERSION',
  'OTEL_METRICS_INCLUDE_ACCOUNT_UUID',
  'OTEL_METRICS_INCLUDE_ENTRYPOINT',
  'OTEL_METRICS_INCLUDE_RESOURCE_ATTRIBUTES',
  'OTEL_METRICS_INCLUDE_REPOSITORY',
] as const satisfies readonly SettingName[];

/** The settings of the client that change what a simulated fleet sends. Spans are not simulated. */
export const clientSettingNames: readonly ClientSetting[] = Object.freeze([...known]);
export type ClientSetting = (typeof known)[number];
export type ClientSettings = Readonly<Record<ClientSetting, boolean>>;

/** What bodies of requests show anyway, so that asking for them opens it too. */
const shownByBodies = [
  'OTEL_LOG_USER_PROMPTS',
  'OTEL_LOG_ASSISTANT_RESPONSES',
  'OTEL_LOG_TOOL_DETAILS',
] as const;

/** The settings of a fleet's clients: those given, else what the client does by itself. */
export function clientSettings(given: Partial<ClientSettings> = {}): ClientSettings {
  const unknown = Object.keys(given).find((name) => !known.some((one) => one === name));
  if (unknown !== undefined) {
    throw new Error(`simulate › client: no setting "${unknown}". Settings: ${known.join(', ')}`);
  }
  const usual = Object.fromEntries(known.map((name) => [name, settings[name].default === 'on']));
  const answers = { OTEL_LOG_ASSISTANT_RESPONSES: given.OTEL_LOG_USER_PROMPTS ?? false };
  const bodies = given.OTEL_LOG_RAW_API_BODIES
    ? Object.fromEntries(shownByBodies.map((name) => [name, true]))
    : {};
  return Object.freeze({ ...usual, ...answers, ...given, ...bodies } as ClientSettings);
}
