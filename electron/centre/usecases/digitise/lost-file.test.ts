import { rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { attach, digitalOf, textPdf } from '../../../testkit/digital.ts'
import { openDossierDesk, startDossierCentre } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { codeOf, must, payloads } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'
import { verifyCentre } from '../../journal/verify.ts'

let centre: TestCentre
let desk: DossierDesk
let dossierId: string
let fileId: string
let path: string
const PDF = await textPdf()
beforeEach(async () => {
  centre = await startDossierCentre()
  desk = await openDossierDesk(centre)
  dossierId = (await desk.one()).id
  fileId = await attach(desk.client, dossierId, 'c1', PDF)
  path = centre.centre.deps.files.pathOf(String(payloads(centre, 'digital.attached')[0]?.['sha256']))
})
afterEach(() => centre.dispose())

const view = async () => codeOf(await desk.client.call('viewDigitalPage', { params: { fileId }, body: { page: 1 } }))

test.each([
  ['missing', () => rmSync(path), /is missing/],
  ['changed', () => writeFileSync(path, Buffer.concat([PDF.subarray(0, -1), Buffer.from(' ')])), /was changed/],
])(
  'a file that is %s on the disk is found by verify, said, and put right by the same scan',
  async (_, harm, reason) => {
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
    harm()
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: false, reason: expect.stringMatching(reason) })
    expect(await view()).toBe('DIGITAL_FILE_LOST')
    await attach(desk.client, dossierId, 'c1', PDF)
    expect(await view()).toBe('OK')
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  },
)

test('a file of another size is marked in the list of papers', async () => {
  writeFileSync(path, 'x')
  expect((await digitalOf(desk.client, dossierId)).papers[0]?.files).toMatchObject([{ isThere: false }])
})

test('a disk that refuses leaves nothing half done, and says so', async () => {
  const { uploads } = centre.centre.deps
  const full = Object.assign(uploads, {
    write: () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
  })
  const uploadId = crypto.randomUUID()
  const sent = await desk.client.call('addDigitalPart', {
    params: { uploadId },
    body: { offset: 0, data: PDF.toString('base64') },
  })
  expect(codeOf(sent)).toBe('STORAGE_UNAVAILABLE')
  expect(full.clear(centre.clock.now() + 1e12, 0)).toBe(0)
  expect(must(await desk.client.call('listStagedDigital', {})).staged).toEqual([])
})
