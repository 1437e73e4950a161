import { rmSync } from 'node:fs'
import type { RefusalCode } from '../../shared/api/codes.ts'
import { ask } from './ask.ts'
import type { Answered } from './ask.ts'
import { attach, editedPdf, pagePicture, staged, textPdf, upload } from './digital.ts'
import { LONG, fullList, openDossierDesk, startDossierCentre } from './dossiers.ts'
import type { DossierDesk } from './dossiers.ts'
import { payloads } from './hall.ts'
import { G4_PAGE, tiff } from './tiff.ts'
import { NO_LIMITS } from './start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from './start-test-centre.ts'

type Scene = {
  readonly centre: TestCentre
  readonly desk: DossierDesk
  /** A dossier that was just received; its first paper was only shown. */
  readonly dossierId: string
  post(path: string, body: object): Promise<Answered>
}

/** A refusal in a centre of its own, which is gone afterwards. */
const scene =
  (play: (scene: Scene) => Promise<Answered>, settings: TestCentreOptions['settings'] = {}) =>
  async (): Promise<Answered> => {
    const centre = await startDossierCentre({ settings, allowances: NO_LIMITS })
    try {
      const desk = await openDossierDesk(centre)
      const components = fullList(centre, LONG).map((line, place) =>
        place === 0 ? { ...line, originals: 0, mark: 'presented' as const } : line,
      )
      const { id: dossierId } = await desk.one({ dossier: { components } })
      const post = (path: string, body: object): Promise<Answered> =>
        ask(centre.url, { method: 'POST', path: `/v1${path}`, token: desk.token, key: crypto.randomUUID(), body })
      return await play({ centre, desk, dossierId, post })
    } finally {
      await centre.dispose()
    }
  }

/** A file that is sent and not taken. */
const sent = (make: () => Buffer | Promise<Buffer>, settings: TestCentreOptions['settings'] = {}) =>
  scene(async ({ desk, post }) => {
    const uploadId = await upload(desk.client, await make())
    return post('/digital-staged', { uploads: [uploadId], source: 'file' })
  }, settings)

/** A file that waits and is filed as a paper. */
const filed = (part: string, settings: TestCentreOptions['settings'] = {}) =>
  scene(async ({ desk, dossierId, post }) => {
    const { id: stagedId } = await staged(desk.client, await textPdf())
    return post(`/dossiers/${dossierId}/digital`, { part, stagedId })
  }, settings)

const NONE = '00000000-0000-4000-8000-000000000000'

/** How each refusal about digitised papers comes about. */
export const DIGITAL_REFUSALS = {
  DIGITAL_PART_UNKNOWN: filed('c399'),
  DIGITAL_STAGED_UNKNOWN: scene(({ post }) => post('/digital-staged/none/drop', {})),
  DIGITAL_FILE_UNKNOWN: scene(({ post }) => post('/digital-files/none/view', { page: 1 })),
  DIGITAL_FILE_LOST: scene(async ({ centre, desk, dossierId, post }) => {
    const fileId = await attach(desk.client, dossierId, 'c2', await textPdf())
    rmSync(centre.centre.deps.files.pathOf(String(payloads(centre, 'digital.attached')[0]?.['sha256'])))
    return post(`/digital-files/${fileId}/view`, { page: 1 })
  }),
  DIGITAL_UPLOAD: scene(({ post }) => post('/digital-staged', { uploads: [NONE], source: 'file' })),
  DIGITAL_TYPE: sent(() => Buffer.from('MZ and so on')),
  DIGITAL_BROKEN: sent(() => Buffer.from('%PDF-1.7 and nothing')),
  DIGITAL_ENCRYPTED: sent(() => textPdf(1, 'x', { userPassword: 'a' })),
  DIGITAL_SCRIPT: sent(() => editedPdf((doc) => doc.addJavaScript('go', 'app.alert(1)'))),
  DIGITAL_TOO_LARGE: scene(
    async ({ post }) => {
      const part = (offset: number) =>
        post(`/digital-uploads/${NONE}`, { offset, data: Buffer.alloc(500_001).toString('base64') })
      for (const offset of [0, 500_001]) await part(offset)
      return part(1_000_002)
    },
    { 'digital.maxMegabytes': 1 },
  ),
  DIGITAL_TOO_MANY_PAGES: sent(() => textPdf(2), { 'digital.maxPages': 1 }),
  DIGITAL_TOO_MANY_DOTS: sent(() => tiff([{ ...G4_PAGE, width: 20_000, height: 20_000 }])),
  DIGITAL_SECRET: filed('c2', { 'digital.secretProcedures': [LONG] }),
  DIGITAL_NOT_KEPT: filed('c1'),
  DIGITAL_PAGES: scene(({ dossierId, post }) =>
    post(`/dossiers/${dossierId}/digital/order`, { part: 'c2', pages: [{ fileId: 'x', page: 1, turn: 0 }] }),
  ),
  DIGITAL_HAS_PAGES: scene(async ({ desk, dossierId, post }) => {
    await attach(desk.client, dossierId, 'c2', pagePicture())
    return post(`/dossiers/${dossierId}/digital/excuse`, { part: 'c2', excuse: 'oversize' })
  }),
  DIGITAL_MISSING: scene(({ dossierId, post }) => post(`/dossiers/${dossierId}/forward`, {}), {
    'digital.beforeForward': true,
    'forward.minutes': 30,
  }),
} satisfies Partial<Record<RefusalCode, () => Promise<Answered>>>
