/** A client setting that opens, shuts or masks attributes. */
export type Setting = {
  /** What the client does when the setting is absent. */
  readonly default: 'off' | 'on' | 'follows OTEL_LOG_USER_PROMPTS';
  readonly opens: string;
  readonly since?: string;
};

const setting = <const S extends Setting>(value: S): S => Object.freeze(value);

/** Every client setting that decides whether an attribute or a signal is there. */
export const settings = Object.freeze({
  CLAUDE_CODE_ENABLE_TELEMETRY: setting({ default: 'off', opens: 'all telemetry' }),
  CLAUDE_CODE_ENHANCED_TELEMETRY_BETA: setting({ default: 'off', opens: 'spans' }),
  ENABLE_BETA_TRACING_DETAILED: setting({
    default: 'off',
    opens: 'hook spans, hook definitions and the system_prompt event',
  }),
  OTEL_LOG_USER_PROMPTS: setting({ default: 'off', opens: 'the text of prompts' }),
  OTEL_LOG_ASSISTANT_RESPONSES: setting({
    default: 'follows OTEL_LOG_USER_PROMPTS',
    opens: 'the text of answers',
    since: '2.1.193',
  }),
  OTEL_LOG_TOOL_DETAILS: setting({
    default: 'off',
    opens: 'arguments and errors of tools, and the true names of own commands, skills, plugins and agents',
    since: '2.1.85',
  }),
  OTEL_LOG_TOOL_CONTENT: setting({ default: 'off', opens: 'the output of tools on spans' }),
  OTEL_LOG_RAW_API_BODIES: setting({
    default: 'off',
    opens: 'request and response bodies',
    since: '2.1.111',
  }),
  OTEL_LOG_MANAGED_SETTINGS: setting({
    default: 'off',
    opens: 'the shape and the hash of the policy',
    since: '2.1.274',
  }),
  OTEL_METRICS_INCLUDE_SESSION_ID: setting({ default: 'on', opens: 'session.id, on events too' }),
  OTEL_METRICS_INCLUDE_VERSION: setting({ default: 'off', opens: 'app.version' }),
  OTEL_METRICS_INCLUDE_ACCOUNT_UUID: setting({ default: 'on', opens: 'the account ids of the user' }),
  OTEL_METRICS_INCLUDE_ENTRYPOINT: setting({ default: 'off', opens: 'app.entrypoint', since: '2.1.152' }),
  OTEL_METRICS_INCLUDE_RESOURCE_ATTRIBUTES: setting({
    default: 'on',
    opens: 'own keys of OTEL_RESOURCE_ATTRIBUTES on every metric point',
    since: '2.1.161',
  }),
  OTEL_METRICS_INCLUDE_REPOSITORY: setting({ default: 'off', opens: 'the vcs.* keys', since: '2.1.269' }),
});

export type SettingName = keyof typeof settings;
