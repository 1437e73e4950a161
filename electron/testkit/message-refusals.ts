import type { RefusalCode } from '../../shared/api/codes.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { ask } from './ask.ts'
import type { Answered } from './ask.ts'
import { openDossierDesk, receptionOf, startDossierCentre } from './dossiers.ts'
import { must } from './hall.ts'
import { NO_LIMITS } from './start-test-centre.ts'

type Scene = {
  post(path: string, body: object): Promise<Answered>
  /** A dossier whose filer is to be told by SMS; the first message waits. */
  waiting(): Promise<string>
  /** A result that is packed for the post. */
  packed(): Promise<{ dossierId: string; parcelId: string }>
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
      async packed() {
        const { id } = await desk.one()
        const params = { dossierId: id }
        const body = { kind: 'granted', paper: true, electronic: false } as const
        must(await desk.client.call('recordResult', { params, body }))
        const { parcel } = must(await desk.client.call('packParcel', { params, body: { tracking: 'EB123456789VN' } }))
        return { dossierId: id, parcelId: parcel.id }
      },
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

/** How the refusals about messages and parcels come about. */
export const MESSAGE_REFUSALS = {
  MESSAGE_UNKNOWN: scene(({ post }) => post('/messages/khong-co/resend', {})),
  MESSAGE_STATE: scene(async ({ post, waiting }) => post(`/messages/${await waiting()}/resend`, {})),
  PARCEL_UNKNOWN: scene(({ post }) => post('/parcels/khong-co/drop', {})),
  PARCEL_STATE: scene(async ({ post, packed }) =>
    post(`/parcels/${(await packed()).parcelId}/came-back`, { cause: 'not-met' }),
  ),
  PARCEL_OPEN: scene(async ({ post, packed }) =>
    post(`/dossiers/${(await packed()).dossierId}/parcels`, { tracking: 'EB999999999VN' }),
  ),
  MESSAGE_ADDRESS: scene(({ post, reception }) => post('/dossiers', reception(['zalo']))),
} as const satisfies Partial<Record<RefusalCode, () => Promise<Answered>>>
