import { X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { connect, setDefaultCACertificates } from 'node:tls'
import type { DetailedPeerCertificate } from 'node:tls'

/** The authority of a house, as it stands behind a centre's certificate. */
export type SeenAuthority = {
  readonly pem: string
  /** SHA-256, hex by twos with colons. */
  readonly fingerprint: string
}

/** The other end shows no authority that stands behind its certificate. */
export class NoAuthority extends Error {}

const PATIENCE_MS = 10_000

/**
 * Looks at the authority behind an address without believing anything yet: the code of the pairing proves it.
 * @param url `https://…` of a centre
 * @throws NoAuthority; when there is no TLS at that address
 */
export function seeAuthority(url: string): Promise<SeenAuthority> {
  const { hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: Number(port || 443), rejectUnauthorized: false, timeout: PATIENCE_MS })
    socket.once('secureConnect', () => {
      const seen = authorityBehind(socket.getPeerCertificate(true))
      socket.destroy()
      if (seen) resolve(seen)
      else reject(new NoAuthority(`no authority behind ${host}`))
    })
    socket.once('timeout', () => socket.destroy(new Error(`${host} does not answer`)))
    socket.once('error', reject)
  })
}

function authorityBehind({ raw, issuerCertificate }: DetailedPeerCertificate): SeenAuthority | null {
  if (!raw || !issuerCertificate?.raw) return null
  const [leaf, authority] = [new X509Certificate(raw), new X509Certificate(issuerCertificate.raw)]
  const isBehind = authority.ca && leaf.checkIssued(authority) && leaf.verify(authority.publicKey)
  return isBehind ? { pem: authority.toString(), fingerprint: authority.fingerprint256 } : null
}

/** Fingerprint of an authority as `seeAuthority` tells it. */
export const fingerprintOf = (pem: string): string => new X509Certificate(pem).fingerprint256

/** From now on this process believes this authority and no other one in the world. */
export function trustOnly(pem: string): void {
  setDefaultCACertificates([pem])
}

/** The authority that this machine was paired with; null when it was not. */
export const keptAuthority = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null)

/** The authority that a token belongs to stands beside it. */
export const authorityFile = (tokenFile: string): string => `${tokenFile}.authority.pem`

/** Keeps the authority for the next start. */
export function keepAuthority(file: string, pem: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, pem, { mode: 0o644, flush: true })
  renameSync(`${file}.new`, file)
}
