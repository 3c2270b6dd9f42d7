/** Where a company's counters and events may go. */
export const otlp = { protocol: 'otlp', endpoint: 'https://otlp.example.com/otlp' } as const;
export const remoteWrite = {
  protocol: 'remoteWrite',
  endpoint: 'https://mimir.example.com/api/v1/push',
} as const;
export const events = { lokiOtlpEndpoint: 'http://loki:3100/otlp' };
