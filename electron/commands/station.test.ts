import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprintOf, openAuthority } from '../centre/lan/authority.ts'
import { codeOf, must } from '../testkit/hall.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'
import { runStation } from './station.ts'

const HEADLESS = fileURLToPath(new URL('../headless.mjs', import.meta.url))

let dir: string
let centre: TestCentre
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-pair-'))
  centre = await startTestCentre()
})
afterEach(async () => {
  await centre.dispose()
  rmSync(dir, { recursive: true })
})

const run = (...args: string[]) => runAt(centre.url, ...args)

function runAt(url: string, ...args: string[]) {
  const child = spawn(process.execPath, [HEADLESS, 'station', '--centre', url, ...args])
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const lines = createInterface({ input: child.stderr })[Symbol.asyncIterator]()
  return {
    gone,
    ready: once(child.stdout, 'data').then(([line]) => JSON.parse(String(line)) as unknown),
    /** Reads stderr on until a line is so. */
    async said(wanted: RegExp): Promise<string> {
      for (;;) {
        const { value, done } = await lines.next()
        if (done) throw new Error('it says no more')
        const found = wanted.exec(value)
        if (found) return found[1] ?? ''
      }
    },
    async stop() {
      child.kill('SIGTERM')
      return await gone
    },
  }
}

test('a station pairs itself by a code on stderr, keeps its token for itself, and needs no code the next time', async () => {
  const technician = centre.client(await centre.logIn('technician'))
  const token = join(dir, 'kept', 'token')
  const words = ['--pair', '--token-file', token, '--data', join(dir, 'data')]
  const first = run(...words)
  const code = await first.said(/Mã ghép nối: (\w{3} \w{3})/)
  const [request] = must(await technician.call('listPairingRequests', {})).requests
  const params = { requestId: request?.id ?? '' }
  must(await technician.call('acceptPairing', { params, body: { code, deviceId: 'station-1' } }))
  expect(await first.ready).toEqual({ ready: true })
  expect(statSync(token).mode & 0o777).toBe(0o600)
  expect(await first.stop()).toBe(0)

  const kept = readFileSync(token, 'utf8')
  const again = run(...words)
  expect(await again.ready).toEqual({ ready: true })
  expect(await again.stop()).toBe(0)
  expect(readFileSync(token, 'utf8')).toBe(kept)
})

test('a machine that is turned away says so and ends', async () => {
  const technician = centre.client(await centre.logIn('technician'))
  const station = run('--pair', '--token-file', join(dir, 'token'), '--data', join(dir, 'data'))
  await station.said(/Mã ghép nối/)
  const [request] = must(await technician.call('listPairingRequests', {})).requests
  must(await technician.call('refusePairing', { params: { requestId: request?.id ?? '' }, body: {} }))
  await station.said(/Trung tâm đã từ chối máy này\./)
  expect(await station.gone).toBe(2)
})

const LAN = {
  port: 0,
  trustPort: 0,
  host: '127.0.0.1',
  announceOn: null,
  machine: () => ({ hostName: 'may-chu', addresses: ['127.0.0.1'] }),
} as const

/** What stands between a machine and its centre, with a certificate of its own, and passes everything on. */
async function standBetween(url: string) {
  const authority = await openAuthority(dir, 'Kẻ đứng giữa', LAN.machine())
  const { key, cert } = await authority.certify(['127.0.0.1'], Date.now())
  let asked = 0
  const server = createServer({ key, cert }, (request, response) => {
    asked += 1
    request.pipe(
      plainRequest(`${url}${request.url}`, { method: request.method, headers: request.headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      }),
    )
  }).listen(0, '127.0.0.1')
  const refused = once(server, 'tlsClientError')
  await once(server, 'listening')
  return {
    /** Somebody did not believe its certificate. */
    refused,
    /** Requests that came through. */
    asked: () => asked,
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  }
}

test('over TLS a station keeps the authority of its house with its token, and believes no other one', async () => {
  await centre.dispose()
  centre = await startTestCentre({ lan: LAN })
  const { lan } = centre
  if (!lan) throw new Error('no door to the house')
  const technician = centre.client(await centre.logIn('technician'))
  const token = join(dir, 'token')
  const words = ['--pair', '--token-file', token, '--data', join(dir, 'data')]
  const first = runAt(lan.url, ...words)
  const code = await first.said(/Mã ghép nối: (\w{3} \w{3})/)
  const [request] = must(await technician.call('listPairingRequests', {})).requests
  must(
    await technician.call('acceptPairing', {
      params: { requestId: request?.id ?? '' },
      body: { code, deviceId: 'station-1' },
    }),
  )
  expect(await first.ready).toEqual({ ready: true })
  expect(await first.stop()).toBe(0)
  expect(fingerprintOf(readFileSync(`${token}.authority.pem`, 'utf8'))).toBe(lan.fingerprint)

  // The token is sent to nobody who cannot prove to be that house.
  const between = await standBetween(centre.url)
  const fooled = runAt(between.url, ...words)
  await between.refused
  expect(between.asked()).toBe(0)
  await fooled.stop()
  between.close()
})

test('the code of a machine that speaks to somebody in between is refused', async () => {
  const between = await standBetween(centre.url)
  const technician = centre.client(await centre.logIn('technician'))
  const station = runAt(between.url, '--pair', '--token-file', join(dir, 'token'), '--data', join(dir, 'data'))
  const code = await station.said(/Mã ghép nối: (\w{3} \w{3})/)
  const [request] = must(await technician.call('listPairingRequests', {})).requests
  const params = { requestId: request?.id ?? '' }
  const accepted = await technician.call('acceptPairing', { params, body: { code, deviceId: 'station-1' } })
  expect(codeOf(accepted)).toBe('PAIRING_CODE')
  await station.stop()
  expect(existsSync(join(dir, 'token'))).toBe(false)
  between.close()
})

test.each([
  [['--token', 'x'], /either --config .* or --data/],
  [['--token', 'x', '--config', 'a', '--data', 'b'], /either --config .* or --data/],
  [['--pair', '--data', 'b'], /--pair needs --token-file/],
  [['--data', 'b'], /--token is missing/],
] as const)('%j: says what is missing', async (args, words) => {
  await expect(runStation(['--centre', 'http://127.0.0.1:1', ...args])).rejects.toThrow(words)
})
