import { api } from '../panels/api.js';
import { board, row } from './plan.js';

export const apiBoard = board({
  uid: 'cc-api',
  title: 'API reliability',
  question: 'Is the model service there for our people, and is it fast?',
  filters: ['team', 'user', 'model'],
  time: { from: 'now-24h', to: 'now' },
  rows: [
    row('This range', [api.requests, api.errorRatio, api.latency, api.speed, api.givenUp, api.refusals]),
    row('Since when', [api.latencyOverTime, api.errorsOverTime]),
    row('For whom', [api.errorRatioBy('model'), api.latencyBy('model'), api.errorRatioBy('team')]),
    row('What failed', [api.errorsBy('statusCode'), api.errorsBy('version'), api.givenUpBy('statusCode')], {
      collapsed: true,
    }),
    row('What was asked', [api.requestsOverTime, api.speedBy('model'), api.latencyBy('requestSource')], {
      collapsed: true,
    }),
    row('What else', [api.refusalsBy('model'), api.clientErrorsBy('version'), api.lost], {
      collapsed: true,
    }),
  ],
});
