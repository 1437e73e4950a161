import { afterEach, expect, test } from 'vitest'
import { hashToken } from '../../platform/keys.ts'
import { systemIds } from '../../platform/ids.ts'
import { askToPair } from '../../testkit/pairing.ts'
import { codeOf, disposeSound, must, payloads } from '../../testkit/hall.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { requestPairing } from './pairing.ts'

let centre: TestCentre
afterEach(() => disposeSound(centre))

async function start() {
  centre = await startTestCentre({ allowances: NO_LIMITS })
  const technician = centre.client(await centre.logIn('technician'))
  const nobody = centre.client(null)
  return {
    technician,
    ask: (role: 'station' | 'kiosk' = 'station') => askToPair(nobody, role),
    poll: (requestId: string) => nobody.call('pollPairing', { params: { requestId } }),
    accept: (requestId: string, code: string, deviceId: string) =>
      technician.call('acceptPairing', { params: { requestId }, body: { code, deviceId } }),
    waiting: async () => must(await technician.call('listPairingRequests', {})).requests,
  }
}

const services = (token: string) => centre.client(token).call('listServices', {})

test('a machine is let in by the code on its screen; until then its token is nothing, and the one of before ends', async () => {
  const { ask, poll, accept, waiting } = await start()
  const { token, requestId, code } = await ask('kiosk')
  expect(code).toMatch(/^[A-Z3-9]{6}$/)
  expect(codeOf(await services(token))).toBe('NOT_AUTHENTICATED')
  expect(must(await poll(requestId))).toEqual({ state: 'waiting', device: null })
  expect(await waiting()).toMatchObject([{ id: requestId, role: 'kiosk', name: 'MAY-QUAY-3', address: '127.0.0.1' }])
  expect(JSON.stringify(await waiting())).not.toContain(code)

  must(await accept(requestId, ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `, 'kiosk-2'))
  expect(must(await poll(requestId))).toEqual({
    state: 'accepted',
    device: { id: 'kiosk-2', role: 'kiosk', name: 'kiosk 2' },
  })
  expect(codeOf(await services(token))).toBe('OK')
  expect(codeOf(await services(centre.token('kiosk', 1)))).toBe('NOT_AUTHENTICATED')
  expect(await waiting()).toEqual([])
  expect(codeOf(await accept(requestId, code, 'kiosk-1'))).toBe('PAIRING_UNKNOWN')
  expect(payloads(centre, 'device.paired').at(-1)).toMatchObject({ id: 'kiosk-2', tokenHash: hashToken(token) })
})

test('nobody is let in with a wrong code, and after five of them the machine asks anew', async () => {
  const { ask, poll, accept } = await start()
  const { requestId, code } = await ask()
  for (let n = 1; n <= 5; n++) expect(codeOf(await accept(requestId, 'XXXXXX', 'station-1'))).toBe('PAIRING_CODE')
  expect(codeOf(await accept(requestId, code, 'station-1'))).toBe('PAIRING_UNKNOWN')
  expect(must(await poll(requestId)).state).toBe('refused')
})

test('a code is worth ten minutes, and a machine can be turned away', async () => {
  const { ask, poll, accept, technician, waiting } = await start()
  const first = await ask()
  centre.clock.advance(10 * 60_000)
  expect(must(await poll(first.requestId)).state).toBe('expired')
  expect(codeOf(await accept(first.requestId, first.code, 'station-1'))).toBe('PAIRING_UNKNOWN')
  const { requestId } = await ask()
  must(await technician.call('refusePairing', { params: { requestId }, body: {} }))
  expect(must(await poll(requestId)).state).toBe('refused')
  expect(await waiting()).toEqual([])
  centre.clock.advance(61 * 60_000)
  await ask()
  expect(codeOf(await poll(first.requestId))).toBe('PAIRING_UNKNOWN')
})

test('a machine becomes what it asked for only, and a token that is known is no new one', async () => {
  const { ask, accept } = await start()
  const { requestId, code } = await ask('station')
  expect(codeOf(await accept(requestId, code, 'kiosk-1'))).toBe('PAIRING_ROLE')
  expect(codeOf(await accept(requestId, code, 'khong-co'))).toBe('DEVICE_UNKNOWN')
  const known = { tokenHash: hashToken(centre.token('kiosk')), seal: hashToken('x') }
  expect(codeOf(await centre.client(null).call('requestPairing', { body: known }))).toBe('BAD_REQUEST')
})

test('a machine that asks again and again leaves its three newest requests behind and nothing more', async () => {
  const { ask, poll, waiting } = await start()
  const first = await ask()
  for (let n = 0; n < 9; n++) {
    centre.clock.advance(1_000)
    await ask()
  }
  expect(await waiting()).toHaveLength(3)
  expect(centre.db.prepare('SELECT COUNT(*) FROM pairing_ask').pluck().get()).toBe(3)
  expect(codeOf(await poll(first.requestId))).toBe('PAIRING_UNKNOWN')
})

test('one address keeps its three newest requests, and fifty machines are as many as may wait', async () => {
  const { ask, waiting } = await start()
  for (let n = 0; n < 5; n++) {
    await ask()
    centre.clock.advance(1_000)
  }
  expect(await waiting()).toHaveLength(3)
  const from = (address: string) =>
    centre.centre.executor.execute({ kind: 'nobody', address }, null, (ctx) =>
      requestPairing(centre.centre.deps, { tokenHash: hashToken(systemIds.secret()), seal: hashToken('x') }, ctx),
    )
  for (let n = 0; n < 47; n++) expect((await from(`10.0.0.${n}`)).ok).toBe(true)
  expect(await from('10.0.1.1')).toMatchObject({ ok: false, refusal: { code: 'PAIRING_FULL' } })
  // Those that did not open their seal have no code and are not listed.
  expect(await waiting()).toHaveLength(3)
  expect(centre.db.prepare('SELECT COUNT(*) FROM pairing_ask').pluck().get()).toBe(50)
})
