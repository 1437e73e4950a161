import { execFile } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../run.ts'

const LINUX = join(ROOT, 'resources/linux')
const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string; description: string }
/** Units that a machine may have; which of them run is the technician's choice, the updater's alone comes by itself. */
export const UNITS = [
  'mot-cua-centre.service',
  'mot-cua-station.service',
  'mot-cua-update.service',
  'mot-cua-update.path',
]

/** What Electron's own program and the printing of papers need; the rest comes with them. */
const DEPENDS =
  'systemd, libgtk-3-0 | libgtk-3-0t64, libnotify4, libnss3, libxss1, libxtst6, libatspi2.0-0 | libatspi2.0-0t64, libsecret-1-0, libasound2 | libasound2t64, libgbm1'

export type DebOptions = {
  /** Another one than that of the repository, to try an update. */
  readonly version?: string
  /** False: quickly made, for a try. */
  readonly small?: boolean
}

/**
 * Makes the Debian package from the folder that electron-builder leaves. By dpkg-deb, for fpm, which electron-builder
 * takes, is a download of its own, and what is built here is what is tested here.
 * @param unpacked `linux-unpacked`
 * @param outDir gets the file
 * @returns the file
 */
export async function buildDeb(
  unpacked: string,
  outDir: string,
  { version = own.version, small = true }: DebOptions = {},
): Promise<string> {
  const tree = mkdtempSync(join(tmpdir(), 'mot-cua-deb-'))
  try {
    const put = (path: string, text: string, mode = 0o644): void => {
      const file = join(tree, path)
      mkdirSync(join(file, '..'), { recursive: true })
      writeFileSync(file, text)
      chmodSync(file, mode)
    }
    cpSync(unpacked, join(tree, 'opt/mot-cua'), { recursive: true })
    mkdirSync(join(tree, 'usr/bin'), { recursive: true })
    symlinkSync('/opt/mot-cua/mot-cua', join(tree, 'usr/bin/mot-cua'))
    for (const unit of UNITS) put(`usr/lib/systemd/system/${unit}`, readFileSync(join(LINUX, unit), 'utf8'))
    put('usr/lib/sysusers.d/mot-cua.conf', readFileSync(join(LINUX, 'sysusers.conf'), 'utf8'))
    put('usr/lib/tmpfiles.d/mot-cua.conf', readFileSync(join(LINUX, 'tmpfiles.conf'), 'utf8'))
    put('usr/share/applications/mot-cua.desktop', DESKTOP)
    put(
      'usr/share/icons/hicolor/scalable/apps/mot-cua.svg',
      readFileSync(join(ROOT, 'renderer/public/favicon.svg'), 'utf8'),
    )
    // Of the administrator: policy.json, centre.env, station.env, update-keys.json.
    mkdirSync(join(tree, 'etc/mot-cua'), { recursive: true, mode: 0o755 })
    put('DEBIAN/control', control(version, kibibytesOf(tree)))
    for (const script of ['postinst', 'prerm', 'postrm'])
      put(`DEBIAN/${script}`, readFileSync(join(LINUX, 'deb', script), 'utf8'), 0o755)
    const file = join(outDir, `mot-cua-${version}-linux-amd64.deb`)
    await promisify(execFile)('dpkg-deb', [
      '--root-owner-group',
      ...(small ? ['-Zxz', '-z3'] : ['-Zgzip', '-z1']),
      '--build',
      tree,
      file,
    ])
    return file
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}

/** As Debian counts what an installation takes: each file by whole KiB. */
function kibibytesOf(tree: string): number {
  const files = readdirSync(tree, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.reduce((sum, { parentPath, name }) => sum + Math.ceil(statSync(join(parentPath, name)).size / 1024), 0)
}

const control = (version: string, kibibytes: number): string =>
  [
    'Package: mot-cua',
    `Version: ${version}`,
    'Section: misc',
    'Priority: optional',
    'Architecture: amd64',
    'Maintainer: Một Cửa <mot-cua@localhost>',
    `Installed-Size: ${kibibytes}`,
    `Depends: ${DEPENDS}`,
    'Recommends: cups-client, fonts-noto-core',
    `Description: ${own.description}`,
    '',
  ].join('\n')

const DESKTOP = `[Desktop Entry]
Type=Application
Name=Một Cửa
Exec=/opt/mot-cua/mot-cua %U
Icon=mot-cua
StartupWMClass=mot-cua
Categories=Office;
Terminal=false
`
