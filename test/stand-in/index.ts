export { editions, type Edition, type EditionName } from './edition.js';
export { standIn, standInToken, type Exchange, type StandIn, type StandInOptions } from './server.js';
export { random, seeded, type Trouble, type Troubles } from './trouble.js';
export { World, type Board, type Folder, type RuleGroup } from './world.js';
