import type { Edition } from './edition.js';

export type Body = Record<string, unknown>;

export type Revision = {
  readonly version: number;
  readonly message: string;
  readonly by: string;
  readonly at: string;
};

/** A board as the server keeps it. The spec carries no id, uid or version. */
export type Board = {
  uid: string;
  spec: Body;
  folder: string;
  generation: number;
  resource: number;
  storedVersion: string;
  annotations: Record<string, string>;
  labels: Record<string, string>;
  history: Revision[];
  /** The file it is provisioned from. */
  file?: string;
};

export type Folder = {
  uid: string;
  title: string;
  parent: string;
  version: number;
  createdBy: string;
  updatedBy: string;
  managedBy?: string;
};

export type Rule = Body & { uid: string; title: string; provenance: string };
export type RuleGroup = { folder: string; title: string; interval: number; rules: Rule[] };
export type DataSource = {
  uid: string;
  name: string;
  type: string;
  readOnly: boolean;
  isDefault: boolean;
  answers: boolean;
};
export type Annotation = Body & { id: number };

/** An account: its secret, its name, and what it may do; absent permissions mean everything. */
export type Account = {
  secret: string;
  login: string;
  user?: boolean;
  may?: string[];
  org: number;
  expired?: boolean;
};

/** All that one stand-in keeps. Tests may look at it and change it as another person would. */
export class World {
  readonly boards = new Map<string, Board>();
  readonly folders = new Map<string, Folder>();
  readonly groups: RuleGroup[] = [];
  readonly dataSources: DataSource[] = [];
  readonly annotations: Annotation[] = [];
  /** Ruler groups by data source, namespace and group name. */
  readonly rulers = new Map<string, Map<string, Body[]>>();
  readonly accounts: Account[] = [];
  boardQuota = Infinity;
  readOnly = false;
  boardBytes = Infinity;
  /** How many requests the search index is behind. */
  searchLag = 0;
  clock = Date.parse('2026-11-20T12:00:00Z');
  private resource = 1000;
  private readonly seen = new Map<string, number>();
  private requests = 0;

  constructor(readonly edition: Edition) {}

  tick(): void {
    this.requests += 1;
    this.clock += 1000;
  }

  now(): string {
    return new Date(this.clock).toISOString();
  }

  nextResource(): number {
    this.resource += 1;
    return this.resource;
  }

  /** Whether the search index already knows an object. */
  indexed(key: string): boolean {
    const since = this.seen.get(key);
    return since === undefined || this.requests - since >= this.searchLag;
  }

  touched(key: string): void {
    this.seen.set(key, this.requests);
  }

  /** Stores a new state of a board. Only another spec or folder makes a new generation. */
  store(
    board: Board,
    { spec, folder, by, message }: { spec: Body; folder: string; by: string; message: string },
  ): void {
    const changed = folder !== board.folder || JSON.stringify(spec) !== JSON.stringify(board.spec);
    if (changed) board.generation += 1;
    board.spec = spec;
    board.folder = folder;
    board.resource = this.nextResource();
    board.history.push({ version: board.generation, message, by, at: this.now() });
    this.touched(`board/${board.uid}`);
  }

  /** What a person does who opens a board, changes it and saves. */
  edit(uid: string, change: (spec: Body) => void, by = 'jo'): void {
    const board = this.boards.get(uid);
    if (!board) throw new Error(`no board ${uid}`);
    const spec = structuredClone(board.spec);
    change(spec);
    board.annotations['grafana.app/updatedBy'] = `user:${by}`;
    board.annotations['grafana.app/updatedTimestamp'] = this.now();
    delete board.annotations['grafana.app/message'];
    this.store(board, { spec, folder: board.folder, by, message: '' });
  }

  group(folder: string, title: string): RuleGroup | undefined {
    return this.groups.find((one) => one.folder === folder && one.title === title);
  }

  newBoard(uid: string): Board {
    const board: Board = {
      uid,
      spec: {},
      folder: '',
      generation: 0,
      resource: 0,
      storedVersion: 'v1beta1',
      annotations: {},
      labels: {},
      history: [],
    };
    this.boards.set(uid, board);
    return board;
  }
}
