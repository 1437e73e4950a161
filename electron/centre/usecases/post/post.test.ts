import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ParcelView } from '../../../../shared/api/post-views.ts'
import { createManualTime } from '../../../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../../../shared/testkit/manual-time.ts'
import { AN, openDossierDesk, startDossierCentre, stateOf } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { setTariff } from '../../../testkit/fees.ts'
import { codeOf, disposeSound, must } from '../../../testkit/hall.ts'
import { startMessageGateway } from '../../../testkit/message-gateway.ts'
import type { MessageGateway } from '../../../testkit/message-gateway.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

const TRACKING = 'EB123456789VN'
let gateway: MessageGateway
let centre: TestCentre
let desk: DossierDesk
let time: ManualTime
beforeEach(async () => {
  gateway = await startMessageGateway()
  time = createManualTime()
  const settings = { 'message.gateways': [{ channel: 'sms', kind: 'http', address: gateway.address }] }
  centre = await startDossierCentre({ settings, timers: time.timers })
  desk = await openDossierDesk(centre)
})
afterEach(async () => {
  await disposeSound(centre)
  await gateway.dispose()
})

const parcels = async (dossierId?: string): Promise<ParcelView[]> =>
  must(await desk.client.call('listParcels', { query: dossierId === undefined ? {} : { dossierId } })).parcels
const pack = (dossierId: string) =>
  desk.client.call('packParcel', { params: { dossierId }, body: { tracking: TRACKING } })
const post = (parcelIds: string[], counted = parcelIds.length) =>
  desk.client.call('postParcels', { body: { parcelIds, counted, receiver: 'Người nhận bưu gửi' } })

/** In which lists of results a dossier stands. */
async function stands(id: string): Promise<string[]> {
  const names = ['results', 'posted', 'uncollected'] as const
  const lists = await Promise.all(
    names.map(async (list) => must(await desk.client.call('listDossiers', { params: { list }, query: {} })).dossiers),
  )
  return names.filter((_, n) => lists[n]?.some((line) => line.id === id))
}

/** What citizens got, after another turn of the task. */
function texts(): string {
  time.advance(5_000)
  return gateway
    .sent()
    .map(({ text }) => text)
    .join()
}

/** A dossier that wants its result by post, and whose result is here. */
async function ready(): Promise<string> {
  const fees = [{ kind: 'charge' as const, amount: 8_000, when: 'result' as const }]
  const delivery = { how: 'postal' as const, where: 'Số 9, Đường Thử, Xã Mẫu' }
  const { id } = await desk.one({ told: ['sms'], dossier: { delivery, fees } })
  const body = { kind: 'granted', paper: true, electronic: false } as const
  must(await desk.client.call('recordResult', { params: { dossierId: id }, body }))
  return id
}

describe('results by public post (BD-10.5, TT-4.4b)', () => {
  test('BD-10.5: packed with its slip, handed over on a list, delivered: that closes the dossier with the proof', async () => {
    const id = await ready()
    const { parcel, slips } = must(await pack(id))
    expect(slips.map(({ kind }) => kind)).toEqual(['postal'])
    const slip = must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } })).content
    expect(slip?.content).toMatchObject({
      recipient: { name: AN.name, idNumber: '', address: 'Số 9, Đường Thử, Xã Mẫu' },
      parcelNo: TRACKING,
      collect: 8_000,
    })
    expect(codeOf(await pack(id))).toBe('PARCEL_OPEN')
    expect((await parcels()).map(({ tracking, state }) => [tracking, state])).toEqual([[TRACKING, 'packed']])
    expect(codeOf(await post([parcel.id], 2)), 'another count').toBe('BAD_REQUEST')
    expect(await stands(id)).toEqual(['results'])
    expect(must(await post([parcel.id])).slips.map(({ kind }) => kind)).toEqual(['result-handover'])
    expect(codeOf(await post([parcel.id]))).toBe('PARCEL_STATE')
    expect(await stands(id), 'what the post has waits for nobody at the counter').toEqual(['posted'])
    await expect.poll(texts).toContain(`so hieu ${TRACKING}`)
    const delivered = (on: string) =>
      desk.client.call('parcelDelivered', { params: { parcelId: parcel.id }, body: { on, receiver: 'Người nhà' } })
    expect(codeOf(await delivered('2026-11-26'))).toBe('BAD_REQUEST')
    expect(must(await delivered('2026-11-25')).parcel.state).toBe('delivered')
    expect((await stateOf(desk.client, id)).state).toBe('returned')
    expect(await stands(id)).toEqual([])
    expect(await parcels()).toEqual([])
    const proof = centre.db.prepare(
      `SELECT json_extract(payload, '$.proof') FROM event WHERE type = 'dossier.resultReturned'`,
    )
    expect(proof.pluck().all()).toEqual(['postal'])
  })

  test('what comes back waits at the counter, its citizen is told, and it can go out again', async () => {
    const id = await ready()
    const first = must(await pack(id)).parcel.id
    must(await post([first]))
    must(await desk.client.call('parcelCameBack', { params: { parcelId: first }, body: { cause: 'not-met' } }))
    expect((await stateOf(desk.client, id)).state).toBe('result-ready')
    expect(await stands(id)).toEqual(['results'])
    await expect.poll(texts).toContain('den nhan')
    const second = must(await pack(id)).parcel.id
    must(await desk.client.call('dropParcel', { params: { parcelId: second }, body: {} }))
    expect((await parcels(id)).map(({ state, cause }) => [state, cause])).toEqual([
      ['came-back', 'not-met'],
      ['dropped', null],
    ])
  })

  test('BD-10.5, TT-4.5a: what the post collects is what a reduction leaves to be paid', async () => {
    await setTariff(centre)
    const delivery = { how: 'postal' as const, where: 'Số 9, Đường Thử, Xã Mẫu' }
    const dossier = { delivery, fees: [{ tariff: 'thuong-tru', exempt: 'elderly' as const }] }
    const { id } = await desk.one({ dossier })
    const body = { kind: 'granted', paper: true, electronic: false } as const
    must(await desk.client.call('recordResult', { params: { dossierId: id }, body }))
    const { parcel, slips } = must(await pack(id))
    const contentOf = async (slipId: string) =>
      must(await desk.client.call('getSlip', { params: { slipId } })).content?.content
    expect(await contentOf(slips[0]?.id ?? '')).toMatchObject({ collect: 10_000 })
    const list = must(await post([parcel.id])).slips[0]?.id ?? ''
    expect(await contentOf(list)).toMatchObject({ results: [{ fee: true }] })
  })

  test('BD-9: a dossier that comes by post keeps the number of its parcel', async () => {
    const { id } = await desk.one({ channel: 'postal', tracking: TRACKING })
    expect(await parcels(id)).toMatchObject([{ direction: 'in', tracking: TRACKING, state: 'delivered' }])
    expect(codeOf(await pack(id)), 'there is no result yet').toBe('DOSSIER_STATE')
  })
})
