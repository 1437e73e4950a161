import 'reflect-metadata'
import { createPrivateKey, randomBytes, X509Certificate as NodeCertificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'
import { AuthorityBroken } from './authority-broken.ts'
import { encodeNameLimits, houseLimits } from './name-limits.ts'

const { subtle } = x509.cryptoProvider.get()

const CERT_FILE = 'authority.pem'
const KEY_FILE = 'authority.key'
const KEYS = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const
const YEAR_MS = 366 * 86_400_000
/** An authority is installed by hand on every device of a house: it outlives the devices. */
const AUTHORITY_YEARS = 30
/** Begins before any centre was installed, so that a machine whose clock stands in the past does not refuse it. */
const AUTHORITY_FROM = Date.UTC(2020, 0, 1)
/** Before today for clocks that are behind, ahead of it for as long as Safari takes (825 days in all). */
const LEAF_BACK_MS = 90 * 86_400_000
const LEAF_AHEAD_MS = 397 * 86_400_000

/** NameConstraints, RFC 5280. */
const NAME_CONSTRAINTS = '2.5.29.30'

type Key = Awaited<ReturnType<typeof subtle.importKey>>

/** What the centre's machine is called in the house. */
export type Machine = { readonly hostName: string; readonly addresses: readonly string[] }

/** A certificate of the centre with its key, both PEM; `until` ms since 1970. */
export type Leaf = {
  readonly key: string
  readonly cert: string
  readonly from: number
  readonly until: number
  /** Names and addresses it is good for, sorted. */
  readonly names: readonly string[]
}

/** The authority of one centre: what shells pin and what tablets and televisions install. */
export type Authority = {
  readonly pem: string
  /** SHA-256 of the certificate, capital hex by twos with colons, as every system shows it. */
  readonly fingerprint: string
  /** Makes a certificate for all of these names that lie within the authority's limits. */
  certify(names: readonly string[], now: number): Promise<Leaf>
}

/**
 * The authority of a data folder, made at the first start. Its key stands in `DIR/tls/authority.key`, readable by the
 * centre's user only.
 * @param name the centre's name, for people who look into their list of authorities
 * @throws AuthorityBroken when only half of it is there or the two do not belong together
 */
export async function openAuthority(dir: string, name: string, machine: Machine): Promise<Authority> {
  const folder = join(dir, 'tls')
  const [certFile, keyFile] = [join(folder, CERT_FILE), join(folder, KEY_FILE)]
  if (!existsSync(folder)) {
    const made = await makeAuthority(name, machine)
    keepBoth(folder, made)
  }
  const { pem, key } = readBoth(certFile, keyFile, folder)
  return authorityOf(pem, key)
}

/** Written beside and moved into its place, so that a cut in between leaves nothing half. */
function keepBoth(folder: string, { pem, key }: { pem: string; key: string }): void {
  const fresh = `${folder}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  writeFileSync(join(fresh, KEY_FILE), key, { mode: 0o600, flush: true })
  writeFileSync(join(fresh, CERT_FILE), pem, { mode: 0o644, flush: true })
  renameSync(fresh, folder)
}

function readBoth(certFile: string, keyFile: string, folder: string): { pem: string; key: string } {
  try {
    const [pem, key] = [readFileSync(certFile, 'utf8'), readFileSync(keyFile, 'utf8')]
    if (new NodeCertificate(pem).checkPrivateKey(createPrivateKey(key))) return { pem, key }
  } catch (error) {
    throw new AuthorityBroken(`the authority in ${folder} cannot be read: ${(error as Error).message}`)
  }
  throw new AuthorityBroken(`key and certificate in ${folder} do not belong together`)
}

async function makeAuthority(name: string, { hostName }: Machine): Promise<{ pem: string; key: string }> {
  const keys = await subtle.generateKey(KEYS, true, ['sign', 'verify'])
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: subject(`Một Cửa – ${name}`),
    notBefore: new Date(AUTHORITY_FROM),
    notAfter: new Date(AUTHORITY_FROM + AUTHORITY_YEARS * YEAR_MS),
    keys,
    signingAlgorithm: SIGNING,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      new x509.Extension(NAME_CONSTRAINTS, true, encodeNameLimits(houseLimits(hostName))),
    ],
  })
  return { pem: cert.toString('pem'), key: await pemOf(keys.privateKey) }
}

async function authorityOf(pem: string, key: string): Promise<Authority> {
  const issuer = new x509.X509Certificate(pem)
  const signingKey = await subtle.importKey('pkcs8', derOf(key), KEYS, false, ['sign'])
  return {
    pem,
    fingerprint: fingerprintOf(pem),
    certify: (names, now) => makeLeaf(issuer, signingKey, names, now),
  }
}

async function makeLeaf(
  issuer: x509.X509Certificate,
  signingKey: Key,
  names: readonly string[],
  now: number,
): Promise<Leaf> {
  const keys = await subtle.generateKey(KEYS, true, ['sign', 'verify'])
  const [from, until] = [
    Math.floor((now - LEAF_BACK_MS) / 1000) * 1000,
    Math.floor((now + LEAF_AHEAD_MS) / 1000) * 1000,
  ]
  const cert = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    // No name of DNS: some would hold it against the limits in place of the names below.
    subject: subject('Một Cửa'),
    issuer: issuer.subjectName,
    notBefore: new Date(from),
    notAfter: new Date(until),
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: SIGNING,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((name) => ({ type: isIP(name) ? ('ip' as const) : ('dns' as const), value: name })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  })
  // The authority goes along: a machine that is not paired yet sees by it whose house this is.
  return {
    key: await pemOf(keys.privateKey),
    cert: `${cert.toString('pem')}\n${issuer.toString('pem')}\n`,
    from,
    until,
    names,
  }
}

/** SHA-256 of a certificate, as systems show it. @param certificate PEM or DER */
export const fingerprintOf = (certificate: string | Buffer): string => new NodeCertificate(certificate).fingerprint256

/** 16 random bytes, positive. */
const serial = (): string => `00${randomBytes(16).toString('hex')}`

const subject = (name: string): x509.JsonName => [{ CN: [name.slice(0, 64)] }, { O: ['Một Cửa'] }]

async function pemOf(key: Key): Promise<string> {
  return x509.PemConverter.encode(await subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}

const derOf = (pem: string): ArrayBuffer => x509.PemConverter.decodeFirst(pem)
