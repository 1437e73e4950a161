import { join } from 'node:path'
import { inboxDir } from '../platform/updates/places.ts'
import type { ChildPlan } from './child.ts'
import type { Shell } from './context.ts'

/**
 * The programs without windows that this machine runs beside them: its own small centre, and the station of its devices.
 * @param programs folder of the bundled programs
 */
export function childPlans({ config, centre }: Shell, programs: string): ChildPlan[] {
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
