import type { Hall } from './hall.ts'
import type { Machine } from './machine.ts'
import type { Network } from './network.ts'
import type { Packages } from './packages.ts'

/** Everything that the steps work on. */
export type World = {
  readonly network: Network
  readonly packages: Packages
  readonly centre: Machine
  readonly kiosk: Machine
  readonly station: Machine
  /** There from the first start of the centre on. */
  hall: Hall | null
  /** Tells what was seen. */
  saw(what: string): void
}

export const hallOf = ({ hall }: World): Hall => {
  if (!hall) throw new Error('the centre was not set up')
  return hall
}

/** @throws with what was found in place of what must be */
export function must(is: boolean, what: string, found?: unknown): void {
  if (!is) throw new Error(`${what}${found === undefined ? '' : `: ${String(found)}`}`)
}
