import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { startTestProvince } from '../../province/testkit/start-test-province.ts'
import { dossierSoFar } from '../../shared/province/national/dossier-so-far.ts'
import { STATUS_OF_ROW } from '../../shared/province/national/statuses.ts'
import type { SentEvent } from '../../shared/province/wire.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../shared/testkit/manual-time.ts'
import type { ProvinceAdapter } from '../centre/sync/adapter.ts'
import { answerName } from '../centre/sync/adapters/file/answer.ts'
import { PUBLIC_KEY, readPackage } from '../centre/sync/adapters/file/package.ts'
import { openAdapter } from '../centre/sync/adapters/open-adapter.ts'
import type { OpenAdapter } from '../centre/sync/adapters/open-adapter.ts'
import { referenceAdapter } from '../centre/sync/http/reference-adapter.ts'
import { httpTransport } from '../centre/sync/http/transport.ts'
import type { Transport } from '../centre/sync/http/transport.ts'
import { createSender } from '../centre/sync/sender.ts'
import type { Sender } from '../centre/sync/sender.ts'
import type { SyncWorld } from '../centre/sync/world.ts'
import { systemIds } from '../platform/ids.ts'
import { V1_ACCOUNT, nationalV1Server } from './national-v1-server.ts'
import type { NationalV1Server } from './national-v1-server.ts'
import { V2_ACCOUNT, nationalV2Server } from './national-v2-server.ts'
import type { NationalV2Server } from './national-v2-server.ts'
import type { StrictServer, WrongWay } from './strict-server.ts'
import { openSyncCentre } from './sync-centre.ts'
import type { SyncCentre } from './sync-centre.ts'

export const START = Date.parse('2026-11-23T01:00:00Z')
export const UNIT = { code: 'H42.12', name: 'Trung tâm Phục vụ hành chính công phường Mẫu' }
export const PROCEDURE = { id: '1.004222', code: '1.004222', name: 'Đăng ký thường trú' }

/** A dossier as the other side has it. */
export type ThereDossier = { readonly name: string; readonly status: number; readonly moves: readonly number[] }

/** A centre, its adapter, and the system behind it. */
export type AdapterStage = {
  readonly centre: SyncCentre
  readonly world: SyncWorld
  readonly adapter: ProvinceAdapter
  readonly time: ManualTime
  /** By our code, or by theirs where they give their own. */
  there(): Promise<ReadonlyMap<string, ThereDossier>>
  wrong(...ways: WrongWay[]): void
  /** The dossier whose owner has this name is refused; null: none any more. */
  refuse(name: string | null): Promise<void>
  /** All that was ever sent, as text. */
  left(): string
  logIns(): number
  /** Sends what there is, once. */
  send(): Promise<void>
  /** Brings all there is to the other side and hears what became of it. */
  settle(): Promise<void>
  dispose(): Promise<void>
}

/** Sends until nothing is left, waiting as long as the line asks. @returns how long it waited, ms */
export async function drain(sender: Sender, { world, time }: Pick<AdapterStage, 'world' | 'time'>): Promise<number> {
  let waited = 0
  for (let tries = 0; tries < 200; tries++) {
    const done = await sender.step()
    if (done === 'idle') return waited
    if (done !== 'fault') continue
    const wait = world.line.waitMs()
    waited += wait
    time.advance(wait)
  }
  throw new Error(`it does not come to an end: ${JSON.stringify(world.line.state())}`)
}

type Begun = { readonly centre: SyncCentre; readonly dir: string; readonly time: ManualTime }

async function begin(transport: Transport, token: string): Promise<Begun> {
  const time = createManualTime(START)
  const dir = mkdtempSync(join(tmpdir(), 'adapter-'))
  const centre = await openSyncCentre({
    ...{ id: 'centre-1', dir, token, transport, ids: systemIds, chance: () => 0, ...time },
  })
  await centre.write([
    {
      type: 'agency.defined',
      payload: { id: 'A1', name: 'Công an phường Mẫu', shortName: 'Công an', inRotation: true },
    },
    { type: 'field.defined', payload: { id: 'F1', agencyId: 'A1', name: 'Cư trú' } },
    {
      type: 'procedure.defined',
      payload: {
        ...{ ...PROCEDURE, fieldId: 'F1', level: 'commune', limits: [], fee: '', source: 'thử' },
        components: [{ name: 'Tờ khai thay đổi thông tin cư trú', originals: 1, copies: 0 }],
      },
    },
  ])
  return { centre, dir, time }
}

function stageOf(
  { centre, dir, time }: Begun,
  adapter: ProvinceAdapter,
  own: Omit<AdapterStage, 'centre' | 'world' | 'adapter' | 'time' | 'send' | 'settle' | 'dispose'> & {
    afterDrain?(): Promise<void>
    stop(): Promise<void> | void
  },
): AdapterStage {
  const world: SyncWorld = { ...centre.world, adapter }
  const sender = createSender(world)
  return {
    ...own,
    ...{ centre, world, adapter, time },
    send: async () => void (await drain(sender, { world, time })),
    async settle() {
      await drain(sender, { world, time })
      await own.afterDrain?.()
      await drain(sender, { world, time })
    },
    async dispose() {
      await own.stop()
      centre.db.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** The reference endpoint (province/). */
export async function referenceStage(): Promise<AdapterStage> {
  const time = createManualTime(START)
  const province = await startTestProvince({ clock: time.clock })
  const token = await province.addCentre('centre-1')
  const ways: WrongWay[] = []
  let left = ''
  const real = httpTransport(province.url)
  const html = { status: 200, header: () => null, body: Buffer.from('<!doctype html>') }
  const transport: Transport = async (request) => {
    if (request.body) left += gunzipped(request.body)
    const way = ways.shift()
    if (way === 'before') throw new Error('no line')
    if (way === 'html') return html
    if (way === 'busy') return { status: 503, header: (name) => (name === 'retry-after' ? '7' : null), body: html.body }
    const said = await real(request)
    if (way === 'after-the-effect') throw new Error('the answer was lost')
    if (way === 'html-after') return html
    return way === 'half-an-answer' ? { ...said, body: said.body.subarray(0, said.body.length / 2) } : said
  }
  const begun = await begin(real, token)
  const adapter = referenceAdapter({
    transport,
    token: () => token,
    now: begun.time.clock.now,
    nextName: systemIds.next,
  })
  const grant = (from: number, to: number, first: string): Promise<unknown> =>
    province.operate('/centres/centre-1/codes', {
      ...{ agencyId: null, codes: { identifier: UNIT.code, ranges: [{ from, to }] }, from: first },
      ...{ until: null, revoked: false },
    })
  return stageOf(begun, adapter, {
    async there() {
      const events = begun.centre.events()
      const epoch = (await province.store.centre('centre-1'))?.epochs.at(-1)?.no ?? 0
      return await province.store.transaction(async (tx) => {
        const { rows } = await tx.rowsAfter('centre-1', epoch, 0, 1_000)
        const found = new Map<string, ThereDossier>()
        for (const event of events) {
          if (event.type !== 'dossier.received') continue
          const { code, filer } = event.payload
          const [dossier] = await tx.dossiers('centre-1', [code])
          if (!dossier) continue
          const { name } = (await tx.personOf('centre-1', filer.id)) as { name: string }
          const moves = rows.filter(({ subject }) => subject === code).map(({ type }) => STATUS_OF_ROW[type])
          found.set(code, { name, status: dossier.status, moves: moves.filter((one) => typeof one === 'number') })
        }
        return found
      })
    },
    wrong: (...more) => void ways.push(...more),
    // The reference refuses codes that it has not granted: those of the first dossier, until they are.
    refuse: async (name) =>
      void (await (name === null ? grant(1, 9_999, '2026-01-02') : grant(2, 9_999, '2026-01-01'))),
    ...{ left: () => left, logIns: () => 0, stop: () => province.dispose() },
  })
}

const gunzipped = (body: Uint8Array): string =>
  (body[0] === 0x1f ? gunzipSync(body) : Buffer.from(body)).toString('utf8')
const nobody: Transport = () => Promise.reject(new Error('not used'))

/** Opens the adapter that a connection file asks for. */
export function connected({ centre, dir, time }: Begun, connection: object): OpenAdapter {
  const file = join(dir, 'province.json')
  writeFileSync(file, JSON.stringify(connection))
  return openAdapter({ deps: centre.deps, journal: centre.journal, clock: time.clock }, { file, dir })
}

const textOf = ({ asked }: StrictServer): string =>
  asked.map(({ body, path }) => `${path} ${body.toString('utf8')}`).join('\n')

export type V1Stage = AdapterStage & {
  readonly server: NationalV1Server
  readonly open: OpenAdapter
  readonly dir: string
}

/** What both generations of a national system show of themselves. */
type NationalServer<D> = StrictServer & {
  readonly dossiers: ReadonlyMap<string, D>
  readonly progress: readonly { readonly MaHoSo: string; readonly TrangThai: number | string }[]
  dislike(value: { field: string; value: string } | null): void
  logIns(): number
}

function nationalStage<D>(
  begun: Begun,
  server: NationalServer<D>,
  open: OpenAdapter,
  dossierOf: (kept: D) => Pick<ThereDossier, 'name' | 'status'>,
): AdapterStage {
  const movesOf = (code: string): number[] =>
    server.progress.filter(({ MaHoSo }) => MaHoSo === code).map(({ TrangThai }) => Number(TrangThai))
  return stageOf(begun, open.adapter, {
    there: () =>
      Promise.resolve(
        new Map([...server.dossiers].map(([code, kept]) => [code, { ...dossierOf(kept), moves: movesOf(code) }])),
      ),
    wrong: server.wrong,
    refuse: (name) => Promise.resolve(server.dislike(name === null ? null : { field: 'ChuHoSo', value: name })),
    ...{ left: () => textOf(server), logIns: server.logIns },
    async stop() {
      open.close()
      await server.stop()
    },
  })
}

/** The national portal, first generation. */
export async function v1Stage(more: object = {}): Promise<V1Stage> {
  const server = await nationalV1Server()
  const begun = await begin(nobody, '')
  const account = {
    url: server.url,
    loginPath: '/mapi/login',
    servicePath: '/mapi/g',
    ...V1_ACCOUNT,
    unit: UNIT,
    ...more,
  }
  const open = connected(begun, { kind: 'national-v1', ...account })
  const stage = nationalStage(begun, server, open, ({ ChuHoSo, TrangThaiHoSo }) => ({
    name: ChuHoSo,
    status: Number(TrangThaiHoSo),
  }))
  return { ...stage, server, open, dir: begun.dir }
}

export type V2Stage = AdapterStage & {
  readonly server: NationalV2Server
  readonly open: OpenAdapter
  readonly dir: string
}

/** A system of the second generation. */
export async function v2Stage(): Promise<V2Stage> {
  const server = await nationalV2Server()
  const begun = await begin(nobody, '')
  const { clientId, clientSecret } = V2_ACCOUNT
  const open = connected(begun, { kind: 'national-v2', url: server.url, clientId, clientSecret, unit: UNIT })
  const stage = nationalStage(begun, server, open, ({ ChuHoSo, status }) => ({ name: ChuHoSo, status }))
  return { ...stage, server, open, dir: begun.dir }
}

/** A province that reads packages and answers them, as people there do. */
export type FileStage = AdapterStage & {
  readonly folder: string
  readonly open: OpenAdapter
  /** Rows that the province has taken, each once. */
  readonly taken: ReadonlyMap<number, SentEvent>
  /** Reads the packages that have come. @returns their numbers */
  readPackages(): number[]
  writeAnswer(content: object | string): void
}

export async function fileStage(more: object = {}): Promise<FileStage> {
  const begun = await begin(nobody, '')
  const folder = join(begun.dir, 'usb')
  mkdirSync(folder)
  const open = connected(begun, { kind: 'file', folder, unit: UNIT, everyMinutes: 0, ...more })
  const taken = new Map<number, SentEvent>()
  const read = new Map<number, string>()
  let answers = 0

  function writeAnswer(content: object | string): void {
    answers += 1
    const [end, text] =
      typeof content === 'string' ? ['csv', content] : ['json', JSON.stringify({ so: answers, ...content })]
    writeFileSync(join(folder, `${answerName(answers)}.${end}`), text)
  }
  const officer = officerThere(taken)

  function readPackages(): number[] {
    const pem = readFileSync(join(folder, PUBLIC_KEY), 'utf8')
    const found: number[] = []
    for (let no = read.size + 1; ; no++) {
      const one = readPackage(folder, no, pem)
      if (!one.ok) return found
      if (one.list.truoc !== (read.get(no - 1) ?? null)) throw new Error(`package ${no} does not follow`)
      read.set(no, one.sha256)
      found.push(no)
      const { nhan, tu_choi } = officer.judge(one.rows)
      writeAnswer({
        ...{ dinh_dang: 'motcua-tra-loi-1', trung_tam: UNIT.code, goi: no, ban: one.list.ban, nhan, tu_choi },
        so_dong: nhan.length + tu_choi.length,
      })
    }
  }

  const pull = async (): Promise<void> => {
    const reply = await open.adapter.pullStatus('0')
    if (!reply.ok) throw new Error(JSON.stringify(reply.fault))
  }
  const stage = stageOf(begun, open.adapter, {
    there: () => Promise.resolve(dossiersOf([...taken.values()])),
    wrong: () => undefined,
    refuse: (name) => Promise.resolve(officer.refuse(name)),
    left: () =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join('\n'),
    logIns: () => 0,
    async afterDrain() {
      await pull()
      readPackages()
      await pull()
    },
    stop: open.close,
  })
  return { ...stage, folder, open, taken, readPackages, writeAnswer }
}

/** Somebody there who takes rows, and refuses those of one name and what follows them. */
function officerThere(taken: Map<number, SentEvent>) {
  const rejected = new Set<number>()
  const rowsBySeq = new Map<number, SentEvent>()
  let refused: string | null = null
  const ownerOf = ({ body }: SentEvent): unknown => (body['filer'] as { name?: string } | undefined)?.name
  return {
    refuse: (name: string | null) => void (refused = name),
    judge(rows: readonly SentEvent[]): { nhan: number[]; tu_choi: object[] } {
      const nhan: number[] = []
      const tu_choi: object[] = []
      for (const row of rows) {
        if (taken.has(row.seq)) throw new Error(`row ${row.seq} came twice`)
        const stops = [...rejected].some((seq) => rowsBySeq.get(seq)?.subject === row.subject && seq !== row.seq)
        rowsBySeq.set(row.seq, row)
        if (refused !== null && ownerOf(row) === refused) {
          rejected.add(row.seq)
          tu_choi.push({ so_thu_tu: row.seq, ly_do: 'Tên chủ hồ sơ không có trong cơ sở dữ liệu', truong: 'ChuHoSo' })
        } else if (row.subject !== null && stops) {
          rejected.add(row.seq)
          tu_choi.push({ so_thu_tu: row.seq, ly_do: 'Chưa có hồ sơ' })
        } else {
          rejected.delete(row.seq)
          taken.set(row.seq, row)
          nhan.push(row.seq)
        }
      }
      return { nhan, tu_choi }
    },
  }
}

function dossiersOf(rows: readonly SentEvent[]): Map<string, ThereDossier> {
  const found = new Map<string, ThereDossier>()
  for (const [code, own] of Map.groupBy(rows, ({ subject }) => subject)) {
    const so = dossierSoFar(own, 9)
    if (code === null || so === null) continue
    const moves = own.map(({ type }) => STATUS_OF_ROW[type]).filter((one) => typeof one === 'number')
    found.set(code, { name: so.received.filer.name ?? '', status: so.status, moves })
  }
  return found
}
