import { needs, no, objectBody, ok, textOf, type Call, type Reply } from './call.js';

/** `POST /api/annotations`. */
export function annotations(call: Call): Reply | undefined {
  if (call.path !== '/api/annotations' || call.method !== 'POST') return undefined;
  needs(call, 'annotations:create');
  const body = objectBody(call);
  if (textOf(body, 'text') === '') throw no(400, 'Failed to save annotation, text field should not be empty');
  const id = call.world.annotations.length + 1;
  call.world.annotations.push({ ...body, id });
  return ok({ message: 'Annotation added', id });
}
