/** The kinds of objects we keep on a server. */
export type ObjectKind = 'folder' | 'board' | 'rules' | 'ruler';

/** How an object on the server stands to the one we want. */
export type State =
  | 'create'
  | 'change'
  | 'move'
  | 'same'
  /** Ours, and somebody changed it since we wrote it. */
  | 'conflict'
  /** There, and not ours. */
  | 'foreign'
  /** Ours, and no longer wanted. */
  | 'orphan';

/** One difference: the place in words, and the values before and after where there are any. */
export type Change = {
  readonly where: readonly string[];
  readonly before?: string;
  readonly after?: string;
};

/** One step towards the wanted state; `more` when another look and another step must follow. */
export type Write = () => Promise<'done' | 'more'>;

/** What one look at the server found out about one wanted object. */
export type Look = {
  readonly state: State;
  readonly changes: readonly Change[];
  /** Why it is left alone, or what else a person should know. */
  readonly reason?: string;
  /** What the server held: equal tokens mean that nothing was written in between. */
  readonly token: string;
  /** Brings the object into the wanted state, on the condition that the token still holds. */
  readonly write?: Write;
  /** The write takes several requests, and each look between them goes on where the last one ended. */
  readonly steps?: boolean;
};

/** A wanted object and how to look for it. */
export type Item = {
  readonly kind: ObjectKind;
  readonly id: string;
  readonly title: string;
  /** Keys of the items that must be in place first. */
  readonly needs: readonly string[];
  readonly look: () => Promise<Look>;
  /** It is ours and no longer wanted. */
  readonly orphan?: true;
};

/** One name for an object of any kind. */
export const keyOf = ({ kind, id }: { readonly kind: ObjectKind; readonly id: string }): string =>
  `${kind}/${id}`;
