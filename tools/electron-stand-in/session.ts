import { EventEmitter } from 'node:events'
import { connect } from 'node:tls'
import type { PeerCertificate } from 'node:tls'
import type * as Electron from 'electron'
import { theBrowser } from './app.ts'
import { fromChromium } from './app-scheme.ts'
import { record } from './settings.ts'

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
type VerifyProc = Parameters<Electron.Session['setCertificateVerifyProc']>[0]
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void

const held: { request: RequestHandler; check: CheckHandler; verify: VerifyProc; before: BeforeRequest | null } = {
  request: null,
  check: null,
  verify: null,
  before: null,
}

/** Electron's names of permissions, and Chromium's of the same as its protocol has them. */
const PERMISSIONS = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['screen-wake-lock', 'screen-wake-lock'],
  ['idle-detection', 'idle-detection'],
  ['window-management', 'window-management'],
  ['local-fonts', 'local-fonts'],
  ['persistent-storage', 'persistent-storage'],
] as const

const settled = new Set<string>()

/** Asks the program for every permission of an origin once, and tells Chromium: it has no way to ask later. */
export async function settlePermissions(contents: unknown, url: string): Promise<void> {
  const origin = URL.parse(url)?.origin
  if (!origin || origin === 'null' || settled.has(origin)) return
  settled.add(origin)
  for (const [asked, name] of PERMISSIONS) {
    const granted = await isGranted(contents as Electron.WebContents, asked, name, fromChromium(`${origin}/`))
    await theBrowser().devTools.browser.send('Browser.setPermission', {
      permission: { name },
      setting: granted ? 'granted' : 'denied',
      origin,
    })
  }
}

async function isGranted(
  contents: Electron.WebContents,
  permission: (typeof PERMISSIONS)[number][0],
  name: string,
  url: string,
): Promise<boolean> {
  const { check, request } = held
  const kind: 'video' | 'audio' = name === 'camera' ? 'video' : 'audio'
  const details = { isMainFrame: true, requestingUrl: url, securityOrigin: url, mediaType: kind }
  if (check && !check(contents, permission, url, details)) return false
  // Without a handler Electron grants what is asked for.
  if (!request) return true
  const media = permission === 'media' ? { mediaTypes: [kind] } : {}
  return new Promise((resolve) => request(contents, permission, resolve, { ...details, ...media }))
}

/** Whether the program lets a request go out. */
export function mayRequest(url: string, resourceType: string): Promise<boolean> {
  const { before } = held
  if (!before) return Promise.resolve(true)
  const type = resourceType === 'Document' ? 'mainFrame' : resourceType.toLowerCase()
  const details = { url: fromChromium(url), resourceType: type, method: 'GET', id: 0 }
  return new Promise((resolve) =>
    before(details as unknown as Electron.OnBeforeRequestListenerDetails, ({ cancel }) => resolve(cancel !== true)),
  )
}

const verdicts = new Map<string, Promise<number>>()

/**
 * What the program says of a server's certificate; kept by name and certificate, as Chromium's network service keeps it.
 * Another program that asks is asked anew.
 */
export async function verdictOn(url: string): Promise<number> {
  const { hostname, port } = new URL(url)
  const { verify } = held
  if (!verify) return USE_CHROMIUMS
  const [peer, problem] = await peerOf(hostname.replace(/^\[|\]$/g, ''), Number(port || 443))
  if (!peer) return USE_CHROMIUMS
  const key = `${hostname} ${peer.fingerprint256}`
  const known = verdicts.get(key) ?? askVerdict(hostname, peer, problem)
  verdicts.set(key, known)
  const verdict = await known
  // What was refused once is asked about again: the program may have learnt whom to believe.
  if (verdict !== 0) verdicts.delete(key)
  return verdict
}

async function askVerdict(hostname: string, peer: PeerCertificate, problem: boolean): Promise<number> {
  const { verify } = held
  if (!verify) return USE_CHROMIUMS
  const certificate = certificateOf(peer)
  const request = {
    hostname,
    certificate,
    validatedCertificate: certificate,
    verificationResult: problem ? 'net::ERR_CERT_AUTHORITY_INVALID' : 'OK',
    errorCode: problem ? -202 : 0,
    isIssuedByKnownRoot: !problem,
  }
  return new Promise((resolve) => verify(request, resolve))
}

export const USE_CHROMIUMS = -3

function peerOf(host: string, port: number): Promise<[PeerCertificate | null, boolean]> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, rejectUnauthorized: false, servername: /^[\d.:]+$/.test(host) ? '' : host })
    socket.once('secureConnect', () => {
      resolve([socket.getPeerCertificate(true), !socket.authorized])
      socket.destroy()
    })
    socket.once('error', () => resolve([null, true]))
  })
}

function certificateOf(peer: PeerCertificate): Electron.Certificate {
  const pem = (raw: Buffer): string =>
    `-----BEGIN CERTIFICATE-----\n${raw.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`
  const above = (peer as { issuerCertificate?: PeerCertificate }).issuerCertificate
  const hasAbove = above !== undefined && above.fingerprint256 !== peer.fingerprint256
  return {
    data: pem(peer.raw),
    issuerCert: hasAbove ? certificateOf(above) : (undefined as unknown as Electron.Certificate),
    subjectName: one(peer.subject.CN),
    issuerName: one(peer.issuer.CN),
    serialNumber: peer.serialNumber,
    fingerprint: `sha256/${Buffer.from(peer.fingerprint256.replaceAll(':', ''), 'hex').toString('base64')}`,
    validStart: Date.parse(peer.valid_from) / 1000,
    validExpiry: Date.parse(peer.valid_to) / 1000,
  } as Electron.Certificate
}

const one = (name: string | string[] | undefined): string => (Array.isArray(name) ? (name[0] ?? '') : (name ?? ''))

const deviceHandlers = {
  setDevicePermissionHandler: (handler: unknown) => record('session.devicePermission', handler === null),
  setUSBProtectedClassesHandler: (handler: unknown) => record('session.usbProtected', handler === null),
  setBluetoothPairingHandler: (handler: unknown) => record('session.bluetoothPairing', handler === null),
  setDisplayMediaRequestHandler: (handler: unknown) => record('session.displayMedia', handler === null),
}

export const defaultSession = Object.assign(new EventEmitter(), deviceHandlers, {
  setPermissionRequestHandler: (handler: RequestHandler) => void (held.request = handler),
  setPermissionCheckHandler: (handler: CheckHandler) => void (held.check = handler),
  setCertificateVerifyProc: (proc: VerifyProc) => void (held.verify = proc),
  setSpellCheckerEnabled: (on: boolean) => record('session.spellChecker', on),
  clearCache: async () => record('session.clearCache'),
  webRequest: {
    onBeforeRequest: (listener: BeforeRequest | null) => void (held.before = listener),
  },
}) satisfies Pick<
  Electron.Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setCertificateVerifyProc'
  | 'setSpellCheckerEnabled'
  | 'clearCache'
  | keyof typeof deviceHandlers
>

export const session = { defaultSession: defaultSession as unknown as Electron.Session }
