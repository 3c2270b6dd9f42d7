import { boardContent, type BoardParts } from './board-form.js';
import { checksum, type JsonObject } from './canonical.js';
import type { Manner } from './wanted.js';

/** A board on its way to a server: what it shows, its checksum, and where it is to stand. */
export type BoardWish = {
  readonly parts: BoardParts;
  readonly content: JsonObject;
  readonly sum: string;
  /** The real uid of its folder, empty for the root. */
  readonly folder: string;
  readonly project: string;
  readonly manner: Manner;
};

/** A board of ours that is no longer wanted. */
export type Orphan = { readonly uid: string; readonly project: string; readonly manner: Manner };

/** What a board shows and its checksum, worked out once. */
export function fingerprint(parts: BoardParts): Pick<BoardWish, 'parts' | 'content' | 'sum'> {
  const content = boardContent(parts.spec);
  return { parts, content, sum: checksum(content) };
}
