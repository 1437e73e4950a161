import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ROOT } from '../run.ts'
import { compileStandIn } from './compile-stand-in.ts'
import { makeIcon } from './make-icon.ts'
import { runBuilder } from './run-builder.ts'
import { makeStandInDistribution } from './stand-in-distribution.ts'

const OWN = join(ROOT, 'tools/packaging/stand-in-nsis')

/**
 * Makes the installer of Windows on Linux by electron-builder itself, its templates, electron-builder.yml and
 * resources/windows/installer.nsh, with Debian's makensis and what `stand-in-nsis/` stands in for. The program in it is the
 * stand-in for Electron's and the scripts of resources/windows; Wine is needed, for the uninstaller is made by running one.
 * @param dir empty folder; gets the installer in `dist-VERSION`
 * @returns the installer
 * @throws with what electron-builder said
 */
export async function buildStandInInstaller(dir: string, version: string, env: NodeJS.ProcessEnv): Promise<string> {
  const tools = putTools(dir)
  const electron = join(dir, 'electron')
  makeStandInDistribution(electron, 'win32')
  const app = join(dir, `app-${version}`)
  mkdirSync(join(app, 'program/resources/windows'), { recursive: true })
  mkdirSync(join(app, 'app'), { recursive: true })
  const { name, description, main } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    string,
    string
  >
  writeFileSync(join(app, 'app/package.json'), JSON.stringify({ name, version, description, author: 'Một Cửa', main }))
  mkdirSync(join(app, 'app/out/main'), { recursive: true })
  writeFileSync(join(app, 'app', main ?? ''), '0')
  writeFileSync(join(app, 'program/package.json'), JSON.stringify({ name, version }))
  cpSync(join(ROOT, 'resources/windows'), join(app, 'program/resources/windows'), { recursive: true })
  const settings = parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as Record<string, object>
  const output = join(dir, `dist-${version}`)
  const config = join(dir, `${version}.json`)
  const icon = join(dir, 'icon.ico')
  writeFileSync(icon, await makeIcon())
  writeFileSync(
    config,
    JSON.stringify({
      ...settings,
      win: { ...settings['win'], icon },
      directories: { app: join(app, 'app'), output },
      extraResources: [{ from: join(app, 'program'), to: 'program', filter: ['**/*'] }],
      electronDist: electron,
    }),
  )
  await runBuilder(['--win', '--x64', '--config', config], false, { ...env, ...tools })
  return join(output, `mot-cua-${version}-win-x64.exe`)
}

/** Where electron-builder looks for its tools before it downloads them. */
function putTools(dir: string): NodeJS.ProcessEnv {
  const nsis = join(dir, 'nsis')
  mkdirSync(join(nsis, 'linux'), { recursive: true })
  mkdirSync(join(nsis, 'plugins/x86-unicode'), { recursive: true })
  for (const file of ['makensis.mjs', 'plugins.nsh']) cpSync(join(OWN, file), join(nsis, 'linux', file))
  cpSync(join(OWN, 'makensis.mjs'), join(nsis, 'linux/makensis'))
  compileStandIn('program', join(nsis, 'elevate.exe'))
  return {
    ELECTRON_BUILDER_NSIS_DIR: nsis,
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: nsis,
    ELECTRON_BUILDER_7ZIP_PATH: join(OWN, '7za.mjs'),
  }
}
