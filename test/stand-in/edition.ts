/** One Grafana the stand-in can be: what differs between versions, by what is known of each. */
export type Edition = {
  readonly name: EditionName;
  /** Absent where the server hides it. */
  readonly version?: string;
  readonly boardApis: readonly string[];
  readonly namespace: string;
  readonly nestedFolders: boolean;
  /** Two folders, or boards, of one title in one place are refused (10.x). */
  readonly titlesUnique: boolean;
  /** Status of a save whose version is stale: 412, or 409 in the newest. */
  readonly staleSave: 409 | 412;
  /** Status when a folder's uid is taken. */
  readonly folderTaken: 409 | 412;
  readonly folderTellsManager: boolean;
  /** The history comes as a bare list (until 11). */
  readonly bareHistory: boolean;
  /** New rules with a uid inside a group write answer 500 (before 11.5.2). */
  readonly newUidInGroupFails: boolean;
  /** `keep_firing_for` and `missingSeriesEvalsToResolve` are known. */
  readonly keepFiring: boolean;
  readonly recordingRules: boolean;
  /** The save route refuses boards another manager keeps without allowing edits. */
  readonly saveGuardsManager: boolean;
  /** Deleting a folder that holds something is refused instead of deleting all of it. */
  readonly keepsFullFolders: boolean;
};

export type EditionName = '10.4' | '11.4' | '12.1' | '13.0' | 'cloud';

const ten: Edition = {
  name: '10.4',
  version: '10.4.2',
  boardApis: [],
  namespace: 'default',
  nestedFolders: true,
  titlesUnique: true,
  staleSave: 412,
  folderTaken: 409,
  folderTellsManager: false,
  bareHistory: true,
  newUidInGroupFails: true,
  keepFiring: false,
  recordingRules: false,
  saveGuardsManager: false,
  keepsFullFolders: false,
};

const eleven: Edition = { ...ten, name: '11.4', version: '11.4.0', titlesUnique: false };

const twelve: Edition = {
  ...eleven,
  name: '12.1',
  version: '12.1.0',
  boardApis: ['v1beta1', 'v0alpha1', 'v2alpha1'],
  folderTaken: 412,
  folderTellsManager: true,
  bareHistory: false,
  newUidInGroupFails: false,
  keepFiring: true,
  recordingRules: true,
  keepsFullFolders: true,
};

const thirteen: Edition = {
  ...twelve,
  name: '13.0',
  version: '13.0.1+security-01',
  boardApis: ['v1', 'v1beta1', 'v0alpha1', 'v2', 'v2beta1', 'v2alpha1'],
};

const { version: _hidden, ...unnamed } = thirteen;

export const editions: Readonly<Record<EditionName, Edition>> = {
  '10.4': ten,
  '11.4': eleven,
  '12.1': twelve,
  '13.0': thirteen,
  cloud: {
    ...unnamed,
    name: 'cloud',
    boardApis: ['v2', 'v1', 'v1beta1', 'v0alpha1', 'v2beta1', 'v2alpha1'],
    namespace: 'stacks-4711',
    staleSave: 409,
    saveGuardsManager: true,
  },
};
