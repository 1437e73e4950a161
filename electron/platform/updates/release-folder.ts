import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import {
  compareVersions,
  MANIFEST,
  MANIFEST_LIMIT,
  programVersion,
  SIGNATURE,
} from '../../../shared/updates/release.ts'
import type { Release } from '../../../shared/updates/release.ts'
import { openTurns } from '../in-turn.ts'
import { channelFiles } from './channel-file.ts'
import { dropAbandoned } from './drop-abandoned.ts'
import { fetchFile, isWhole } from './fetch-file.ts'
import type { Source } from './fetch-file.ts'
import { readSigned, ReleaseUnusable } from './verify-release.ts'

/** A release that lies here whole, as it was signed. */
export type KeptRelease = { readonly release: Release; readonly manifest: string; readonly signature: string }

export type ReleaseFolder = {
  /** Newest first. Each is verified anew: somebody may have changed what lies here. */
  kept(): KeptRelease[]
  /**
   * Fetches a release whole and keeps it. One that is older than `oldest` is not taken; that one itself is a way back.
   * @throws ReleaseUnusable
   */
  take(source: Source, oldest: string): Promise<Release>
  /** Removes all but these versions, and what began to come and was given up. */
  keepOnly(versions: readonly string[], now: number): void
  /** Whether any signature could be believed. */
  hasKeys(): boolean
  /** Where a file of a version lies. */
  fileOf(version: string, name: string): string
}

/**
 * The releases of a centre: `VERSION/` when it is whole, `incoming/VERSION/` while it comes.
 * @param keys asked for each time: an administrator may have put one there
 */
export function openReleaseFolder(dir: string, keys: () => readonly KeyObject[]): ReleaseFolder {
  const versions = (): string[] =>
    (statSync(dir, { throwIfNoEntry: false }) ? readdirSync(dir) : [])
      .filter((name) => programVersion.safeParse(name).success)
      .toSorted((a, b) => compareVersions(b, a))

  function read(version: string): KeptRelease | null {
    try {
      const [manifest, signature] = [MANIFEST, SIGNATURE].map((name) => readFileSync(join(dir, version, name), 'utf8'))
      if (manifest === undefined || signature === undefined) return null
      const found = readSigned(manifest, signature, keys())
      return found.version === version ? { release: found, manifest, signature: signature.trim() } : null
    } catch {
      return null
    }
  }

  /** An installer that was spoiled after it came (power, a dying disk) is fetched anew. */
  async function hasAllFiles({ version, files }: Release): Promise<boolean> {
    for (const file of files) if (!(await isWhole(join(dir, version, file.name), file))) return false
    return true
  }

  // Two that fetch the same release would write into one file: the second finds it whole.
  const inTurn = openTurns()

  /** Version that is fetched now. */
  let coming = ''
  async function takeOne(source: Source, oldest: string): Promise<Release> {
    const [manifest, signature] = [await text(source, MANIFEST), await text(source, SIGNATURE)]
    const found = readSigned(manifest, signature, keys())
    if (compareVersions(found.version, oldest) < 0) throw new ReleaseUnusable('older', found.version)
    const [incoming, whole] = [join(dir, 'incoming', found.version), join(dir, found.version)]
    if (read(found.version) && (await hasAllFiles(found))) {
      writeChannels(found, whole)
      return found
    }
    coming = found.version
    mkdirSync(incoming, { recursive: true, mode: 0o700 })
    for (const file of found.files) await fetchFile(file, source, join(incoming, file.name))
    writeChannels(found, incoming)
    writeFileSync(join(incoming, MANIFEST), manifest, { flush: true })
    writeFileSync(join(incoming, SIGNATURE), signature, { flush: true })
    rmSync(whole, { recursive: true, force: true })
    renameSync(incoming, whole)
    return found
  }

  return {
    kept: () => versions().flatMap((version) => read(version) ?? []),
    take: (source, oldest) => inTurn(() => takeOne(source, oldest)),
    keepOnly(wanted, now) {
      for (const version of versions())
        if (!wanted.includes(version)) rmSync(join(dir, version), { recursive: true, force: true })
      dropAbandoned(join(dir, 'incoming'), now, (version) => version === coming)
    },
    hasKeys: () => keys().length > 0,
    fileOf: (version, name) => join(dir, version, name),
  }
}

/** For machines whose program is an AppImage, which may read it at any moment: whole or not at all. */
function writeChannels(release: Release, dir: string): void {
  for (const { name, text: lines } of channelFiles(release, dir)) {
    writeFileSync(join(dir, `${name}.part`), lines, { flush: true })
    renameSync(join(dir, `${name}.part`), join(dir, name))
  }
}

/** A small text of a source. @throws ReleaseUnusable */
async function text(source: Source, name: string): Promise<string> {
  const found = await source(name, 0).catch(() => null)
  if (found === null) throw new ReleaseUnusable('not-found', name)
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of found.body as Readable) {
    bytes += (part as Buffer).length
    if (bytes > MANIFEST_LIMIT) throw new ReleaseUnusable('not-signed', name)
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts).toString('utf8')
}
