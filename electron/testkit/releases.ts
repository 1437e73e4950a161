import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST, SIGNATURE } from '../../shared/updates/release.ts'
import type { Release } from '../../shared/updates/release.ts'

/** What a release has files of, by how they are named. */
const KINDS = {
  linux: { platform: 'linux', ending: 'linux-x64.deb' },
  image: { platform: 'linux', ending: 'linux-x86_64.AppImage' },
  win32: { platform: 'win32', ending: 'win32-x64.exe' },
} as const

export type ReleaseMaker = {
  readonly publicKey: KeyObject
  /** As it stands in a file of keys. */
  readonly keysFile: string
  /** A release whose files are these texts, in a folder of its own below `dir`. @returns the folder */
  make(
    dir: string,
    version: string,
    installers?: Readonly<Partial<Record<keyof typeof KINDS, string | Buffer>>>,
  ): string
}

/** Somebody who makes releases, with a key of their own. */
export function openReleaseMaker(): ReleaseMaker {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  return {
    publicKey,
    keysFile: JSON.stringify({ keys: [{ name: 'test', publicKey: spki }] }),
    make(dir, version, installers = { linux: `installer of ${version}`, win32: `installer of ${version}` }) {
      const folder = join(dir, `release-${version}`)
      mkdirSync(folder, { recursive: true })
      const files = Object.entries(installers).map(([kind, text]) => {
        const { platform, ending } = KINDS[kind as keyof typeof KINDS]
        const name = `mot-cua-${version}-${ending}`
        writeFileSync(join(folder, name), text)
        const sha512 = createHash('sha512').update(text).digest('hex')
        return { name, platform, arch: 'x64' as const, bytes: Buffer.byteLength(text), sha512 }
      })
      const notes = { vi: `Bản ${version}`, en: `Release ${version}` }
      const manifest = JSON.stringify({ format: 1, version, madeOn: '2026-11-20', notes, files } satisfies Release)
      writeFileSync(join(folder, MANIFEST), manifest)
      writeFileSync(join(folder, SIGNATURE), sign(null, Buffer.from(manifest), privateKey).toString('base64'))
      return folder
    },
  }
}
