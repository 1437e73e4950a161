import type { Dossiers } from './use-dossiers.ts'

/** The parts of the dossiers by their keys, the same from the queue and from one another. */
export const MODE_KEYS = { receive: 'Alt+N', lists: 'Alt+L', runs: 'Alt+R', house: 'Alt+U', fees: 'Alt+F' } as const

/** A new form is never put over what is shown until its officer goes on. */
export function toReceive(dossiers: Dossiers): void {
  if (dossiers.isOpen && dossiers.mode === 'receive' && dossiers.reception.sent) dossiers.reception.begin()
  dossiers.show('receive')
}

/** What the keys do; that of the runs stands where the clocks of the runs are watched (`WatchLines`). */
export const modeKeys = (dossiers: Dossiers): Readonly<Record<string, () => void>> => ({
  [MODE_KEYS.receive]: () => toReceive(dossiers),
  [MODE_KEYS.lists]: () => dossiers.show('lists'),
  [MODE_KEYS.house]: () => dossiers.show('house'),
  [MODE_KEYS.fees]: () => dossiers.show('fees'),
})
