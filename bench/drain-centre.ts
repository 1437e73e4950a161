import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sayReady, stopOnSignal } from '../electron/commands/usage.ts'
import { NO_LIMITS, startTestCentre } from '../electron/testkit/start-test-centre.ts'
import { watchOwnWork } from './own-work.ts'

/**
 * A centre of its own process with a line: `node bench/drain-centre.ts JSON`. Rate limits are off; its clock stands at `now`.
 * When it ends it leaves in `own-work.json` of its folder how long its loop worked at a stretch since the last SIGUSR2.
 */
export type DrainCentre = { readonly dir: string; readonly url: string; readonly token: string; readonly now: string }

const LIMIT_MS = 15
const { dir, url, token, now } = JSON.parse(process.argv[2] ?? '') as DrainCentre
const centre = await startTestCentre({ dir, now, allowances: NO_LIMITS, province: { url, readToken: () => token } })
let watch = watchOwnWork(LIMIT_MS)
process.on('SIGUSR2', () => {
  watch.stop()
  watch = watchOwnWork(LIMIT_MS)
})
stopOnSignal(async () => {
  writeFileSync(join(dir, 'own-work.json'), JSON.stringify(watch.stop()))
  await centre.stop()
})
sayReady({ url: centre.url, pid: process.pid })
