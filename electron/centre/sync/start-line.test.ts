import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { startTestProvince } from '../../../province/testkit/start-test-province.ts'
import type { TestProvince } from '../../../province/testkit/start-test-province.ts'
import { leaderOf, openDossierDesk, startDossierCentre } from '../../testkit/dossiers.ts'
import { must } from '../../testkit/hall.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let province: TestProvince
let centre: TestCentre
afterEach(async () => {
  await centre.dispose()
  await province.dispose()
})

/** Waits for a state of the world that both programs reach by themselves. */
const reached = (look: () => unknown): Promise<unknown> => vi.waitUntil(look, { timeout: 20_000, interval: 20 })

it('keeps a whole centre and its province equal, with a token that is changed while it runs', async () => {
  province = await startTestProvince()
  const token = await province.addCentre('trung-tam-1')
  const file = join(province.dir, 'token')
  writeFileSync(file, 'not yet the right one\n')
  centre = await startDossierCentre({
    province: { url: province.url, readToken: () => readFileSync(file, 'utf8').trim() },
  })
  const leader = await leaderOf(centre)
  const desk = await openDossierDesk(centre)
  const dossier = await desk.one()
  const line = async () => must(await leader.call('getLine', {})).line
  await reached(async () => (await line()).state === 'blocked')
  expect(await line()).toMatchObject({ code: 'UNAUTHORISED', waiting: { dossiers: 1 } })

  writeFileSync(file, `${token}\n`)
  must(await leader.call('retrySync', { body: {} }))
  const lineOf = async () => must(await desk.client.call('getDossierLine', { params: { dossierId: dossier.id } })).line
  const arrived = async () => {
    const { rows } = await lineOf()
    return rows.length > 1 && rows.every(({ state }) => state === 'accepted')
  }
  await reached(arrived)
  await reached(async () => (await line()).waiting.rows === 0 && (await line()).state === 'up')
  const told = await lineOf()
  expect(told.isPending).toBe(false)
  expect(told.rows.find(({ type }) => type === 'dossier.received')).toMatchObject({ state: 'accepted', status: 2 })

  // The agency says how far it is and asks for papers; nothing of the centre's own is changed by it.
  const at = `/centres/trung-tam-1/dossiers/${dossier.code}`
  await province.operate(`${at}/status`, { status: 6, unit: 'Phòng Kinh tế', note: 'Đang thẩm định' })
  const items = [{ name: 'Bản sao giấy phép', why: 'chưa có' }]
  await province.operate(`${at}/supplements`, {
    id: 'B1',
    items,
    words: 'Xin bổ sung.',
    replyBy: null,
    withdrawn: false,
  })
  await province.operate('/holidays', {
    year: 2027,
    days: [{ date: '2027-01-01', kind: 'off', name: 'Tết Dương lịch', source: 'Quyết định của tỉnh' }],
  })
  const codes = { identifier: 'H42.12', ranges: [{ from: 5_000, to: 5_999 }] }
  await province.operate('/centres/trung-tam-1/codes', {
    ...{ agencyId: null, codes, from: '2026-11-20', until: null, revoked: false },
  })
  must(await leader.call('retrySync', { body: {} }))
  await reached(async () => (await lineOf()).notices.length > 0)
  expect(await lineOf()).toMatchObject({
    status: { status: 6, unit: 'Phòng Kinh tế', note: 'Đang thẩm định' },
    notices: [{ kind: 'supplement', words: 'Xin bổ sung.', items }],
  })
  expect(must(await desk.client.call('getDossier', { params: { dossierId: dossier.id } })).dossier.state).toBe(
    'in-process',
  )
  const config = centre.centre.deps.store.config()
  expect(config.holidays.get('2027-01-01')).toMatchObject({ kind: 'off', name: 'Tết Dương lịch' })
  expect((await desk.one()).code).toMatch(/-5000$/)

  // Read anew from the beginning, nothing is told twice.
  must(await leader.call('resyncProvince', { body: { what: 'down' } }))
  must(await leader.call('resyncProvince', { body: { what: 'up' } }))
  await reached(async () => must(await leader.call('getSync', {})).sync.line.waiting.rows === 0)
  await reached(arrived)
  const { sync } = must(await leader.call('getSync', {}))
  expect(sync).toMatchObject({ isEqual: true, lost: null, tasks: [], differing: [] })
  expect(sync.notices).toHaveLength(1)
})
