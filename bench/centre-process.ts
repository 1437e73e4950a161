import { startTestCentre, NO_LIMITS } from '../electron/testkit/start-test-centre.ts'
import { sayReady, stopOnSignal } from '../electron/commands/usage.ts'

/** A centre of its own process for a measurement: `node bench/centre-process.ts COUNTERS`. Rate limits are off. */
const counters = Number(process.argv[2])
const centre = await startTestCentre({ counters, services: 4, printerId: 'printer', allowances: NO_LIMITS })
const sessions: string[] = []
for (let n = 1; n <= counters; n += 1) sessions.push((await centre.openCounter(n)).token)
stopOnSignal(() => centre.dispose())
sayReady({ url: centre.url, kiosk: centre.token('kiosk'), sessions })
