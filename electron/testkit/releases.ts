import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST, SIGNATURE } from '../../shared/updates/release.ts'
import type { Release } from '../../shared/updates/release.ts'

export type ReleaseMaker = {
  readonly publicKey: KeyObject
  /** As it stands in a file of keys. */
  readonly keysFile: string
  /** A release whose installers are these texts by platform, in a folder of its own below `dir`. @returns the folder */
  make(dir: string, version: string, installers?: Readonly<Partial<Record<'linux' | 'win32', string>>>): string
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
      const files = Object.entries(installers).map(([platform, text]) => {
        const name = `mot-cua-${version}-${platform}-x64.${platform === 'linux' ? 'deb' : 'exe'}`
        writeFileSync(join(folder, name), text)
        const sha512 = createHash('sha512').update(text).digest('hex')
        return {
          name,
          platform: platform as 'linux' | 'win32',
          arch: 'x64' as const,
          bytes: Buffer.byteLength(text),
          sha512,
        }
      })
      const notes = { vi: `Bản ${version}`, en: `Release ${version}` }
      const manifest = JSON.stringify({ format: 1, version, madeOn: '2026-11-20', notes, files } satisfies Release)
      writeFileSync(join(folder, MANIFEST), manifest)
      writeFileSync(join(folder, SIGNATURE), sign(null, Buffer.from(manifest), privateKey).toString('base64'))
      return folder
    },
  }
}
