/**
 * What can be wrong with the simulated office printer. `offline`: nobody answers. `aborts`: takes a job and ends it
 * without paper. `forgets`: knows nothing of its jobs afterwards. `mute-once`: takes the next document and the line breaks
 * before it can say so. `cancels`: ends a job as somebody at its panel would.
 */
export const IPP_FAULTS = [
  'paper-end',
  'cover-open',
  'jam',
  'toner-empty',
  'paused',
  'offline',
  'aborts',
  'cancels',
  'forgets',
  'mute-once',
] as const
export type IppFault = (typeof IPP_FAULTS)[number]

/** Faults for which it stands still, in the words of IPP. */
export const STANDSTILL: Readonly<Partial<Record<IppFault, string>>> = {
  'paper-end': 'media-empty-error',
  'cover-open': 'cover-open-error',
  jam: 'media-jam-error',
  'toner-empty': 'toner-empty-error',
  paused: 'paused',
}
