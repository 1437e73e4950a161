import { hash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ERASED_NAME } from '../../../../shared/province/national/codes.ts'
import type { AdapterStage } from '../../../testkit/adapter-stages.ts'
import { START, UNIT, connected, drain, v1Stage, v2Stage } from '../../../testkit/adapter-stages.ts'
import { V1_ACCOUNT, nationalV1Server } from '../../../testkit/national-v1-server.ts'
import { V2_ACCOUNT, nationalV2Server } from '../../../testkit/national-v2-server.ts'
import { dossierEvents } from '../../../testkit/sync-centre.ts'
import { systemIds } from '../../../platform/ids.ts'
import { createSender } from '../sender.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})
async function opened<S extends AdapterStage>(open: () => Promise<S>): Promise<S> {
  const stage = await open()
  stops.push(stage.dispose)
  return stage
}

async function life({ centre, time }: AdapterStage, no: number): Promise<ReturnType<typeof dossierEvents>> {
  const one = dossierEvents(systemIds, no, START)
  for (const { events, persons } of [one.received(), one.forwarded(), one.resultRecorded()]) {
    await centre.write(events, persons)
    time.advance(60_000)
  }
  return one
}
const kept = (stage: AdapterStage, dossierId: string) =>
  stage.centre.deps.store.deliveries.ofDossier(dossierId).map(({ state }) => state)

const NOT_TAKEN = { state: 'rejected', code: 'EVENT_INVALID', field: null, bySeq: null, status: null } as const

describe('first generation', () => {
  it('doubles nothing when the ledger is lost: what is there is looked up', async () => {
    const stage = await opened(v1Stage)
    const one = await life(stage, 1)
    await stage.settle()
    stage.open.close()
    rmSync(join(stage.dir, 'province'), { recursive: true })
    const { url } = stage.server
    const account = { url, loginPath: '/mapi/login', servicePath: '/mapi/g', ...V1_ACCOUNT, unit: UNIT }
    const again = connected(stage, { kind: 'national-v1', ...account })
    stops.unshift(() => Promise.resolve(again.close()))
    const world = { ...stage.world, adapter: again.adapter }
    await life(stage, 2)
    await drain(createSender(world), { world, time: stage.time })
    expect([...stage.server.dossiers].map(([, { TrangThaiHoSo }]) => TrangThaiHoSo)).toEqual(['9', '9'])
    expect(stage.server.progress).toHaveLength(6)
    expect(kept(stage, one.dossierId)).toEqual(['accepted', 'accepted', 'accepted'])
  })

  it('takes more rows than one answer is about, and goes on in the epoch after a restore', async () => {
    const stage = await opened(v1Stage)
    const before = []
    for (let no = 1; no <= 10; no++) before.push(await life(stage, no))
    await stage.settle()
    const { deliveries } = stage.centre.deps.store
    await stage.centre.write([{ type: 'journal.started', payload: { epoch: 'E2', after: deliveries.last() } }])
    const after = await life(stage, 11)
    const { world, time } = stage
    await drain(createSender(world), { world, time })
    for (const one of [...before, after])
      expect(kept(stage, one.dossierId)).toEqual(['accepted', 'accepted', 'accepted'])
    expect(stage.server.progress).toHaveLength(33)
    expect(await stage.adapter.rows.position()).toMatchObject({
      value: { epoch: 'E2', rejected: [], held: [], epochs: [{ base: 0 }, { epoch: 'E2' }] },
    })
  })

  it('tells nobody again who was erased', async () => {
    const stage = await opened(v1Stage)
    const one = dossierEvents(systemIds, 1, START)
    const { events, persons } = one.received()
    await stage.centre.write(events, persons)
    await stage.settle()
    // What they answered to a step of the dossier, which names nobody itself, may quote who filed it.
    await stage.centre.write(one.apologised().events)
    const { deliveries } = stage.centre.deps.store
    const seq = deliveries.last()
    await stage.centre.executor.execute({ kind: 'nobody', address: '' }, null, ({ now }) => ({
      apply: (operational) => operational.answerDelivery({ ...NOT_TAKEN, seq, reason: 'Chị Na chưa ký.' }, now),
    }))
    expect(deliveries.bySeq(seq)?.reason).toBe('Chị Na chưa ký.')
    const ids = persons.map(({ id }) => id)
    await stage.centre.executor.execute({ kind: 'nobody', address: '' }, null, ({ now }) => ({
      events: ids.map((personId) => ({ type: 'person.erased', payload: { personId, ground: 'retention' } })),
      apply: (operational) => operational.erasePersons(ids, now),
    }))
    expect(deliveries.bySeq(seq)).toMatchObject({ reason: null, code: 'EVENT_INVALID' })
    await stage.centre.write(one.forwarded().events)
    await stage.settle()
    expect(stage.server.dossiers.get(one.code)).toMatchObject({ ChuHoSo: ERASED_NAME, MaDoiTuong: '', SoDienThoai: '' })
  })

  it('refuses a code under which the portal has another dossier', async () => {
    const stage = await opened(v1Stage)
    await life(stage, 1)
    await stage.settle()
    const code = [...stage.server.dossiers.keys()][0] ?? ''
    const other = dossierEvents(systemIds, 2, START + 86_400_000)
    stage.time.advance(86_400_000)
    const foreign = stage.server.dossiers.get(code)
    if (foreign)
      (stage.server.dossiers as Map<string, typeof foreign>).set(other.code, { ...foreign, MaHoSo: other.code })
    const { events, persons } = other.received()
    await stage.centre.write(events, persons)
    await stage.settle()
    expect(stage.centre.deps.store.deliveries.openTasks(9)).toMatchObject([
      { code: 'DOSSIER_EXISTS', field: 'subject' },
    ])
  })

  it('tells once what somebody moved there, and again when it is as here', async () => {
    const stage = await opened(v1Stage)
    const one = dossierEvents(systemIds, 1, START)
    const { events, persons } = one.received()
    await stage.centre.write(events, persons)
    await stage.settle()
    const pull = async (cursor: string | null) => {
      stage.time.advance(10 * 60_000)
      const reply = await stage.adapter.pullStatus(cursor)
      return reply.ok ? reply.value.changes.map(({ body }) => (body as { status: number }).status) : reply.fault
    }
    expect(await pull(null)).toEqual([])
    stage.server.moveTo(one.code, '7')
    expect(await pull('0')).toEqual([7])
    expect(await pull('0')).toEqual([])
    stage.server.moveTo(one.code, '2')
    expect(await pull('0')).toEqual([2])
    // Between two rounds the portal is left alone.
    expect(await stage.adapter.pullStatus('0')).toMatchObject({ ok: true, value: { changes: [] } })
  })

  it('says that a password does not hold, and takes the new one from the file', async () => {
    const stage = await opened(() => v1Stage({ password: 'cũ' }))
    await life(stage, 1)
    const sender = createSender(stage.world)
    await sender.step()
    await sender.step()
    expect(stage.world.line.state()).toMatchObject({ state: 'blocked', code: 'UNAUTHORISED' })
    expect(stage.open.refresh()).toBe(false)
    const file = join(stage.dir, 'province.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"cũ"', JSON.stringify(V1_ACCOUNT.password)))
    expect(stage.open.refresh()).toBe(true)
    stage.time.advance(stage.world.line.waitMs())
    await stage.settle()
    expect(stage.server.dossiers.size).toBe(1)
  })

  it.each([{ dstcode: 'khác' }, { servicePath: '/khac' }])(
    'stops and says so when it may not call: %o',
    async (wrong) => {
      const stage = await opened(() => v1Stage(wrong))
      await life(stage, 1)
      const sender = createSender(stage.world)
      for (let n = 0; n < 4 && stage.world.line.state().state !== 'blocked'; n++) await sender.step()
      expect(stage.world.line.state()).toMatchObject({ state: 'blocked', code: expect.stringMatching(/^HTTP_40[34]$/) })
    },
  )

  it('keeps papers here when nobody has said where the portal fetches them', async () => {
    const stage = await opened(v1Stage)
    const file = {
      sha256: 'a'.repeat(64),
      bytes: 3,
      read: () => Promise.reject(new Error('read')),
      pace: () => Promise.resolve(true),
    }
    expect(await stage.adapter.pushFile(file)).toEqual({ ok: true, value: 'later' })
  })
})

describe('second generation', () => {
  it('tells the officer the number that a dossier has there, with its state', async () => {
    const stage = await opened(v2Stage)
    const { code } = await life(stage, 1)
    await stage.settle()
    const reply = await stage.adapter.pullStatus(null)
    expect(reply).toMatchObject({
      ok: true,
      value: {
        changes: [{ body: { code, status: 9, note: 'Mã hồ sơ trên hệ thống của tỉnh: H42.12-20261123-0000001' } }],
      },
    })
    const cursor = reply.ok ? reply.value.cursor : ''
    expect(await stage.adapter.pullStatus(cursor)).toMatchObject({ ok: true, value: { changes: [] } })
  })

  it('sends nothing when its ledger is lost, because it could not know what is there', async () => {
    const stage = await opened(v2Stage)
    await life(stage, 1)
    await stage.settle()
    stage.open.close()
    rmSync(join(stage.dir, 'province'), { recursive: true })
    const { clientId, clientSecret } = V2_ACCOUNT
    const again = connected(stage, { kind: 'national-v2', url: stage.server.url, clientId, clientSecret, unit: UNIT })
    expect(await again.adapter.rows.position()).toMatchObject({ ok: false, fault: { code: 'LEDGER_LOST' } })
    again.close()
  })

  it('sends a paper once, and names it in the dossier', async () => {
    const stage = await opened(v2Stage)
    const bytes = Buffer.from('%PDF-1.7 Đơn')
    const sha256 = hash('sha256', bytes, 'hex')
    const file = { sha256, bytes: bytes.length, read: () => Promise.resolve(bytes), pace: () => Promise.resolve(true) }
    stage.wrong('after-the-effect')
    expect(await stage.adapter.pushFile(file)).toMatchObject({ ok: false, fault: { cause: 'unreachable' } })
    expect(await stage.adapter.pushFile(file)).toEqual({ ok: true, value: 'taken' })
    expect([...stage.server.files]).toEqual([[sha256, bytes]])
  })
})

describe('the strict servers refuse', () => {
  const post = async (url: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers })
    return [answer.status, await answer.json()] as const
  }

  it('what the first generation does not list', async () => {
    const stage = await opened(v1Stage)
    await life(stage, 1)
    await stage.settle()
    const [code, good] = [...stage.server.dossiers][0] ?? []
    const server = await nationalV1Server()
    stops.push(server.stop)
    const headers = { dstcode: V1_ACCOUNT.dstcode }
    const say = async (body: object) =>
      (await post(`${server.url}/mapi/g`, body, headers))[1].error_message as string | undefined
    expect(await say({ service: 'TraCuuHoSo' })).toBe('Phiên làm việc đã hết hạn')
    const [, { session }] = await post(`${server.url}/mapi/login`, V1_ACCOUNT, headers)
    const send = (isUpdating: string | undefined, data: object) =>
      say({ session, madonvi: V1_ACCOUNT.madonvi, service: 'DongBoHoSoMC', isUpdating, data: [data] })
    expect(await send('False', { ...good, Them: '1' })).toBe('Trường Them không có trong danh mục')
    expect(await send('False', { ...good, MaTTHC: undefined })).toBe('Thiếu trường bắt buộc MaTTHC')
    expect(await send('False', { ...good, NgayHenTra: '2026-11-23' })).toBe('Trường NgayHenTra không đúng định dạng')
    expect(await send(undefined, good ?? {})).toBe('Thiếu trường bắt buộc isUpdating')
    expect(await send('True', good ?? {})).toBe(`Không tìm thấy hồ sơ ${code}`)
    expect(await send('False', good ?? {})).toBeUndefined()
    expect(await send('False', good ?? {})).toBe(`Hồ sơ ${code} đã tồn tại`)
    expect(await send('True', { ...good, TrangThaiHoSo: '2' })).toBe('Trạng thái không được chuyển từ 9 sang 2')
    expect((await post(`${server.url}/mapi/g`, {}))[0]).toBe(403)
  })

  it('what the second generation does not list', async () => {
    const server = await nationalV2Server()
    stops.push(server.stop)
    expect((await post(`${server.url}/CreateDossier`, {}))[0]).toBe(401)
    const { clientId: client_id, clientSecret: client_secret } = V2_ACCOUNT
    const [, { access_token: token }] = await post(`${server.url}/GetToken`, { client_id, client_secret })
    const headers = { authorization: `Bearer ${token}` }
    const say = async (step: string, body: unknown) =>
      (await post(`${server.url}/${step}`, body, headers))[1].message as string
    expect(await say('CreateDossier', { MaHoSo: 'x' })).toBe('Thiếu trường bắt buộc MaTTHC')
    expect(await say('CapNhatTrangThai', [{ IdHoSo: '', MaHoSo: 'x', TrangThai: 11 }])).toMatch(/^Trường TrangThai/)
    expect(await say('CapNhatTrangThai', [{ IdHoSo: '', MaHoSo: 'x', TrangThai: 4 }])).toBe('Không tìm thấy hồ sơ x')
    expect(await say('CapNhatTrangThai', [{ IdHoSo: '', MaHoSo: 'x', TrangThai: 4, Khac: 1 }])).toMatch(/Khac/)
    expect(await say('Khac', {})).toBe('Không có dịch vụ này')
  })
})
