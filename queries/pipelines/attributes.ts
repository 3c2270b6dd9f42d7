import { events, eventShared, metrics, resource, shared } from '../catalog/index.js';

const ofMetrics = Object.values(metrics).flatMap(({ attributes }) => Object.keys(attributes));
const ofEvents = Object.values(events).flatMap(({ attributes }) => Object.keys(attributes));

/** Every attribute the client itself sends, on counters, events or their resource. */
export const knownAttributes: readonly string[] = Object.freeze([
  ...new Set([
    ...Object.keys(shared),
    ...ofMetrics,
    ...Object.keys(eventShared),
    ...ofEvents,
    ...Object.keys(resource),
  ]),
]);

/** What counters carry that come straight from the clients: everything, the session too. */
export const carriedByClients: readonly string[] = Object.freeze([
  ...new Set([...ofMetrics, ...Object.keys(shared)]),
]);

/** What the collector we write lets through on counters, beside the own dimensions. */
export const carriedByCollector: readonly string[] = Object.freeze([
  'model',
  'type',
  'query_source',
  'start_type',
  'decision',
  'tool_name',
  'language',
  'source',
]);

/** Who a record belongs to, the best first: a login, a name the company gave, an account, an installation. */
export const userChain: readonly string[] = Object.freeze([
  'user.email',
  'enduser.id',
  'user.account_uuid',
  'user.id',
]);
