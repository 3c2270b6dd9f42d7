import { boolean, booleanText, json, number, oneOf, someOf, text, texts } from './attribute.js';
import { event } from './event.js';

const count = number({ always: true });

/** Leave, login, retention and managed settings. */
export const policyEvents = Object.freeze({
  permissionModeChanged: event('permission_mode_changed', {
    when: 'The mode that decides what needs leave changes.',
    since: '2026-04',
    attributes: {
      from_mode: oneOf(['default', 'plan', 'acceptEdits', 'auto', 'bypassPermissions'], { always: true }),
      to_mode: oneOf(['default', 'plan', 'acceptEdits', 'auto', 'bypassPermissions'], { always: true }),
      trigger: oneOf(['shift_tab', 'exit_plan_mode', 'auto_gate_denied', 'auto_opt_in'], {
        note: 'Absent from the SDK.',
      }),
    },
  }),
  auth: event('auth', {
    when: 'Somebody logs in or out.',
    since: '2026-04',
    attributes: {
      action: oneOf(['login', 'logout'], { always: true }),
      success: booleanText({ always: true }),
      auth_method: text(),
      error_category: text(),
      status_code: text({ note: 'Text here, a number on other events.' }),
    },
  }),
  retentionSweep: event('retention_sweep', {
    when: 'Old transcripts are deleted.',
    since: '2.1.227',
    attributes: {
      result: oneOf(['complete', 'skipped'], { always: true }),
      period_days: number({ unit: 'days' }),
      used_default: booleanText(),
      skip_reason: text(),
      transcripts_deleted: count,
      transcripts_exempted_desktop: number({ since: '2.1.248' }),
      session_files_deleted: count,
      artifacts_deleted: count,
      files_retained_fresh: count,
      files_past_cutoff: count,
      error_count: count,
      history_entries_pruned: number({ note: 'Seen on the wire, not described.' }),
    },
  }),
  managedSettingsResolved: event('managed_settings_resolved', {
    when: 'The policy is read, changes, or is refused.',
    since: '2.1.274',
    attributes: {
      'managed_settings.trigger': oneOf(['startup', 'change', 'refused'], { always: true }),
      'error.type': someOf([
        'helper_failed',
        'policy_invalid',
        'consent_rejected',
        'force_refresh_failed',
        'gateway_rejected',
        'version_below_minimum',
        '_OTHER',
      ]),
      'managed_settings.sources': texts(),
      'managed_settings.source_behavior': oneOf(['first-wins', 'merge']),
      'managed_settings.helper.state': text(),
      'managed_settings.helper.applied': text(),
      'managed_settings.helper.entry': text({ privacy: 'content' }),
      'managed_settings.helper.path': text({ privacy: 'content' }),
      'managed_settings.resolved_sha256': text({ gate: 'OTEL_LOG_MANAGED_SETTINGS' }),
      'managed_settings.settings': json({ gate: 'OTEL_LOG_MANAGED_SETTINGS', privacy: 'content' }),
      'managed_settings.settings_truncated': boolean({ gate: 'OTEL_LOG_MANAGED_SETTINGS' }),
    },
  }),
});
