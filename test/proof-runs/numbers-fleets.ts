import { calm, type SimulateOptions } from '../../pipeline/simulator/index.js';

/** A fleet to hold numbers against. */
export interface Troop {
  readonly name: string;
  readonly options: SimulateOptions;
  /** Sessions of which two processes run at a time are left out. */
  readonly apart?: true;
}

/** The first day of every fleet, a Monday. */
export const firstDay = Date.UTC(2026, 2, 2);

const rough = {
  severalMachines: 0.6,
  parallel: 0.7,
  sharedSession: 0.4,
  resumes: 0.7,
  sleeps: 0.6,
  leavesOpen: 0.3,
  oldRelease: 0.3,
  cumulative: 0.4,
  withoutTeam: 0.4,
} as const;

/** Behind our collector, and for events: everything goes there. */
export const troops = (of: { developers: number; days: number }): readonly Troop[] => [
  { name: 'usual', options: { ...of, seed: 1, start: firstDay } },
  { name: 'calm', options: { ...of, seed: 2, start: firstDay, ...calm } },
  {
    name: 'rough',
    options: {
      ...of,
      seed: 3,
      start: firstDay,
      habits: rough,
      network: { lost: 0.01, repeated: 0.01, killed: 0.05 },
    },
  },
];

/**
 * One machine each: of several, the simulator makes one a sender of totals. No releases whose own keys are not
 * yet labels: without a collector that moves them, their people have no team.
 */
const alone = { cumulative: 1, severalMachines: 0, sharedSession: 0, oldRelease: 0 } as const;

/**
 * Cumulative clients whose sessions are kept apart. Two processes at a time under one session id are asked by
 * themselves: such counters cannot tell them apart.
 */
export const sessionTroops = (of: { developers: number; days: number }): readonly Troop[] => [
  {
    name: 'no resumes',
    options: { ...of, seed: 4, start: firstDay, habits: { ...alone, resumes: 0, sleeps: 0.4 } },
  },
  {
    name: 'resumes and sleeps',
    apart: true,
    options: { ...of, seed: 5, start: firstDay, habits: alone, cumulativeTrouble: true },
  },
  {
    name: 'many resumes',
    apart: true,
    options: {
      ...of,
      seed: 6,
      start: firstDay,
      habits: { ...rough, ...alone, withoutTeam: 0.2 },
      cumulativeTrouble: true,
    },
  },
  {
    name: 'shared session ids',
    options: {
      ...of,
      seed: 7,
      start: firstDay,
      habits: { ...alone, sharedSession: 0.3 },
      cumulativeTrouble: true,
    },
  },
];
