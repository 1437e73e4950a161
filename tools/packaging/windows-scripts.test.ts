import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { EXIT } from '../../shared/shell/recovery.ts'
import { ROOT } from '../run.ts'
import { openPowerShell } from './read-powershell.ts'
import type { Script } from './read-powershell.ts'

const FOLDER = join(ROOT, 'resources/windows')
const NAMES = globSync('*.ps1', { cwd: FOLDER })
/** What tries the installer on a real Windows goes with no package, but must be as sound. */
const TRIAL = '../../tools/packaging/try-installer.ps1'
const ALL = [...NAMES, TRIAL]
const text = (name: string): string => readFileSync(join(FOLDER, name), 'utf8')
const installer = text('installer.nsh')

/** Commands of Windows PowerShell 5.1 that are called here, with those of their parameters that are (learn.microsoft.com). */
const KNOWN: Readonly<Record<string, string>> = {
  'Add-Content': 'LiteralPath Encoding Value',
  'ConvertFrom-Json': '',
  'ConvertTo-SecureString': 'String AsPlainText Force',
  'Copy-Item': 'LiteralPath Destination Force',
  'Enable-WindowsOptionalFeature': 'Online FeatureName All NoRestart',
  'ForEach-Object': '',
  'Get-Acl': 'LiteralPath',
  'Get-CimInstance': 'ClassName Filter',
  'Get-Content': 'LiteralPath Raw Encoding',
  'Get-Date': 'Format',
  'Get-Item': 'LiteralPath Path Force ErrorAction',
  'Get-NetFirewallRule': 'Name ErrorAction',
  'Get-Process': 'Name',
  'Get-ScheduledTask': 'TaskName ErrorAction',
  'Get-ScheduledTaskInfo': 'TaskName',
  'Get-WindowsOptionalFeature': 'Online FeatureName',
  'Get-WmiObject': 'Namespace Class Filter',
  'Invoke-CimMethod': 'InputObject MethodName',
  'Invoke-RestMethod': 'Uri TimeoutSec',
  'Join-Path': '',
  'Move-Item': 'LiteralPath Destination Force',
  'New-Item': 'ItemType Path Force',
  'New-LocalUser': 'Name Password',
  'New-NetFirewallRule': 'Name DisplayName Direction Action Protocol LocalPort Profile Program',
  'New-Object': '',
  'New-ScheduledTaskAction': 'Execute Argument',
  'New-ScheduledTaskPrincipal': 'UserId LogonType RunLevel RequiredPrivilege',
  'New-ScheduledTaskSettingsSet':
    'AllowStartIfOnBatteries DontStopIfGoingOnBatteries MultipleInstances ExecutionTimeLimit RestartCount RestartInterval StartWhenAvailable',
  'New-ScheduledTaskTrigger': 'Once At RepetitionInterval AtStartup',
  'New-TimeSpan': 'Minutes',
  'Out-Null': '',
  'Register-ScheduledTask': 'TaskName Action Trigger Settings Force Principal',
  'Remove-LocalUser': 'Name',
  'Remove-NetFirewallRule': 'Name ErrorAction',
  'Resolve-Path': 'LiteralPath',
  'Restart-Computer': 'Force',
  'Select-Object': 'First',
  'Set-Content': 'LiteralPath Value',
  'Set-ItemProperty': 'Path Name Type Value',
  'Sort-Object': '',
  'Split-Path': '',
  'Start-Process': 'FilePath ArgumentList Wait PassThru',
  'Start-ScheduledTask': 'TaskName',
  'Start-Sleep': 'Milliseconds Seconds',
  'Stop-Process': 'Id Force ErrorAction',
  'Stop-ScheduledTask': '',
  'Tee-Object': 'Variable',
  'Test-Path': 'LiteralPath',
  'Unregister-ScheduledTask': 'Confirm',
  'Where-Object': '',
  'Write-Host': '',
  'Write-Output': '',
  'Write-Verbose': '',
  'Write-Warning': '',
  'icacls.exe': '',
  'powershell.exe': 'NoProfile ExecutionPolicy File Program',
}

describe('scripts of Windows', () => {
  let read: (text: string) => Script
  beforeAll(async () => {
    read = await openPowerShell()
  })

  test.each(ALL)('%s is PowerShell, of the version that every Windows has', (name) => {
    expect(read(text(name)).faults).toEqual([])
    // Without a byte order mark PowerShell 5.1 takes other letters for those of an old code page.
    expect(text(name)).toMatch(/^[\x20-\x7e\n]*$/)
    const code = text(name).replaceAll(/<#[^]*?#>|#.*$|"(?:`.|[^"`])*"|'[^']*'/gm, '')
    expect(code).not.toMatch(/\?\?|\?\.|&&|\|\||\?\s[^:]*\s:\s|ForEach-Object\s+-Parallel/)
  })

  test('stop at the first thing that goes wrong, but for the one that keeps a service', () => {
    const stops = NAMES.map((name) => `${name}: ${/\$ErrorActionPreference = '(\w+)'/.exec(text(name))?.[1]}`)
    expect(stops.filter((line) => !line.endsWith(': Stop')).toSorted()).toEqual([
      // Read by two that stop.
      'own-folders.ps1: undefined',
      'run-service.ps1: Continue',
    ])
  })

  test('a script with a mistake is found, so the silence above means something', () => {
    expect(read('if ($a { Write-Host "x" }').faults).not.toEqual([])
    expect(read('Write-Host "x').faults).not.toEqual([])
  })

  test('call only what there is, with parameters that it has', () => {
    const own = new Map(ALL.flatMap((name) => read(text(name)).functions.map((of) => [of, name] as const)))
    const strange = ALL.flatMap((name) =>
      read(text(name))
        .calls.filter(({ name: called }) => /^[\w.]+(-\w+)?$/.test(called) && !/^\d/.test(called))
        .filter(({ name: called }) => !own.has(called))
        .flatMap(({ name: called, parameters, line }) => {
          const known = KNOWN[called]?.split(' ')
          if (!known) return [`${name}:${line} ${called}`]
          return parameters.filter((of) => !known.includes(of)).map((of) => `${name}:${line} ${called} -${of}`)
        }),
    )
    expect(strange).toEqual([])
    // A function of another script is there because that script was read before.
    for (const name of ['machine-tasks.ps1', 'install-update.ps1'])
      expect(text(name)).toContain(". (Join-Path $PSScriptRoot 'own-folders.ps1')")
  })

  test('believe no program that does not say how it ended', () => {
    for (const name of NAMES) {
      const lines = text(name).split('\n')
      lines.forEach((line, at) => {
        if (!/^\s*(\$\w+ = )?& /.test(line)) return
        expect(lines.slice(at + 1, at + 3).join('\n'), `${name}:${at + 1}`).toContain('$LASTEXITCODE')
      })
    }
  })

  test('name only scripts and files that the package has', () => {
    for (const [name] of NAMES.map(text)
      .join('\n')
      .matchAll(/[\w-]+\.ps1/g))
      expect(NAMES).toContain(name)
  })

  test('hand on no secret where everybody sees it', () => {
    for (const words of [installer, ...NAMES.map(text)])
      expect(words).not.toMatch(/-{1,2}(pin|password|token)\b(?!-file)/i)
  })
})

describe('the tasks of a machine', () => {
  const tasks = text('machine-tasks.ps1')

  test('are called by the installer with words that they know', () => {
    const given = [...installer.matchAll(/["' ]-(Stop|Start|Install|Remove|Centre|Installer|Program)\b/g)].map(
      ([, word]) => word,
    )
    const values = [...installer.matchAll(/motCuaTakeValue "\w+" "(\w+)"/g)].map(([, word]) => word)
    expect(values).toEqual(['Begin', 'Station', 'Policy'])
    for (const word of [...given, ...values]) expect(tasks).toMatch(new RegExp(`\\[(switch|string)\\] \\$${word}\\b`))
  })

  test('end with what the installer and the page about installing say', () => {
    const [, ...codes] =
      /\$endedWell, \$endedBadly, \$folderOfOthers, \$beganBefore = (\d), (\d), (\d), (\d)/.exec(
        text('own-folders.ps1'),
      ) ?? []
    expect(codes).toEqual(['0', '3', '5', '6'])
    for (const [name, code] of [
      ['EXIT_BUSY', 2],
      ['EXIT_TASKS', 3],
      ['EXIT_WORDS', 4],
      ['EXIT_FOLDER_OF_OTHERS', 5],
      ['EXIT_BEGAN_BEFORE', 6],
    ] as const) {
      expect(installer).toContain(`!define ${name} ${code}\n`)
      for (const page of ['docs/installation.md', 'docs/installation.vi.md'])
        expect(readFileSync(join(ROOT, page), 'utf8'), page).toMatch(new RegExp(`^\\| ${code} \\|`, 'm'))
    }
  })

  test('an update takes none away: the old version is uninstalled before the new one comes', () => {
    // electron-builder uninstalls in every case, and says by this word that something follows.
    const template = join(ROOT, 'node_modules/app-builder-lib/templates/nsis/include/installUtil.nsh')
    expect(readFileSync(template, 'utf8')).toContain('StrCpy $0 "$0 --updated"')
    const macro = /!macro customUnInstall\n(.*?)!macroend/s.exec(installer)?.[1] ?? ''
    expect(macro).toMatch(/\$\{IfNot\} \$\{isUpdated\}\s+!insertmacro motCuaTasks "\S+" "-Remove" \$R3\s+\$\{EndIf\}/)
  })

  test('run with as few rights as they can: SYSTEM installs, services serve', () => {
    const all = NAMES.flatMap((name) =>
      [
        ...text(name)
          .replaceAll(/`\n\s*/g, '')
          .matchAll(/New-ScheduledTaskPrincipal ([^)\n]*)/g),
      ].map(([, words]) => `${name}: ${words}`),
    )
    expect(all.toSorted()).toEqual([
      "lock-machine.ps1: -UserId 'S-1-5-18' -LogonType ServiceAccount -RunLevel Highest",
      "machine-tasks.ps1: -UserId $localService -LogonType ServiceAccount -RequiredPrivilege 'SeChangeNotifyPrivilege'",
      "machine-tasks.ps1: -UserId 'S-1-5-18' -LogonType ServiceAccount -RunLevel Highest",
    ])
  })

  test('start programs with words that these know', () => {
    const wordsOf = (name: string): string[] =>
      [...text(name).matchAll(/[ '"]--([\w-]+)/g)].map(([, word = '']) => word)
    const known = (...files: string[]) => files.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n')
    const services = known('electron/commands/centre.ts', 'electron/commands/station.ts', 'electron/commands/look.ts')
    expect(wordsOf('machine-tasks.ps1').length).toBeGreaterThan(8)
    for (const word of wordsOf('machine-tasks.ps1')) expect(services).toMatch(new RegExp(`['\\s]${word}['\\s:,]`))
    expect(wordsOf('install-update.ps1').toSorted()).toEqual(['folder', 'inboxes', 'program', 'province-keys'])
    for (const word of wordsOf('install-update.ps1'))
      expect(known('electron/updater.ts')).toMatch(new RegExp(`'?${word}'?: \\{ type: 'string' \\}`))
  })

  test('start again as often as Windows lets a task: more is no task at all', () => {
    const [, count] = /-RestartCount (\d+)/.exec(tasks) ?? []
    expect(Number(count)).toBeLessThanOrEqual(255)
  })
})

describe('folders where others could have been before', () => {
  const folders = text('own-folders.ps1')
  const DELETE = 0x1_0000
  const CHANGE_RIGHTS = 0xc_0000
  const DELETE_CHILD = 0x40

  /** Rights on the folder itself, by who has them: entries that are not for what is in it alone. */
  const maskOf = (sddl: string, who: string): number =>
    [...sddl.matchAll(/\(A;([A-Z]*);(0x[\da-f]+);;;(\w+)\)/g)]
      .filter(([, flags = '', , to]) => to === who && !flags.includes('IO'))
      .reduce((mask, [, , rights]) => mask | Number(rights), 0)
  const rightsOf = (name: string): string => new RegExp(`\\$${name} = '(.*)'`).exec(folders)?.[1] ?? ''

  test('are protected from what is above them, and nobody can put another one in their place', () => {
    expect(folders).toContain('"O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)$more"')
    for (const [name, who] of [
      ['readByAll', 'BU'],
      ['writtenByAll', 'BU'],
      ['writtenByAll', 'LS'],
    ] as const) {
      const mask = maskOf(rightsOf(name), who)
      expect(mask, name).toBeGreaterThan(0)
      expect(mask & (DELETE | DELETE_CHILD | CHANGE_RIGHTS), name).toBe(0)
    }
    expect(maskOf(rightsOf('readByAll'), 'BU') & 0x6).toBe(0)
    expect(maskOf(rightsOf('writtenByServices'), 'LS') & (DELETE_CHILD | CHANGE_RIGHTS)).toBe(0)
    expect(maskOf(rightsOf('writtenByServices'), 'BU')).toBe(0)
  })

  test('let the centre put a restored folder beside its own, which is then taken for ours by the next installation', () => {
    const [ADD_FILE, ADD_FOLDER] = [0x2, 0x4]
    const rights = rightsOf('foldersByServices')
    expect(maskOf(rights, 'LS') & (ADD_FILE | ADD_FOLDER | DELETE | DELETE_CHILD | CHANGE_RIGHTS)).toBe(ADD_FOLDER)
    expect(maskOf(rights, 'BU') & (ADD_FILE | ADD_FOLDER)).toBe(0)
    // In what it makes there it works as in its own folder, and people of the machine read nothing of it.
    const inherited = (who: string) => new RegExp(`\\(A;OICIIO;(0x[\\da-f]+);;;${who}\\)`).exec(rights)?.[1]
    expect(Number(inherited('LS'))).toBe(maskOf(rightsOf('writtenByServices'), 'LS'))
    expect(inherited('BU')).toBeUndefined()
    expect(text('machine-tasks.ps1')).toContain('Protect-Folder $data (Get-Rights $foldersByServices)')
    expect(folders).toContain('Test-OwnedBy $item ($trustedOwners + $insiders)')
  })

  test('are made with their rights and then given their name; are looked at when nobody else can write', () => {
    const inOrder = (body: string, ...words: string[]): void => {
      const places = words.map((word) => body.indexOf(word))
      expect(places, words.join(' < ')).toEqual(places.toSorted((a, b) => a - b))
      expect(places[0]).toBeGreaterThan(-1)
    }
    const bodyOf = (name: string): string => new RegExp(`function ${name}\\(.*?\\n}\\n`, 's').exec(folders)?.[0] ?? ''
    inOrder(
      bodyOf('New-OwnFolder'),
      'NewGuid',
      'CreateDirectory($made, (New-FolderRights $sddl))',
      'Move($made, $path)',
    )
    inOrder(
      bodyOf('Protect-Folder'),
      'Test-OwnedBy $item',
      'Stop-ForFolder $path',
      'New-OwnFolder',
      'SetAccessControl',
      'Find-Stranger',
      '/reset',
    )
    inOrder(bodyOf('Find-Stranger'), 'Test-OwnedBy $item', 'Find-Stranger $item.FullName')
    inOrder(
      text('install-update.ps1'),
      'Find-Stranger $PSScriptRoot',
      'exit $folderOfOthers',
      "& (Join-Path $run 'node.exe')",
    )
  })

  test('hold nothing that SYSTEM runs', () => {
    const run = [text('machine-tasks.ps1'), text('install-update.ps1')].join('\n').replaceAll(/`\n\s*/g, '')
    for (const [call] of run.matchAll(/Get-Arguments \(Join-Path \S+|& \(Join-Path \S+/g))
      expect(['$updates', '$run', '$program', '$PSScriptRoot']).toContain(call.split(' ').at(-1))
    expect(text('machine-tasks.ps1')).toContain("$updates = Join-Path $programs 'Mot Cua Updates'")
    expect(text('machine-tasks.ps1')).toContain('$programs = $env:ProgramW6432')
  })
})

describe('a locked machine', () => {
  const lock = text('lock-machine.ps1')

  test('is told what to do by the codes that the program ends with', () => {
    const [, ...actions] =
      /\$restartShell, \$restartDevice, \$shutDown, \$nothing = (\d), (\d), (\d), (\d)/.exec(lock) ?? []
    expect(actions.map(Number)).toEqual([EXIT.restartShell, EXIT.restartDevice, EXIT.shutDown, EXIT.stay])
  })

  test('has the classes of a feature only after the feature', () => {
    const after = lock.slice(lock.indexOf('Enable-WindowsOptionalFeature'))
    expect(after.indexOf('exit 3010')).toBeLessThan(after.indexOf('WESL_UserSetting'))
    expect(after.indexOf('Remove-Shell')).toBeLessThan(after.indexOf('SetCustomShell'))
  })

  test('declares every alias of the file for Windows Pro', () => {
    const xml = text('assigned-access.xml')
    const used = new Set([...xml.matchAll(/[<\s/](\w+):[A-Z]\w+/g)].map(([, alias]) => alias))
    expect(used).toEqual(new Set(['rs5', 'v5']))
    for (const alias of used)
      expect(xml).toMatch(new RegExp(`xmlns:${alias}="http://schemas\\.microsoft\\.com/AssignedAccess/\\d+/config"`))
    // What Windows 11 wants; Windows 10 has another menu (docs/lock-down.md).
    expect(xml).toContain('<Taskbar ShowTaskbar="true" />')
  })
})
