import { randomBytes } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { appendBlockmap } from 'app-builder-lib/out/targets/differentialUpdateInfoBuilder.js'
import { MANIFEST, release as signed, SIGNATURE } from '../../shared/updates/release.ts'
import { openLog } from '../platform/log.ts'
import { channelFiles } from '../platform/updates/channel-file.ts'
import { openImageUpdater } from '../platform/updates/image-updater.ts'
import type { ImageUpdater } from '../platform/updates/image-updater.ts'
import type { Wanted } from '../platform/updates/verify-release.ts'
import { openReleaseMaker } from './releases.ts'

export const APP_UPDATE = fileURLToPath(new URL('../../resources/update/app-update.yml', import.meta.url))

/** What all images of a test have in common; a real one is mostly what the one before was. */
const SAME = randomBytes(200_000)

/**
 * A file that electron-updater takes for an AppImage: it runs, does not open its windows when it is only tried, and has
 * the map of electron-builder at its end.
 * @param isWell whether it runs here
 */
export async function makeImage(dir: string, version: string, isWell = true): Promise<Buffer> {
  const file = join(dir, `made-${version}`)
  const script = `#!/bin/sh\n# ${version}\n[ -n "$APPIMAGE_EXIT_AFTER_INSTALL" ] || exit 3\nexit ${isWell ? 0 : 1}\n`
  writeFileSync(file, Buffer.concat([Buffer.from(script), SAME, Buffer.from(version)]))
  await appendBlockmap(file)
  return readFileSync(file)
}

/** A machine whose program is an AppImage, and somebody who makes releases of it. */
export async function openImageStage(dir: string) {
  const maker = openReleaseMaker()
  const image = join(dir, 'machine/mot-cua-1.0.0-linux-x86_64.AppImage')
  mkdirSync(join(dir, 'machine'), { recursive: true })
  const folderOf = (version: string): string => join(dir, `release-${version}`)
  const release = async (version: string, isWell = true, by = maker): Promise<string> =>
    by.make(dir, version, { linux: `deb of ${version}`, image: await makeImage(dir, version, isWell) })
  await release('1.0.0')
  copyFileSync(join(dir, 'made-1.0.0'), image)
  chmodSync(image, 0o755)
  /** Versions that were to be started. */
  const restarted: string[] = []
  const runs = (): string => /^# (\S+)$/m.exec(readFileSync(image, 'latin1'))?.[1] ?? ''
  /** What a centre gives at an address (`/updates/VERSION/NAME`), the whole of it. */
  function answer(url: string): Response {
    const [version = '', name = ''] = new URL(url).pathname.split('/').slice(-2)
    const manifest = signed.parse(JSON.parse(readFileSync(join(folderOf(version), MANIFEST), 'utf8')))
    const [channel] = channelFiles(manifest, folderOf(version))
    return new Response(name === channel?.name ? channel.text : readFileSync(join(folderOf(version), name)))
  }
  return {
    maker,
    image,
    folderOf,
    answer,
    release,
    restarted,
    /** Version of the program that would start now. */
    runs,
    /** The program as it starts from the image. */
    start: (fetch: typeof globalThis.fetch = globalThis.fetch, keys = [maker.publicKey]): ImageUpdater => {
      const log = openLog('silent')
      const restart = (): void => void restarted.push(runs())
      return openImageUpdater({ image, version: runs(), keys: () => keys, settings: APP_UPDATE, fetch, log, restart })
    },
    wanted(version: string): Wanted {
      const [manifest = '', signature = ''] = [MANIFEST, SIGNATURE].map((name) =>
        readFileSync(join(folderOf(version), name), 'utf8'),
      )
      return { version, manifest, signature }
    },
    kept: (version: string): boolean =>
      existsSync(join(dir, 'machine/.mot-cua-1.0.0-linux-x86_64.AppImage.updates/kept', `mot-cua-${version}.AppImage`)),
  }
}

export type ImageStage = Awaited<ReturnType<typeof openImageStage>>
