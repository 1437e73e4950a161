import { expect, it } from 'vitest'
import type { SyncCentre } from '../../testkit/sync-centre.ts'
import { SYNC_START, setSyncStage } from '../../testkit/sync-stage.ts'
import { sendAll, wholeLife } from '../../testkit/sync-steps.ts'
import { nextCode } from '../usecases/dossier/codes.ts'
import { askForCodes } from './ask-for-codes.ts'
import { createPuller } from './puller.ts'

const stage = setSyncStage()
const identifier = 'H42.12'

const grant = (centre: string, ranges: object[], revoked = false): Promise<unknown> =>
  stage.province.operate(`/centres/${centre}/codes`, {
    ...{ agencyId: null, codes: { identifier, ranges }, from: '2026-11-01', until: null, revoked },
  })

/** The code that a desk would give now. */
function next({ deps, executor }: SyncCentre): string {
  const ctx = executor.context({ kind: 'nobody', address: '' })
  const given = nextCode(deps, ctx, { events: [], persons: [] } as never, 'A1')
  return 'code' in given ? given.code : given.refusal.code
}

/** This centre has five numbers, another the fifteen after them. */
async function begin(dossiers: number): Promise<SyncCentre> {
  const centre = await stage.begin()
  await stage.province.addCentre('centre-2')
  await grant('centre-1', [{ from: 1, to: 5 }])
  await grant('centre-2', [{ from: 6, to: 20 }])
  await createPuller(centre.world, () => {}).step()
  for (let no = 1; no <= dossiers; no++) await wholeLife(centre, no, SYNC_START)
  // Who is asked knows by that whose token it is.
  await sendAll(centre)
  return centre
}

it('gets the next free numbers before those of the day are used up, and they go as the province has them', async () => {
  const centre = await begin(5)
  expect(next(centre)).toBe('DOSSIER_CODES_USED_UP')
  expect(await askForCodes(centre.world)).toBe(true)
  expect(next(centre)).toBe('H42.12-261123-0021')
  // What it told in answer comes with the changes too: nothing is written twice.
  const head = centre.journal.head().seq
  await createPuller(centre.world, () => {}).step()
  expect(await askForCodes(centre.world)).toBe(true)
  expect(centre.journal.head().seq).toBe(head)
})

it('gets them once, though the answer was lost', async () => {
  const centre = await begin(5)
  let asked = 0
  stage.net = async (request, real) => {
    const answer = await real(request)
    if (request.path === '/v1/codes' && asked++ === 0) throw new Error('the answer was lost')
    return answer
  }
  expect(await askForCodes(centre.world)).toBe(false)
  centre.line.retryNow()
  expect(await askForCodes(centre.world)).toBe(true)
  const given = {
    identifier,
    ranges: [
      { from: 1, to: 5 },
      { from: 21, to: 25 },
    ],
  }
  expect(centre.deps.store.config().setting('dossier.codes', '2026-11-23')).toEqual(given)
})

it('asks for nothing while there are enough, and gets nothing that nobody granted or that was revoked', async () => {
  const centre = await begin(3)
  const paths: string[] = []
  stage.net = (request, real) => {
    paths.push(request.path)
    return real(request)
  }
  expect(await askForCodes(centre.world)).toBe(true)
  expect(paths).toEqual([])
  for (const no of [4, 5]) await wholeLife(centre, no, SYNC_START)
  await grant('centre-1', [{ from: 1, to: 5 }], true)
  expect(await askForCodes(centre.world)).toBe(true)
  expect(await askForCodes(centre.world)).toBe(true)
  expect(paths.filter((path) => path === '/v1/codes')).toHaveLength(1)
  expect(next(centre)).toBe('DOSSIER_CODES_USED_UP')
  await createPuller(centre.world, () => {}).step()
  expect(next(centre)).toBe('DOSSIER_CODES_NOT_CONFIGURED')
})

it('a province that knows no such request gives none, and its line carries on', async () => {
  const centre = await begin(5)
  let asked = 0
  stage.net = (request, real) => {
    asked += Number(request.path === '/v1/codes')
    return real(request.path === '/v1/codes' ? { ...request, path: '/v1/unknown' } : request)
  }
  for (let turn = 0; turn < 3; turn += 1) expect(await askForCodes(centre.world)).toBe(true)
  expect([asked, centre.line.waitMs(), centre.line.state().state]).toEqual([1, 0, 'up'])
})

it('what had grown is revoked whole', async () => {
  const centre = await begin(5)
  await askForCodes(centre.world)
  await grant(
    'centre-1',
    [
      { from: 1, to: 5 },
      { from: 21, to: 25 },
    ],
    true,
  )
  await createPuller(centre.world, () => {}).step()
  expect(next(centre)).toBe('DOSSIER_CODES_NOT_CONFIGURED')
})
