import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { openCentre } from '../../../commands/centre.ts'
import { leaderOf, openDossierDesk, startDossierCentre } from '../../../testkit/dossiers.ts'
import { must } from '../../../testkit/hall.ts'
import { V1_ACCOUNT, nationalV1Server } from '../../../testkit/national-v1-server.ts'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

it('brings a dossier of a whole centre to the portal that a connection file describes', async () => {
  const server = await nationalV1Server()
  stops.push(server.stop)
  const dir = mkdtempSync(join(tmpdir(), 'connection-'))
  stops.push(() => rmSync(dir, { recursive: true, force: true }))
  const file = join(dir, 'province.json')
  const unit = { code: V1_ACCOUNT.madonvi, name: 'Trung tâm Phục vụ hành chính công phường Mẫu' }
  const paths = { url: server.url, loginPath: '/mapi/login', servicePath: '/mapi/g' }
  writeFileSync(file, JSON.stringify({ kind: 'national-v1', ...paths, ...V1_ACCOUNT, unit }))
  const centre = await startDossierCentre({ province: { file, dir } })
  stops.push(centre.dispose)
  const leader = await leaderOf(centre)
  const dossier = await (await openDossierDesk(centre)).one()
  // Received, and on its way to the agency.
  await vi.waitUntil(() => server.dossiers.get(dossier.code)?.TrangThaiHoSo === '4', { timeout: 20_000, interval: 20 })
  const sent = server.dossiers.get(dossier.code)
  expect(sent).toMatchObject({ LoaiDoiTuong: '1', KenhThucHien: '1' })
  expect(sent?.TenTTHC).not.toBe('')
  const line = async () => must(await leader.call('getLine', {})).line
  await vi.waitUntil(async () => (await line()).waiting.rows === 0, { timeout: 20_000, interval: 20 })
  expect(await line()).toMatchObject({ state: 'up' })
})

it('says at the start what is wrong with a connection file', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'connection-'))
  stops.push(() => rmSync(dir, { recursive: true, force: true }))
  const file = join(dir, 'province.json')
  const start = (more: object = {}) => openCentre({ data: dir, port: 0, 'province-file': file, ...more })
  await expect(start()).rejects.toThrow('--province-file')
  writeFileSync(file, JSON.stringify({ kind: 'national-v1', url: 'ftp://x' }))
  await expect(start()).rejects.toThrow('cannot be used')
  await expect(start({ province: 'https://x' })).rejects.toThrow('stands alone')
})
