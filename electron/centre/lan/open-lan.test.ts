import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { findCentres } from '../../platform/find-centres.ts'
import { seeAuthority } from '../../platform/house-authority.ts'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { AuthorityBroken } from './authority-broken.ts'
import { openAuthority } from './authority.ts'
import type { Machine } from './authority.ts'
import { houseLimits, isWithin } from './name-limits.ts'

const HERE: Machine = { hostName: 'may-chu-mot-cua', addresses: ['127.0.0.1'] }
const DAY_MS = 86_400_000

let dir = ''
let centre: TestCentre | null = null
afterEach(async () => {
  await centre?.dispose()
  centre = null
  if (dir) rmSync(dir, { recursive: true, force: true })
  dir = ''
})
const folder = (): string => (dir = mkdtempSync(join(tmpdir(), 'mot-cua-tls-')))

async function house(
  options: { machine?: () => Machine; time?: ReturnType<typeof createManualTime>; announce?: boolean } = {},
) {
  const { machine = () => HERE, time, announce = false } = options
  const lan = { port: 0, trustPort: 0, host: '127.0.0.1', announceOn: announce ? '127.0.0.1' : null, machine }
  centre = await startTestCentre({ lan, ...(time ? { timers: time.timers } : {}) })
  if (!centre.lan) throw new Error('no door to the house')
  return { centre, lan: centre.lan, pem: readFileSync(join(centre.dir, 'tls', 'authority.pem'), 'utf8') }
}

/** A GET over TLS by somebody who believes this authority. */
function get(url: string, ca: string | undefined): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { ...(ca === undefined ? {} : { ca }), agent: false }, (response) => {
      let text = ''
      response.on('data', (part) => (text += String(part)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    asked.once('error', reject)
    asked.end()
  })
}

/** The certificate that a door shows now, valid on this machine's day or not. */
function shown(port: number): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      const { raw } = socket.getPeerCertificate()
      socket.destroy()
      resolve(new X509Certificate(raw))
    })
    socket.once('error', reject)
  })
}

test('whoever trusts the house reaches its centre over TLS; who does not, or trusts another house, refuses', async () => {
  const { lan, pem } = await house()
  expect(await get(`${lan.url}/v1/health`, pem)).toMatchObject({ status: 200 })
  await expect(get(`${lan.url}/v1/health`, undefined)).rejects.toThrow(/self-signed|unable to/)
  const stranger = await openAuthority(folder(), 'Trung tâm khác', HERE)
  await expect(get(`${lan.url}/v1/health`, stranger.pem)).rejects.toThrow(/self-signed|unable to|signature/)
})

test('the live channel goes through the same door', async () => {
  const { centre: running, lan, pem } = await house()
  const socket = new WebSocket(`${lan.url.replace('https', 'wss')}/v1/live`, { ca: pem })
  const frame = await new Promise<string>((resolve, reject) => {
    socket.once('open', () => socket.send(JSON.stringify({ hello: { token: running.token('board') } })))
    socket.once('message', (data) => resolve(String(data)))
    socket.once('error', reject)
  })
  expect(JSON.parse(frame)).toHaveProperty('snapshot')
  socket.terminate()
})

test('the door without TLS shows how to trust the house and nothing else of the centre', async () => {
  const { lan, pem } = await house()
  const door = lan.trustUrl.replace('/trust/', '')
  const told = (await (await fetch(`${door}/trust.json`)).json()) as Record<string, unknown>
  expect(told).toMatchObject({ fingerprint: lan.fingerprint, addresses: [lan.url], page: lan.trustUrl })
  const certificate = await fetch(`${door}/mot-cua.crt`)
  expect(certificate.headers.get('content-type')).toBe('application/x-x509-ca-cert')
  expect(await certificate.text()).toBe(pem)
  for (const path of ['/v1/health', '/v1/tickets', '/kiosk/', '/assets/../counter/'])
    expect((await fetch(`${door}${path}`, { redirect: 'manual' })).status).toBe(302)
  expect((await fetch(`${door}/v1/tickets`, { method: 'POST', redirect: 'manual' })).status).toBe(302)
})

test('the certificate is made anew before it ends, when the clock was put back, and when the house gives another address', async () => {
  const time = createManualTime()
  const machine = { ...HERE }
  const { centre: running, lan } = await house({ time, machine: () => machine })
  const first = await shown(lan.port)
  expect(first.subjectAltName).toContain('IP Address:127.0.0.1')
  expect(first.subjectAltName).toContain('DNS:may-chu-mot-cua.local')

  const renewed = async (before: X509Certificate): Promise<X509Certificate> => {
    time.advance(60_000)
    await expect.poll(async () => (await shown(lan.port)).serialNumber).not.toBe(before.serialNumber)
    return shown(lan.port)
  }
  time.advance(60_000)
  expect((await shown(lan.port)).serialNumber).toBe(first.serialNumber)

  running.clock.advance(300 * DAY_MS)
  const second = await renewed(first)
  expect(second.validToDate.getTime()).toBeGreaterThan(first.validToDate.getTime() + 299 * DAY_MS)

  running.clock.set('2024-01-05T08:00')
  const third = await renewed(second)
  expect(third.validFromDate.getTime()).toBeLessThan(Date.parse('2024-01-05'))

  machine.addresses = ['127.0.0.1', '192.168.7.20', '203.0.113.9']
  const fourth = await renewed(third)
  expect(fourth.subjectAltName).toContain('IP Address:192.168.7.20')
  // A public address is not the house's: the authority may not speak for it.
  expect(fourth.subjectAltName).not.toContain('203.0.113.9')
})

test('an authority speaks for its house only: OpenSSL refuses what it signs for the world', async () => {
  const authority = await openAuthority(folder(), 'Trung tâm Phục vụ hành chính công', HERE)
  const judged = async (name: string): Promise<string> => {
    const file = join(dir, 'leaf.pem')
    writeFileSync(file, (await authority.certify([name], Date.now())).cert)
    try {
      return execFileSync('openssl', ['verify', '-CAfile', join(dir, 'tls', 'authority.pem'), file], {
        stdio: 'pipe',
      }).toString()
    } catch (error) {
      return String((error as { stderr: Buffer }).stderr)
    }
  }
  for (const good of ['192.168.1.5', '10.9.8.7', '172.31.0.1', 'fd12::1', 'may-chu-mot-cua', 'x.local'])
    expect(await judged(good), good).toMatch(/: OK/)
  for (const bad of ['www.example.com', '8.8.8.8', '172.32.0.1', '2001:db8::1', 'local.example'])
    expect(await judged(bad), bad).toMatch(/permitted subtree violation/)
})

test('what is within the limits is judged as OpenSSL judges it', () => {
  const limits = houseLimits('May-Chu')
  for (const good of ['may-chu', 'a.may-chu', 'x.lan', '169.254.3.4', 'fe80::1', '::1', 'localhost'])
    expect(isWithin(limits, good), good).toBe(true)
  for (const bad of ['may-chu.example', 'xlan', '172.15.0.1', '192.169.0.1', '2a00::1', ''])
    expect(isWithin(limits, bad), bad).toBe(false)
})

test('the key of the authority is for the centre alone, stays over a restart, and a damaged one is never replaced unasked', async () => {
  const { fingerprint } = await openAuthority(folder(), 'A', HERE)
  const key = join(dir, 'tls', 'authority.key')
  expect(statSync(key).mode & 0o777).toBe(0o600)
  expect((await openAuthority(dir, 'A', HERE)).fingerprint).toBe(fingerprint)
  // A first start that was cut off left something beside, and the next one begins anew.
  mkdirSync(join(dir, 'cut', 'tls.new'), { recursive: true })
  writeFileSync(join(dir, 'cut', 'tls.new', 'authority.key'), 'half')
  expect((await openAuthority(join(dir, 'cut'), 'A', HERE)).fingerprint).not.toBe(fingerprint)

  const sound = readFileSync(key)
  writeFileSync(key, 'không phải khóa')
  await expect(openAuthority(dir, 'A', HERE)).rejects.toThrow(AuthorityBroken)
  rmSync(key)
  await expect(openAuthority(dir, 'A', HERE)).rejects.toThrow(AuthorityBroken)
  expect(existsSync(key)).toBe(false)
  writeFileSync(key, sound)
  chmodSync(key, 0o600)
  expect((await openAuthority(dir, 'A', HERE)).fingerprint).toBe(fingerprint)
})

test('a machine sees the authority before it believes it, and finds the centre by itself', async () => {
  const { lan, pem } = await house({ announce: true })
  const seen = await seeAuthority(lan.url)
  expect(seen.fingerprint).toBe(lan.fingerprint)
  expect(new X509Certificate(seen.pem).raw).toEqual(new X509Certificate(pem).raw)

  const stop: { now?: () => void } = {}
  const found = await new Promise<{ name: string; url: string }>((resolve) => {
    stop.now = findCentres((centres) => {
      const own = centres.find(({ url }) => url.endsWith(`:${lan.port}`))
      if (own) resolve(own)
    }, '127.0.0.1')
  })
  stop.now?.()
  expect(found).toEqual({ name: 'Một Cửa', url: lan.url })
})
