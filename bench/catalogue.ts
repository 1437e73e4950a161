import { csvOf, madeUpTable, previewOf } from '../electron/testkit/catalogue.ts'
import { leaderOf, startDossierCentre } from '../electron/testkit/dossiers.ts'
import { issue, must } from '../electron/testkit/hall.ts'
import { NO_LIMITS } from '../electron/testkit/start-test-centre.ts'
import { percentile, spread } from './figures.ts'
import { watchOwnWork } from './own-work.ts'

const PROCEDURES = 6_000
const ROUNDS = 3
const DAY = '2026-11-25'

/** A list of 6,000 procedures looked at and imported, and how long somebody who takes a number meanwhile waits. */
export async function measureCatalogue(): Promise<void> {
  const totals: number[] = []
  const previews: number[] = []
  const imports: number[] = []
  const waits: number[] = []
  const searches: number[] = []
  const longest: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const centre = await startDossierCentre({ allowances: NO_LIMITS })
    const leader = await leaderOf(centre)
    const file = csvOf(madeUpTable(PROCEDURES))
    let isOver = false
    const service = [...centre.centre.deps.store.config().services.keys()][0] ?? ''
    const taking = (async () => {
      while (!isOver) {
        const begun = performance.now()
        await issue(centre, service)
        waits.push(performance.now() - begun)
      }
    })()
    const own = watchOwnWork(50)
    const begun = performance.now()
    const { previewId } = await previewOf(leader, file, { from: DAY })
    const seen = performance.now()
    const body = { previewId, decision: '1872/QĐ-UBND', mustRead: true, accepted: [] }
    must(await leader.call('importProcedures', { body }))
    const done = performance.now()
    longest.push(own.stop().longest)
    isOver = true
    await taking
    previews.push(seen - begun)
    imports.push(done - seen)
    totals.push(done - begun)
    const asked = performance.now()
    must(await leader.call('listProcedures', { query: { q: 'thu tuc thu nghiem so 17', page: 1, size: 20 } }))
    searches.push(performance.now() - asked)
    const again = performance.now()
    const { summary } = await previewOf(leader, file, { from: DAY })
    console.log(`  again: ${summary.counts.unchanged} unchanged, ${(performance.now() - again).toFixed(0)} ms`)
    await centre.dispose()
  }
  console.log(`  preview of ${PROCEDURES}, ms: ${spread(previews)}`)
  console.log(`  import, ms: ${spread(imports)}`)
  console.log(`  both, ms: ${spread(totals)}`)
  console.log(`  a number taken meanwhile, ms: ${spread(waits, 1)}, p99 ${percentile(waits, 0.99).toFixed(0)}`)
  console.log(`  first search in the new catalogue, ms: ${spread(searches)}`)
  console.log(`  longest own work of the thread, centre and who asks together, ms: ${spread(longest)}`)
}
