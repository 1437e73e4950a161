import type { RefusalCode } from '../../shared/api/codes.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { ask } from './ask.ts'
import type { Answered } from './ask.ts'
import { openDossierDesk, receptionOf, startDossierCentre } from './dossiers.ts'
import { NO_LIMITS } from './start-test-centre.ts'

type Scene = {
  post(path: string, body: object): Promise<Answered>
  /** A dossier whose filer is to be told by SMS; the first message waits. */
  waiting(): Promise<string>
  reception(told: ('sms' | 'zalo')[]): object
}

/** A refusal in a centre of its own, whose gateway picks files up. */
const scene = (play: (scene: Scene) => Promise<Answered>) => async (): Promise<Answered> => {
  const time = createManualTime()
  const settings = { 'message.gateways': [{ channel: 'sms', kind: 'file' }] }
  const centre = await startDossierCentre({ settings, allowances: NO_LIMITS, timers: time.timers })
  try {
    const desk = await openDossierDesk(centre)
    return await play({
      post: (path, body) =>
        ask(centre.url, { method: 'POST', path: `/v1${path}`, token: desk.token, key: crypto.randomUUID(), body }),
      reception: (told) => receptionOf(centre, { told }),
      async waiting() {
        const { id } = await desk.one({ told: ['sms'] })
        for (;;) {
          const [message] = centre.centre.deps.store.messages.ofDossier(id)
          if (message) return message.id
          time.advance(5_000)
          await centre.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({}))
        }
      },
    })
  } finally {
    await centre.dispose()
  }
}

/** How the refusals about messages come about. */
export const MESSAGE_REFUSALS = {
  MESSAGE_UNKNOWN: scene(({ post }) => post('/messages/khong-co/resend', {})),
  MESSAGE_STATE: scene(async ({ post, waiting }) => post(`/messages/${await waiting()}/resend`, {})),
  MESSAGE_ADDRESS: scene(({ post, reception }) => post('/dossiers', reception(['zalo']))),
} as const satisfies Partial<Record<RefusalCode, () => Promise<Answered>>>
