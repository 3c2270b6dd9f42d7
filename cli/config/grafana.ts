import { z } from 'zod';
import { alertIds } from './alert-ids.js';
import { meant } from './fault.js';

const url = z.url({ error: 'is not a URL such as https://grafana.example.com' });
const variable = z
  .string()
  .regex(
    /^[A-Z_][A-Z0-9_]*$/,
    'names the environment variable that holds the secret, never the secret itself',
  );
const word = z.string().min(1, 'is empty: give a value, or leave it out');
const file = word;
const folder = (usual: string) =>
  z.string().min(1, `is empty: leave it out to get the folder ${JSON.stringify(usual)}`);
const source = z.union([word, z.strictObject({ uid: word })], {
  error: 'is neither the name of a data source nor { uid: "..." }',
});
const above = (least: number) => z.number().gt(least, `is not more than ${least}`);
const share = z.number().gt(0, 'is not between 0 and 1').lt(1, 'is not between 0 and 1');
const hour = z.int().min(0, 'is not an hour from 0 to 24').max(24, 'is not an hour from 0 to 24');
const day = z.int().min(0, 'is not a day from 0 (Sunday) to 6').max(6, 'is not a day from 0 (Sunday) to 6');
const days = z.tuple([day, day], {
  error: 'is not two days, the first and the last: [1, 5] is Monday to Friday',
});
const inOrder = ([first, last]: readonly number[]): boolean => first! <= last!;
const backwards = 'ends before it begins: days count from 0 (Sunday) to 6';

/** A Grafana by a name: `--context prod`. Secrets are named here, never written. */
export const contextSchema = z.strictObject({
  url,
  tokenFromEnv: variable.optional(),
  tokenFile: file.optional(),
  user: word.optional(),
  passwordFromEnv: variable.optional(),
  orgId: z.int().positive('is not the number of an organisation: they begin at 1').optional(),
  caFile: file.optional(),
  certFile: file.optional(),
  keyFile: file.optional(),
});

export const grafanaSchema = z.strictObject({
  url: url.optional(),
  folder: folder('Claude Code').default('Claude Code'),
  /** For boards that show single sessions or who did what. */
  auditFolder: folder('Claude Code audit').default('Claude Code audit'),
  /** The data sources boards show at first: by name, or `{ uid }`; found by asking when left out. */
  prometheus: source.optional(),
  loki: source.optional(),
});

/** A ruler that is reached on its own, not through Grafana. */
const ruler = z.strictObject({
  url,
  user: word.optional(),
  passwordFromEnv: variable.optional(),
  tokenFromEnv: variable.optional(),
  /** The tenant of a ruler of one's own. */
  tenant: word.optional(),
  /** Before `/config/v1/rules` of Mimir: `/prometheus` unless told. */
  prefix: z.string().startsWith('/', 'is not a path: begin it with "/"').optional(),
});

const keeper = z.enum(['files', 'ruler', 'grafana'], {
  error: 'is none of "files" (build writes them), "ruler" (Mimir and Loki) and "grafana"',
});

/** Who keeps the rules that `apply` writes. */
export const rulesSchema = z.strictObject({
  recording: keeper.default('files'),
  alerts: keeper.default('files'),
  /** False: rules that Grafana keeps cannot be edited there. */
  editable: z.boolean().default(true),
  mimir: ruler.optional(),
  loki: ruler.optional(),
});

const alertId = z.string().superRefine((id, context) => {
  const known = alertIds();
  if (known.includes(id)) return;
  context.addIssue({
    code: 'custom',
    message: `there is no alert ${JSON.stringify(id)}. ${meant(id, known)}`,
  });
});

/** Where alerts begin to speak. */
export const alertsSchema = z
  .strictObject({
    off: z.array(alertId),
    spendPerHour: above(0),
    spendPerUserDay: above(0),
    spike: z.strictObject({ times: above(1), fromDollars: z.number().min(0) }),
    cache: z.strictObject({ atLeast: share, fromTokens: z.number().min(0) }),
    errors: z.strictObject({ atMost: share, fromRequests: z.number().min(0) }),
    latency: z.strictObject({ seconds: above(0), fromRequests: z.number().min(0) }),
    retries: z.strictObject({ atMost: z.number().min(0) }),
    mcp: z.strictObject({ atMost: share, fromConnections: z.number().min(0) }),
    unattributed: z.strictObject({ atMost: share, fromDollars: z.number().min(0) }),
    gap: z.strictObject({ atMost: above(0), fromDollars: z.number().min(0) }),
    workingHours: z
      .strictObject({ days: days.refine(inOrder, backwards), from: hour, to: hour })
      .refine(({ from, to }) => from < to, {
        path: ['to'],
        error: 'is not after from: the alert would never speak',
      }),
  })
  .partial();
