import type { FeeInput } from '../../shared/api/fee-inputs.ts'
import type { RefusalCode } from '../../shared/api/codes.ts'
import { ask } from './ask.ts'
import type { Answered } from './ask.ts'
import { SHORT, openDossierDesk, receptionOf, startDossierCentre } from './dossiers.ts'
import type { DossierDesk } from './dossiers.ts'
import { CHARGE, TYPED, closeDay, collectAll, setTariff } from './fees.ts'
import { must } from './hall.ts'
import { NO_LIMITS } from './start-test-centre.ts'
import type { TestCentre } from './start-test-centre.ts'

const TODAY = '2026-11-25'
/** The book of the unit that copies are collected for has one number. */
const FULL = {
  agencyId: 'so-tai-chinh',
  year: 2026,
  formNo: '',
  serial: 'X',
  from: 1,
  to: 1,
  unit: 'Sở Thử',
  taxCode: '',
}
type Scene = {
  readonly centre: TestCentre
  readonly desk: DossierDesk
  /** A receipt over one charge, and its dossier. */
  taken(pay?: Parameters<typeof collectAll>[2]): Promise<{ dossierId: string; receiptId: string }>
  post(path: string, body: object, who?: 'leader'): Promise<Answered>
}

/** One centre for all of them: none leaves behind what another one would stumble over. */
async function openScene(): Promise<Scene> {
  const settings = { 'fees.agencyCollects': ['postal'], 'fees.books': [FULL] }
  const centre = await startDossierCentre({ settings, allowances: NO_LIMITS })
  await setTariff(centre)
  const desk = await openDossierDesk(centre)
  const post: Scene['post'] = async (path, body, who) => {
    const token = who ? await centre.logIn(who) : desk.token
    return ask(centre.url, { method: 'POST', path: `/v1${path}`, token, key: crypto.randomUUID(), body })
  }
  const taken: Scene['taken'] = async (pay = {}) => {
    const { id } = await desk.one({ dossier: { fees: [CHARGE] } })
    const { receipts } = must(await collectAll(desk.client, id, pay))
    return { dossierId: id, receiptId: receipts[0]?.id ?? '' }
  }
  return { centre, desk, taken, post }
}
let opened: Promise<Scene> | null = null
/** Stops the centre of the scenes. */
export const closeFeeScenes = async (): Promise<void> => (await opened)?.centre.dispose()

const scene = (play: (scene: Scene) => Promise<Answered>) => async (): Promise<Answered> => {
  opened ??= openScene()
  return play(await opened)
}

const received = (fees: FeeInput[]) =>
  scene(({ centre, post }) => post('/dossiers', receptionOf(centre, { dossier: { fees } })))
const pay = (body: object, how: 'counter' | 'postal' = 'counter') =>
  scene(async ({ desk, post }) => {
    const { id } = await desk.one({ dossier: { fees: [CHARGE], delivery: { how, where: 'Phường Mẫu' } } })
    const lines = [{ dossierId: id, no: 1 }]
    return post('/fee-receipts', { lines, method: 'cash', expected: 20_000, ...body })
  })
const close = (body: object, path = `/fee-days/${TODAY}/close`) =>
  scene(async ({ taken, post }) => {
    await taken()
    return post(path, { officerId: 'O1', counted: 20_000, witness: 'Người Cùng Đếm', ...body })
  })

/** How the refusals about money come about. */
export const FEE_REFUSALS = {
  FEE_NOT_IN_TARIFF: received([TYPED]),
  FEE_NEEDED: received([]),
  FEE_NO_REDUCTION: received([{ ...CHARGE, exempt: 'merit' }]),
  FEE_UNUSUAL: scene(({ centre, post }) => {
    const dossier = { procedureId: SHORT, fees: [{ ...TYPED, amount: 500_000_000 }] }
    return post('/dossiers', receptionOf(centre, { dossier }))
  }),
  FEE_BY_AGENCY: pay({}, 'postal'),
  FEE_NOT_YOURS: scene(async ({ centre, desk }) => {
    const { id } = await desk.one({ dossier: { fees: [CHARGE] } })
    const { token } = await openDossierDesk(centre, 2)
    const path = `/v1/dossiers/${id}/fees/changes`
    const body = { fees: [CHARGE], words: 'Sửa' }
    return ask(centre.url, { method: 'POST', path, token, key: crypto.randomUUID(), body })
  }),
  FEE_PAID: scene(async ({ taken, post }) => {
    const { dossierId } = await taken()
    return post('/fee-receipts', { lines: [{ dossierId, no: 1 }], method: 'cash', expected: 20_000 })
  }),
  FEE_CHANGED: pay({ expected: 1 }),
  FEE_REFERENCE_NEEDED: pay({ method: 'transfer' }),
  FEE_REFERENCE_USED: scene(async ({ desk, taken, post }) => {
    await taken({ method: 'qr', reference: 'FT-0001' })
    const { id } = await desk.one({ dossier: { fees: [CHARGE] } })
    const lines = [{ dossierId: id, no: 1 }]
    return post('/fee-receipts', { lines, method: 'qr', reference: 'FT-0001', expected: 20_000 })
  }),
  FEE_BOOK_FULL: scene(async ({ desk, post }) => {
    const fees = [CHARGE, { tariff: 'ban-sao' }]
    const { dossiers } = await desk.receive({ dossier: { fees }, times: 2 })
    const copies = (dossierId = '') =>
      post('/fee-receipts', { lines: [{ dossierId, no: 2 }], method: 'cash', expected: 2_000 })
    await copies(dossiers[0]?.id)
    return copies(dossiers[1]?.id)
  }),
  FEE_RECEIPT_UNKNOWN: scene(({ post }) => post('/fee-receipts/khong-co/cancel', { cause: 'other' })),
  FEE_RECEIPT_STATE: scene(async ({ taken, post }) => {
    const { receiptId } = await taken()
    await post(`/fee-receipts/${receiptId}/cancel`, { cause: 'other' })
    return post(`/fee-receipts/${receiptId}/cancel`, { cause: 'other' })
  }),
  FEE_DAY_CLOSED: scene(async ({ centre }) => {
    const { client, token, one } = await openDossierDesk(centre, 2)
    const receive = async () => (await one({ dossier: { fees: [CHARGE] } })).id
    must(await collectAll(client, await receive()))
    must(await closeDay(client, TODAY, 'O2'))
    const body = { lines: [{ dossierId: await receive(), no: 1 }], method: 'cash', expected: 20_000 }
    return ask(centre.url, { method: 'POST', path: '/v1/fee-receipts', token, key: crypto.randomUUID(), body })
  }),
  FEE_DAY_OPEN: scene(async ({ taken, post }) => {
    await taken()
    return post(`/fee-days/${TODAY}/close`, { officerId: null, counted: 0, witness: 'Người Cùng Đếm' }, 'leader')
  }),
  FEE_DAY_EMPTY: close({}, '/fee-days/2026-11-24/close'),
  FEE_DIFFERENCE: close({ counted: 0 }),
  FEE_TWO_SIGN: scene(async ({ desk, taken, post }) => {
    await taken()
    const { officer } = must(await desk.client.call('getSession', {}))
    return post(`/fee-days/${TODAY}/close`, { officerId: 'O1', counted: 1, words: 'Thử', witness: officer.name })
  }),
  FEE_LEADER: close({ officerId: null }),
  FEE_REFUND_GROUND: scene(async ({ taken, post }) => {
    const { dossierId, receiptId } = await taken()
    const lines = [{ dossierId, no: 1 }]
    return post(`/fee-receipts/${receiptId}/refund`, { lines, cause: 'refused', method: 'cash' })
  }),
  FEE_MONTH_EARLY: scene(({ post }) => post('/fee-months/2026-11/close', {}, 'leader')),
  FEE_MONTH_CLOSED: scene(async ({ post }) => {
    await post('/fee-months/2026-10/close', {}, 'leader')
    return post('/fee-months/2026-10/close', {}, 'leader')
  }),
  BANK_FILE: scene(({ post }) => post('/fee-months/2026-11/bank-file', { text: 'x' }, 'leader')),
} satisfies Partial<Record<RefusalCode, () => Promise<Answered>>>
