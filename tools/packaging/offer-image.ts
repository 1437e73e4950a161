import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { imageFolder } from '../../electron/platform/updates/places.ts'
import { openReleaseFolder } from '../../electron/platform/updates/release-folder.ts'
import { fromFolder } from '../../electron/platform/updates/sources.ts'
import { readUpdateKeys } from '../../electron/platform/updates/verify-release.ts'
import { signRelease } from './sign-release.ts'

type Offer = {
  /** The AppImage that runs, with a centre of its own. */
  readonly image: string
  /** Data folder of that centre. */
  readonly data: string
  readonly next: string
  readonly version: string
  /** PEM. */
  readonly privateKey: string
  /** File of the keys that the program believes. */
  readonly keys: string
}

/** Does what a roll-out does at night: the next AppImage is a release in the centre, which asks the shell beside it for it. */
export async function offerImage({ image, data, next, version, privateKey, keys }: Offer): Promise<void> {
  const dir = mkdtempSync(join(dirname(image), 'release-'))
  const file = `mot-cua-${version}-linux-x86_64.AppImage`
  copyFileSync(next, join(dir, file))
  await signRelease(dir, privateKey, { madeOn: '2026-11-22', notes: { vi: '', en: '' } })
  const centre = openReleaseFolder(join(data, 'updates'), () => readUpdateKeys([keys]))
  await centre.take(fromFolder(dir), version)
  rmSync(dir, { recursive: true })
  const found = centre.kept().find(({ release }) => release.version === version)
  if (!found) throw new Error('the release was not taken')
  const { manifest, signature } = found
  writeFileSync(join(imageFolder(image), 'inbox/install.json'), JSON.stringify({ version, file, manifest, signature }))
}

// By the workflow: the same image once more, under another version.
if (import.meta.main) {
  const { values } = parseArgs({
    options: Object.fromEntries(
      ['image', 'data', 'version', 'key', 'keys'].map((name) => [name, { type: 'string', default: '' }] as const),
    ),
  })
  const { image = '', data = '', version = '', key = '', keys = '' } = values as Record<string, string>
  await offerImage({ image, data, version, keys, next: image, privateKey: readFileSync(key, 'utf8') })
}
