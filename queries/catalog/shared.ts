import { number, someOf, text, texts } from './attribute.js';

/** What every metric point, event and span may carry. */
export const shared = Object.freeze({
  'session.id': text({
    always: true,
    privacy: 'identity',
    gate: 'OTEL_METRICS_INCLUDE_SESSION_ID',
    note: 'Parallel and resumed processes may share one.',
  }),
  'app.version': text({ gate: 'OTEL_METRICS_INCLUDE_VERSION' }),
  'app.entrypoint': someOf(
    ['cli', 'sdk-cli', 'sdk-ts', 'sdk-py', 'claude-vscode', 'claude-desktop', 'local-agent'],
    { gate: 'OTEL_METRICS_INCLUDE_ENTRYPOINT', since: '2.1.152' },
  ),
  'organization.id': text({ privacy: 'identity', note: 'Only when signed in.' }),
  'user.account_uuid': text({ privacy: 'identity', gate: 'OTEL_METRICS_INCLUDE_ACCOUNT_UUID' }),
  'user.account_id': text({ privacy: 'identity', gate: 'OTEL_METRICS_INCLUDE_ACCOUNT_UUID' }),
  'user.id': text({
    always: true,
    privacy: 'identity',
    note: 'A random id of the installation: one person has one for each machine.',
  }),
  'user.email': text({ privacy: 'identity', note: 'Only with a login; no setting shuts it.' }),
  'terminal.type': someOf(['iTerm.app', 'Apple_Terminal', 'vscode', 'cursor', 'tmux', 'ghostty'], {
    since: '1.0.28',
  }),
  'vcs.repository.url.full': text({ gate: 'OTEL_METRICS_INCLUDE_REPOSITORY', since: '2.1.269' }),
  'vcs.owner.name': text({ gate: 'OTEL_METRICS_INCLUDE_REPOSITORY', since: '2.1.269' }),
  'vcs.repository.name': text({ gate: 'OTEL_METRICS_INCLUDE_REPOSITORY', since: '2.1.269' }),
  'vcs.provider.name': someOf(['github', 'gitlab', 'bitbucket', 'gitea'], {
    gate: 'OTEL_METRICS_INCLUDE_REPOSITORY',
    since: '2.1.269',
  }),
  'user.groups': text({ privacy: 'identity', note: 'Gateway sessions only; parted by commas.' }),
  'identity.source': someOf(['gateway-oidc'], { note: 'Gateway sessions only.' }),
});

/** What events carry beside the shared attributes. */
export const eventShared = Object.freeze({
  'event.name': text({ always: true, note: 'The bare name; the body holds it with claude_code. before.' }),
  'event.timestamp': text({ always: true, note: 'ISO 8601.' }),
  'event.sequence': number({
    always: true,
    note: 'Counts from 0 in each process: order by time first.',
  }),
  'prompt.id': text({ note: 'Only on what happens while a prompt is worked on.' }),
  'workspace.host_paths': texts({ privacy: 'content', note: 'Desktop only.' }),
  'workflow.run_id': text({ since: '2.1.202' }),
  'workflow.name': text({ since: '2.1.202' }),
});

/** What spans carry beside the shared attributes. */
export const spanShared = Object.freeze({
  'span.type': text({ always: true }),
});

/** What the resource of every export holds. There is no service.instance.id. */
export const resource = Object.freeze({
  'service.name': someOf(['claude-code', 'claude-code-desktop'], { always: true }),
  'service.version': text({ always: true }),
  'os.type': someOf(['darwin', 'linux', 'windows'], { since: '1.0.51' }),
  'os.version': text({ since: '1.0.51' }),
  'host.arch': someOf(['arm64', 'amd64'], { since: '1.0.51' }),
  'wsl.version': text({ since: '1.0.51' }),
});

export type SharedAttribute = keyof typeof shared;
export type EventSharedAttribute = keyof typeof eventShared;
export type SpanSharedAttribute = keyof typeof spanShared;
export type ResourceAttribute = keyof typeof resource;
