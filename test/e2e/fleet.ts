/** Several machines and versions a person, parallel sessions, people without a team, both kinds of client. */
export const fleet = {
  developers: 6,
  days: 1,
  seed: 11,
  speed: 4320,
  zones: [0],
  weekends: 1,
  habits: { severalMachines: 1, parallel: 0.7, oldRelease: 0.3, cumulative: 0.4, withoutTeam: 0.3 },
} as const;
