import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import { pairingCode, pairingText } from '../../../shared/domain/pairing-code.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import { hashToken } from '../../platform/keys.ts'
import type { DeviceRow } from '../store/config-store.ts'
import type { PairingRow } from '../store/pairing-store.ts'
import { refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'

const LASTS_MS = 10 * 60_000
/** Rows are kept a little longer, so that a machine hears that its time is over. */
const KEPT_MS = 60 * 60_000
/** A machine that asks again and again keeps its newest requests only: anybody may ask, so nothing else of it is kept. */
const MOST_OF_ADDRESS = 3
const MOST = 50
const MOST_WRONG = 5

/** A machine asks to be let in. What it may be is decided by who accepts it; until then its token is nothing. */
export const requestPairing: UseCase<BodyOf<'requestPairing'>, AnswerOf<'requestPairing'>> = (
  { store, authority },
  { tokenHash, seal, role = null, name = '' },
  ctx,
) => {
  const waiting = store.pairing.waiting(ctx.now)
  const isTaken = store.config().devicesByToken.has(tokenHash) || waiting.some((row) => row.tokenHash === tokenHash)
  if (isTaken) return refused('BAD_REQUEST', { field: 'tokenHash' })
  const address = ctx.caller.kind === 'nobody' ? ctx.caller.address : ''
  const own = waiting.filter((row) => row.address === address)
  if (own.length < MOST_OF_ADDRESS && waiting.length >= MOST) return refused('PAIRING_FULL')
  const row: PairingRow = {
    id: ctx.ids.secret(),
    code: '',
    seal,
    nonce: ctx.ids.secret(),
    tokenHash,
    role,
    name,
    address,
    askedMs: ctx.now,
    expiresMs: ctx.now + LASTS_MS,
    wrong: 0,
    state: 'waiting',
    deviceId: null,
  }
  return {
    apply: (operational) => {
      operational.forgetPairings(ctx.now - KEPT_MS)
      for (const old of own.slice(MOST_OF_ADDRESS - 1)) operational.dropPairing(old.id)
      operational.addPairing(row)
    },
    answer: () => ({ requestId: row.id, nonce: row.nonce, authority, expiresAt: row.expiresMs }),
  }
}

/** The machine shows its secret; now both sides have the same code, if nobody stands between them. */
export const openPairing: UseCase<{ requestId: string; opening: string }, AnswerOf<'openPairing'>> = (
  { store, authority },
  { requestId, opening },
  ctx,
) => {
  const row = waitingRow(store.pairing.request(requestId), ctx)
  if (!row || hashToken(opening) !== row.seal) return refused('PAIRING_UNKNOWN')
  const code = pairingCode(hashToken(pairingText({ tokenHash: row.tokenHash, opening, nonce: row.nonce, authority })))
  return { apply: (operational) => operational.openPairing(row.id, code), answer: () => ({}) }
}

/** What became of a request. Its id is as good as a secret: only the machine that asked knows it. */
export const pollPairing: UseCase<{ requestId: string }, AnswerOf<'pollPairing'>> = ({ store }, { requestId }, ctx) => {
  const row = store.pairing.request(requestId)
  if (!row) return refused('PAIRING_UNKNOWN')
  const state = row.state === 'waiting' && row.expiresMs <= ctx.now ? 'expired' : row.state
  const device = row.deviceId === null ? undefined : store.config().devices.get(row.deviceId)
  return { answer: () => ({ state, device: state === 'accepted' && device ? deviceView(device) : null }) }
}

const deviceView = ({ id, role, name }: DeviceRow) => ({ id, role, name })

/** Machines that wait to be let in. */
export const listPairingRequests = ({ store }: Deps, ctx: Ctx): AnswerOf<'listPairingRequests'> => ({
  requests: opened(store.pairing.waiting(ctx.now)).map(({ id, role, name, address, askedMs, expiresMs }) => ({
    id,
    role,
    name,
    address,
    askedAt: askedMs,
    expiresAt: expiresMs,
  })),
  now: ctx.now,
})

/**
 * Lets a machine in as a device. The code proves that the person has its screen before the eyes and takes no other
 * machine for it; after some wrong ones the machine must ask anew.
 */
export const acceptPairing: UseCase<
  { requestId: string; code: string; deviceId: string },
  AnswerOf<'acceptPairing'>
> = ({ store }, { requestId, code, deviceId }, ctx) => {
  const row = waitingRow(store.pairing.request(requestId), ctx)
  if (!row || row.code === '') return refused('PAIRING_UNKNOWN')
  const device = store.config().devices.get(deviceId)
  if (!device) return refused('DEVICE_UNKNOWN')
  if (row.role !== null && row.role !== device.role) return refused('PAIRING_ROLE')
  if (signsOf(code) !== row.code) {
    const isLast = row.wrong + 1 >= MOST_WRONG
    return {
      ...refused('PAIRING_CODE', { left: MOST_WRONG - row.wrong - 1 }),
      apply: (operational) =>
        isLast ? operational.endPairing(row.id, 'refused', null) : operational.setPairingWrong(row.id, row.wrong + 1),
    }
  }
  const { id, role, name } = device
  const events: NewEvent[] = [
    { type: 'config.changed', payload: { reason: null, undoes: null, count: 1 } },
    { type: 'device.paired', payload: { id, role, name, tokenHash: row.tokenHash } },
  ]
  return {
    events,
    apply: (operational) => operational.endPairing(row.id, 'accepted', id),
    answer: () => ({ device: { id, role, name } }),
  }
}

/** Turns a machine away. */
export const refusePairing: UseCase<{ requestId: string }, AnswerOf<'refusePairing'>> = (
  { store },
  { requestId },
  ctx,
) => {
  const row = waitingRow(store.pairing.request(requestId), ctx)
  if (!row) return refused('PAIRING_UNKNOWN')
  return { apply: (operational) => operational.endPairing(row.id, 'refused', null), answer: () => ({}) }
}

const waitingRow = (row: PairingRow | undefined, ctx: Ctx): PairingRow | null =>
  row?.state === 'waiting' && row.expiresMs > ctx.now ? row : null

/** A seal that was not opened has no code yet. */
const opened = (rows: readonly PairingRow[]): PairingRow[] => rows.filter(({ code }) => code !== '')

/** As people type it: small letters, blanks and hyphens between. */
const signsOf = (code: string): string => code.toUpperCase().replace(/[\s-]/g, '')
