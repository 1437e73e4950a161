import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { isImage } from '../../../shared/updates/release.ts'
import type { Release, ReleaseFile } from '../../../shared/updates/release.ts'

/** electron-updater's map of an AppImage says what it need not fetch again; it stands at the end, its length in the last bytes. */
const LENGTH_BYTES = 4
const MAP_LIMIT = 8 * 1024 * 1024

/**
 * What electron-updater's generic provider reads of a release (`latest-linux.yml`), made of what was signed, so that it can
 * say nothing else.
 * @param dir folder with the files of the release
 * @returns name and text for each kind of machine that there is an AppImage for
 */
export const channelFiles = ({ version, madeOn, files }: Release, dir: string): { name: string; text: string }[] =>
  files.filter(isImage).map((file) => {
    const { name, bytes, arch } = file
    const sha512 = Buffer.from(file.sha512, 'hex').toString('base64')
    const map = mapBytes(file, dir)
    const lines = [
      `version: ${version}`,
      'files:',
      `  - url: ${name}`,
      `    sha512: ${sha512}`,
      `    size: ${bytes}`,
      ...(map === null ? [] : [`    blockMapSize: ${map}`]),
      `path: ${name}`,
      `sha512: ${sha512}`,
      `releaseDate: '${madeOn}'`,
    ]
    return { name: `latest-linux${arch === 'x64' ? '' : `-${arch}`}.yml`, text: `${lines.join('\n')}\n` }
  })

/** Length of the map; null: there is none. */
function mapBytes({ name, bytes }: ReleaseFile, dir: string): number | null {
  const last = Buffer.alloc(LENGTH_BYTES)
  const file = openSync(join(dir, name), 'r')
  const read = readSync(file, last, 0, LENGTH_BYTES, Math.max(0, bytes - LENGTH_BYTES))
  closeSync(file)
  const length = last.readUInt32BE()
  return read === LENGTH_BYTES && length > 0 && length < Math.min(MAP_LIMIT, bytes - LENGTH_BYTES) ? length : null
}
