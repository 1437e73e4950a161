import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { ROOT } from '../run.ts'

// NSIS shows a box that has no answer of its own (/SD) even when it was told to be silent. Nobody would ever answer it: the
// updater runs at night, without a screen. So each box of electron-builder's templates is known here, and what keeps it away.

const TEMPLATES = join(ROOT, 'node_modules/app-builder-lib/templates/nsis')
const own = readFileSync(join(ROOT, 'resources/windows/installer.nsh'), 'utf8')
const { nsis, win } = parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as {
  nsis: Record<string, unknown>
  win: { target: { target: string }[] }
}

/** Lines of a script that open a box, but comments. */
const boxesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^MessageBox\b/i.test(line))
const isAnswered = (box: string): boolean => /\s\/SD\s+ID[A-Z]+/i.test(box)

type Reason = 'per machine' | 'not one click' | 'no zip' | 'not from the web' | 'preInit' | 'uninstall check' | 'roots'
/** File and words of each box without an answer, and why it is never met. */
const KNOWN: readonly (readonly [string, string, Reason])[] = [
  ['common.nsh', '$(win7Required)', 'preInit'],
  ['common.nsh', '$(x64WinRequired)', 'preInit'],
  ['include/extractAppPackage.nsh', '$(decompressionFailed)', 'no zip'],
  ['include/installUtil.nsh', 'Unsupported ${ROOT_KEY}', 'roots'],
  ['include/installUtil.nsh', '$(uninstallFailed)', 'uninstall check'],
  ['include/installer.nsh', 'Package file $4 found locally', 'not from the web'],
  ['include/webPackage.nsh', 'Unable to download', 'not from the web'],
  ['installer.nsi', 'Unable to elevate', 'per machine'],
  ['multiUserUi.nsh', '$(loginWithAdminAccount)', 'per machine'],
  ['multiUserUi.nsh', 'Logon service not running', 'per machine'],
  ['multiUserUi.nsh', 'Unable to elevate', 'per machine'],
  ['uninstaller.nsh', '$(areYouSureToUninstall)', 'not one click'],
]

const macro = (name: string): string => new RegExp(`!macro ${name}\\n(.*?)!macroend`, 's').exec(own)?.[1] ?? ''
const template = (file: string): string => readFileSync(join(TEMPLATES, file), 'utf8')

/** What makes a reason true, in our options or in installer.nsh. */
const HOLDS: Readonly<Record<Reason, () => void>> = {
  'per machine': () => expect(nsis['perMachine']).toBe(true),
  'not one click': () => expect(nsis['oneClick']).toBe(false),
  'no zip': () => expect(nsis['useZip'] ?? false).toBe(false),
  'not from the web': () => expect(win.target.map(({ target }) => target)).toEqual(['nsis']),
  preInit() {
    expect(macro('preInit')).toMatch(/\$\{IfNot\} \$\{RunningX64\}\s+\$\{OrIfNot\} \$\{AtLeastWin7\}[^]*Quit/)
    // It comes before.
    const init = template('installer.nsi')
    expect(init.indexOf('!insertmacro preInit')).toBeGreaterThan(0)
    expect(init.indexOf('!insertmacro preInit')).toBeLessThan(init.indexOf('!insertmacro check64BitAndSetRegView'))
  },
  'uninstall check'() {
    for (const name of ['customUnInstallCheck', 'customUnInstallCheckCurrentUser']) {
      expect(macro(name)).not.toBe('')
      expect(template('include/installUtil.nsh')).toMatch(new RegExp(`!insertmacro ${name}\\s+Return`))
    }
  },
  roots() {
    const calls = globSync('**/*.{nsi,nsh}', { cwd: TEMPLATES })
      .flatMap((file) => [...template(file).matchAll(/^ *!insertmacro uninstallOldVersion (\S+)/gm)])
      .map(([, root]) => root)
    expect(new Set(calls)).toEqual(new Set(['SHELL_CONTEXT', 'HKEY_CURRENT_USER']))
  },
}

describe('a silent installation', () => {
  // A portable program and an installer of one click are others.
  const files = globSync('**/*.{nsi,nsh}', { cwd: TEMPLATES })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file !== 'portable.nsi' && file !== 'oneClick.nsh')

  test('meets no box of electron-builder that nobody here knows', () => {
    const open = files.flatMap((file) =>
      boxesOf(template(file))
        .filter((box) => !isAnswered(box))
        .map((box) => `${file}: ${KNOWN.find(([of, words]) => of === file && box.includes(words))?.[1] ?? box}`),
    )
    expect(open.toSorted()).toEqual(KNOWN.map(([file, words]) => `${file}: ${words}`).toSorted())
  })

  test.each([...new Set(KNOWN.map(([, , reason]) => reason))])('is kept from the others: %s', (reason) => {
    expect(HOLDS[reason]).not.toThrow()
  })

  test('meets no box of ours without an answer', () => {
    expect(boxesOf(own).length).toBeGreaterThan(2)
    expect(boxesOf(own).filter((box) => !isAnswered(box))).toEqual([])
  })
})
