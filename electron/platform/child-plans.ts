import { join } from 'node:path'
import type { ShellConfig } from '../../shared/shell/config.ts'
import { inboxDir } from './updates/places.ts'

export type ChildPlan = {
  readonly name: 'centre' | 'station'
  /** The program without windows, bundled. */
  readonly program: string
  readonly args: readonly string[]
}

/**
 * The programs without windows that this machine runs beside them: its own small centre, and the station of its devices.
 * @param from settings, and origin of the centre; null: there are none yet
 * @param programs folder of the bundled programs
 */
export function childPlans(
  { config, centre }: { readonly config: ShellConfig | null; readonly centre: string | null },
  programs: string,
): ChildPlan[] {
  if (!config || centre === null) return []
  const program = join(programs, 'centre.mjs')
  const plans: ChildPlan[] = []
  if (config.centre) {
    const { data, port, demo, lan } = config.centre
    const args = [
      'centre',
      '--data',
      data,
      '--port',
      String(port),
      '--updates',
      inboxDir(),
      ...(demo ? ['--demo'] : []),
    ]
    if (lan) args.push('--lan-port', String(lan.port), '--trust-port', String(lan.trustPort))
    plans.push({ name: 'centre', program, args })
  }
  if (config.station) {
    const { data, tokenFile } = config.station
    const args = ['station', '--centre', centre, '--data', data, '--token-file', tokenFile]
    plans.push({ name: 'station', program, args })
  }
  return plans
}
