import { join } from 'node:path'
import type { ChildPlan } from './child.ts'
import type { Shell } from './context.ts'

/**
 * The programs without windows that this machine runs beside them: its own small centre, and the station of its devices.
 * @param programs folder of the bundled programs
 */
export function childPlans({ config, pagesDir, centre }: Shell, programs: string): ChildPlan[] {
  if (!config || centre === null) return []
  const program = join(programs, 'headless.js')
  const env = { MOT_CUA_PAGES: pagesDir }
  const plans: ChildPlan[] = []
  if (config.centre) {
    const { data, port, demo } = config.centre
    const args = ['centre', '--data', data, '--port', String(port), ...(demo ? ['--demo'] : [])]
    plans.push({ name: 'centre', program, args, env })
  }
  if (config.station) {
    const { data, tokenFile } = config.station
    const args = ['station', '--centre', centre, '--data', data, '--token-file', tokenFile]
    plans.push({ name: 'station', program, args, env })
  }
  return plans
}
