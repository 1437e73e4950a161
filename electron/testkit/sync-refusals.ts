import type { RefusalCode } from '../../shared/api/codes.ts'
import { ask } from './ask.ts'
import type { Answered } from './ask.ts'
import { openDossierDesk, startDossierCentre } from './dossiers.ts'
import { NO_LIMITS } from './start-test-centre.ts'
import type { TestCentre } from './start-test-centre.ts'

type Scene = {
  post(path: string, body: object): Promise<Answered>
  /** A row that the province refused. */
  refused(): Promise<number>
}

const NOBODY = { kind: 'nobody', address: '' } as const

async function refuse(centre: TestCentre): Promise<number> {
  const { id: dossierId } = await (await openDossierDesk(centre)).one()
  const seq = centre.centre.journal.head().seq
  const payload = { seq, type: 'dossier.received', dossierId, code: 'DOSSIER_EXISTS', field: null }
  await centre.centre.executor.execute(NOBODY, null, () => ({ events: [{ type: 'delivery.rejected', payload }] }))
  return seq
}

const scene =
  (play: (scene: Scene) => Promise<Answered>, province = false) =>
  async (): Promise<Answered> => {
    // Nobody listens there: the line is set down, and down.
    const address = { url: 'http://127.0.0.1:9', readToken: () => 'token' }
    const centre = await startDossierCentre({ allowances: NO_LIMITS, ...(province ? { province: address } : {}) })
    try {
      const leader = await centre.logIn('leader')
      return await play({
        post: (path, body) =>
          ask(centre.url, { method: 'POST', path: `/v1${path}`, token: leader, key: crypto.randomUUID(), body }),
        refused: () => refuse(centre),
      })
    } finally {
      await centre.dispose()
    }
  }

/** How the refusals about the line to the province come about. */
export const SYNC_REFUSALS = {
  PROVINCE_NOT_SET: scene(({ post }) => post('/sync/retry', {})),
  JOURNAL_KNOWN: scene(({ post }) => post('/sync/take-over', {}), true),
  DELIVERY_UNKNOWN: scene(({ post }) => post('/deliveries/7/resend', {})),
  DELIVERY_SETTLED: scene(async ({ post, refused }) => {
    const path = `/deliveries/${await refused()}`
    await post(`${path}/close`, { note: 'Đã xử lý.' })
    return await post(`${path}/correct`, {})
  }),
  NOTICE_UNKNOWN: scene(({ post }) => post('/province-notices/khong-co/seen', {})),
} as const satisfies Partial<Record<RefusalCode, () => Promise<Answered>>>
