import { events } from '../catalog/index.js';
import { measure } from '../measure.js';

export const modeChanges = measure({
  id: 'modeChanges',
  words: 'Changes of the permission mode',
  unit: 'count',
  event: { event: events.permissionModeChanged },
});

export const bypasses = measure({
  id: 'bypasses',
  words: 'Escalations to bypass',
  unit: 'count',
  event: { event: events.permissionModeChanged, where: { toMode: 'bypassPermissions' } },
  note: 'A session that is started in this mode sends no change.',
});

export const authFailures = measure({
  id: 'authFailures',
  words: 'Failed logins',
  unit: 'count',
  event: { event: events.auth, where: { authAction: 'login', success: 'false' } },
});

export const logins = measure({
  id: 'logins',
  words: 'Logins',
  unit: 'count',
  event: { event: events.auth, where: { authAction: 'login' } },
});

export const promptsLogged = measure({
  id: 'promptsLogged',
  words: 'Prompts sent with their text',
  unit: 'count',
  event: { event: events.userPrompt, where: { promptText: { not: '<REDACTED>' } } },
  note: 'The text of these prompts is in the store: OTEL_LOG_USER_PROMPTS is on there.',
});

export const policyErrors = measure({
  id: 'policyErrors',
  words: 'Policy not applied',
  unit: 'count',
  event: { event: events.managedSettingsResolved, where: { policyError: { not: '' } } },
  note: 'Sent by clients since 2.1.274.',
});
