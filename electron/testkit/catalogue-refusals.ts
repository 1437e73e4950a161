import { strToU8, zipSync } from 'fflate'
import type { RefusalCode } from '../../shared/api/codes.ts'
import { ask } from './ask.ts'
import type { Answered } from './ask.ts'
import { csvOf, madeUpTable, sendCatalogue } from './catalogue.ts'
import { leaderOf, LONG, openDossierDesk, receptionOf, startDossierCentre } from './dossiers.ts'
import { NO_LIMITS } from './start-test-centre.ts'
import type { TestCentre } from './start-test-centre.ts'

const DAY = '2026-11-25'

let held: Promise<TestCentre> | null = null
/** One centre for all of them: what is refused leaves nothing behind. */
const centre = (): Promise<TestCentre> => (held ??= startDossierCentre({ allowances: NO_LIMITS }))
export async function closeCatalogueScenes(): Promise<void> {
  await (await held)?.dispose()
  held = null
}

async function post(path: string, body: object, token?: string): Promise<Answered> {
  const running = await centre()
  const who = token ?? (await running.logIn('leader'))
  return ask(running.url, { method: 'POST', path: `/v1${path}`, token: who, key: crypto.randomUUID(), body })
}

async function preview(bytes: Uint8Array, from = DAY): Promise<Answered> {
  const fileId = await sendCatalogue(await leaderOf(await centre()), bytes)
  return post('/catalogue/previews', { fileId, from })
}
const previewed = async (count: number): Promise<string> =>
  String((await preview(csvOf(madeUpTable(count)))).json['previewId'])
const carryOut = (previewId: string, more: object = {}): Promise<Answered> =>
  post('/catalogue/imports', { previewId, decision: '1', ...more })
const sheet = (xml: string): Uint8Array => zipSync({ 'xl/worksheets/sheet1.xml': strToU8(xml) })

/** How the refusals about the catalogue come about. */
export const CATALOGUE_REFUSALS = {
  CATALOGUE_EMPTY: () => preview(Buffer.from('Mã TTHC;Tên thủ tục\n')),
  CATALOGUE_FILE_TYPE: () => preview(Buffer.from('%PDF-1.7')),
  CATALOGUE_OLD_EXCEL: () => preview(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])),
  CATALOGUE_FILE_BROKEN: () => preview(Buffer.from('[{')),
  CATALOGUE_ENCODING: () => preview(Buffer.from([0x54, 0xaa, 0xae])),
  CATALOGUE_NO_HEADS: () => preview(Buffer.from('a;b\n')),
  CATALOGUE_FORMULA: () => preview(sheet('<worksheet><row><c><f>1</f></c></row></worksheet>')),
  CATALOGUE_TOO_LARGE: () => preview(sheet('<worksheet><row r="999999"></row></worksheet>')),
  CATALOGUE_PREVIEW_UNKNOWN: () => carryOut('khong-co'),
  CATALOGUE_UNCHANGED: async () => {
    const seen = await preview(Buffer.from(`Mã TTHC;Tên thủ tục;Căn cứ\n${LONG};;QĐ 1`))
    return carryOut(String(seen.json['previewId']))
  },
  CATALOGUE_DATE: () => preview(csvOf(madeUpTable(1)), '2026-11-24'),
  CATALOGUE_CHANGED: async () => {
    const older = await previewed(1)
    await carryOut(await previewed(2), { mustRead: false })
    return carryOut(older)
  },
  CATALOGUE_BUSY: async () => {
    const ids = [await previewed(600), await previewed(700)]
    const answers = await Promise.all(ids.map((previewId) => carryOut(previewId, { mustRead: false })))
    return answers.find(({ status }) => status === 409) ?? (answers[0] as Answered)
  },
  CATALOGUE_IMPORT_UNKNOWN: () => post('/catalogue/imports/khong-co/undo', {}),
  CATALOGUE_IMPORT_OLDER: async () => {
    const first = await carryOut(await previewed(800), { mustRead: false })
    await carryOut(await previewed(801), { mustRead: false })
    return post(`/catalogue/imports/${String(first.json['importId'])}/undo`, {})
  },
  PROCEDURE_UNREAD: async () => {
    const running = await centre()
    const desk = await openDossierDesk(running)
    const seen = await preview(Buffer.from(`Mã TTHC;Tên thủ tục\n${LONG};Tên mới`))
    await carryOut(String(seen.json['previewId']))
    return post('/dossiers', receptionOf(running), desk.token)
  },
} as const satisfies Partial<Record<RefusalCode, () => Promise<Answered>>>
