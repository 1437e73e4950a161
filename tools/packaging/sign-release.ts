import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { channelFiles } from '../../electron/platform/updates/channel-file.ts'
import { hashOfFile } from '../../electron/platform/updates/verify-release.ts'
import { isImage, MANIFEST, release, SIGNATURE } from '../../shared/updates/release.ts'
import type { Release, ReleaseFile } from '../../shared/updates/release.ts'

/** How installers are named (`artifactName` of electron-builder.yml, tools/packaging/build-deb.ts). */
const INSTALLER =
  /^mot-cua-(?<version>\d+\.\d+\.\d+)-(?:linux-(?<linux>amd64|arm64)\.deb|linux-(?<image>x86_64|arm64)\.AppImage|win-(?<win>x64|arm64)\.exe)$/

/** The installer that a file name stands for; null for anything else. */
export function installerOf(
  name: string,
): { version: string; platform: 'linux' | 'win32'; arch: 'x64' | 'arm64' } | null {
  const { version, linux, image, win } = INSTALLER.exec(name)?.groups ?? {}
  if (version === undefined) return null
  const arch = (linux ?? image ?? win) === 'arm64' ? 'arm64' : 'x64'
  return { version, platform: win === undefined ? 'linux' : 'win32', arch }
}

/**
 * Makes a folder with installers a release: writes the manifest and signs it, and what electron-updater reads of it.
 * @param key private key, PEM
 * @throws when there is no installer, or of several versions
 */
export async function signRelease(
  dir: string,
  key: string,
  about: Pick<Release, 'madeOn' | 'notes'>,
): Promise<Release> {
  const files: ReleaseFile[] = []
  const versions = new Set<string>()
  for (const name of readdirSync(dir).toSorted()) {
    const found = installerOf(name)
    if (!found) continue
    const { version, platform, arch } = found
    versions.add(version)
    const file = join(dir, name)
    files.push({ name, platform, arch, bytes: statSync(file).size, sha512: await hashOfFile(file) })
  }
  // A program of before the AppImage was one of them takes the first of its system.
  files.sort((a, b) => Number(isImage(a)) - Number(isImage(b)))
  const [version] = versions
  if (version === undefined || versions.size > 1) throw new Error(`installers of one version are needed in ${dir}`)
  const made = release.parse({ format: 1, version, ...about, files })
  for (const { name, text } of channelFiles(made, dir)) writeFileSync(join(dir, name), text)
  const manifest = `${JSON.stringify(made, null, 2)}\n`
  writeFileSync(join(dir, MANIFEST), manifest)
  writeFileSync(
    join(dir, SIGNATURE),
    `${sign(null, Buffer.from(manifest), createPrivateKey(key)).toString('base64')}\n`,
  )
  return made
}

/** A pair of keys: the private one as PEM, the public one as a file of keys has it. */
export function makeKeys(name: string): { privateKey: string; keysFile: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  return {
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    keysFile: `${JSON.stringify({ keys: [{ name, publicKey: spki }] }, null, 2)}\n`,
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      'new-key': { type: 'string' },
      dir: { type: 'string' },
      key: { type: 'string' },
      'made-on': { type: 'string' },
      notes: { type: 'string', default: '' },
      'notes-en': { type: 'string', default: '' },
    },
  })
  const { 'new-key': name, dir, key, 'made-on': madeOn } = values
  if (name !== undefined) {
    const { privateKey, keysFile } = makeKeys(name)
    writeFileSync(`${name}.private.pem`, privateKey, { mode: 0o600, flag: 'wx' })
    writeFileSync(`${name}.keys.json`, keysFile, { flag: 'wx' })
    console.log(`${name}.private.pem stays secret; ${name}.keys.json goes to resources/update/keys.json or to machines`)
  } else {
    if (dir === undefined || key === undefined || madeOn === undefined)
      throw new Error('--dir DIR --key FILE --made-on YYYY-MM-DD, or --new-key NAME')
    const notes = { vi: values.notes, en: values['notes-en'] }
    const { version, files } = await signRelease(dir, readFileSync(key, 'utf8'), { madeOn, notes })
    console.log(`${version}: ${files.length} installers signed`)
  }
}
