import { board, formFiles, row, stat, type FormName } from '../../src/grafana/index.js';
import { sample, stores, total } from './sample.js';

/** The folder that forms are written for. */
export const folder = { uid: 'shops', title: 'Shops / North' };

/** The files of a form. */
export const files = (form: FormName) =>
  formFiles(form, { boards: [sample], folder, namespace: 'monitoring' });

/** A small board with that uid. */
export const named = (uid: string) =>
  board({
    uid,
    title: 'X',
    variables: stores,
    rows: [row({ panels: [stat({ title: 'T', targets: [total] })] })],
  });
