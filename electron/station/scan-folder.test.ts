import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createClient } from '../../shared/api/client.ts'
import { wordsOf } from '../../shared/api/codes.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { textPdf } from '../testkit/digital.ts'
import { openDossierDesk, startDossierCentre } from '../testkit/dossiers.ts'
import { codeOf, disposeSound, must, payloads } from '../testkit/hall.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'
import { REFUSED, watchScanFolder } from './scan-folder.ts'
import type { ScanFolderWatch } from './scan-folder.ts'

let centre: TestCentre
let dir: string
let watch: ScanFolderWatch
beforeEach(async () => {
  centre = await startDossierCentre()
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-scans-'))
  watch = watchScanFolder({
    folder: { path: dir, counterId: 'C1' },
    client: centre.client(centre.token('station')),
    ids: systemIds,
    log: openLog('silent'),
    signal: new AbortController().signal,
  })
})
afterEach(async () => {
  rmSync(dir, { recursive: true })
  await disposeSound(centre)
})

const put = (name: string, bytes: Buffer | string): void => writeFileSync(join(dir, name), bytes)
const pagesAt = async (n: number): Promise<number[]> => {
  const { client } = await openDossierDesk(centre, n)
  return must(await client.call('listStagedDigital', {})).staged.map(({ pages }) => pages)
}

test('a file goes to its counter when it has not changed between two looks, and leaves the PC', async () => {
  const pdf = await textPdf(2)
  put('Quét 10.pdf', await textPdf(3))
  put('Quét 2.pdf', pdf.subarray(0, 500))
  await watch.look()
  expect(readdirSync(dir)).toHaveLength(2)
  appendFileSync(join(dir, 'Quét 2.pdf'), pdf.subarray(500))
  await watch.look()
  expect(readdirSync(dir)).toEqual(['Quét 2.pdf'])
  await watch.look()
  expect(readdirSync(dir)).toEqual([])
  expect(await pagesAt(1)).toEqual([3, 2])
  expect(await pagesAt(2)).toEqual([])
})

test('what is still being written, is hidden or empty waits; what the centre does not take is put aside', async () => {
  for (const name of ['.an.pdf', '~a.pdf', 'b.tmp', 'c.part']) put(name, await textPdf())
  put('empty.pdf', '')
  put('hong.pdf', '%PDF-1.7 hỏng')
  put('khoa.pdf', await textPdf(1, 'x', { userPassword: 'a' }))
  for (let n = 0; n < 3; n++) await watch.look()
  expect(readdirSync(dir).toSorted()).toEqual(['.an.pdf', 'b.tmp', 'c.part', 'empty.pdf', REFUSED, '~a.pdf'])
  expect(readdirSync(join(dir, REFUSED)).toSorted()).toEqual(['hong.pdf', 'khoa.pdf'])
  expect(await pagesAt(1)).toEqual([])
})

test('the officer of the counter sees what was not taken and why, until it is noted; nobody else does', async () => {
  put('hong.pdf', '%PDF-1.7 hỏng')
  for (let n = 0; n < 2; n++) await watch.look()
  const [own, other] = [await openDossierDesk(centre, 1), await openDossierDesk(centre, 2)]
  const awayAt = async ({ client }: typeof own) => must(await client.call('listStagedDigital', {})).turnedAway
  const [one] = await awayAt(own)
  expect(one).toMatchObject({ name: 'hong.pdf', why: wordsOf('DIGITAL_BROKEN') })
  expect(await awayAt(other)).toEqual([])
  expect(JSON.stringify(payloads(centre, 'digital.turnedAway'))).toBe('[{"counterId":"C1","code":"DIGITAL_BROKEN"}]')
  const params = { turnedAwayId: one?.id ?? '' }
  expect(codeOf(await other.client.call('dropTurnedAway', { params, body: {} }))).toBe('DIGITAL_STAGED_UNKNOWN')
  expect(await awayAt(own)).toHaveLength(1)
  must(await own.client.call('dropTurnedAway', { params, body: {} }))
  expect(await awayAt(own)).toEqual([])
})

test('a centre that is away is waited for, and a folder that is not there is no fault of the station', async () => {
  const away = watchScanFolder({
    folder: { path: join(dir, 'none'), counterId: 'C1' },
    client: centre.client(centre.token('station')),
    ids: systemIds,
    log: openLog('silent'),
    signal: new AbortController().signal,
  })
  await expect(away.look()).resolves.toBeUndefined()
  put('a.pdf', await textPdf())
  await watch.look()
  const unheard = watchScanFolder({
    folder: { path: dir, counterId: 'C1' },
    client: createClient({ base: 'http://127.0.0.1:9', token: () => null, newKey: () => systemIds.next() }),
    ids: systemIds,
    log: openLog('silent'),
    signal: new AbortController().signal,
  })
  await unheard.look()
  await unheard.look()
  expect(existsSync(join(dir, 'a.pdf'))).toBe(true)
  await watch.look()
  expect(await pagesAt(1)).toEqual([1])
})
