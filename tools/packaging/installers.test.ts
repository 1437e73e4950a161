import { execFileSync, spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { ROOT } from '../run.ts'
import { buildDeb, UNITS } from './build-deb.ts'

const text = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const { platform } = process

/** Values of a key in a unit, e.g. `WatchdogSec`. */
const valuesOf = (unit: string, key: string): string[] =>
  text(`resources/linux/${unit}`)
    .split('\n')
    .filter((line) => line.startsWith(`${key}=`))
    .map((line) => line.slice(key.length + 1))

describe('units of systemd', () => {
  test.each(['mot-cua-centre.service', 'mot-cua-station.service'])(
    '%s is watched, started again, and held short',
    (unit) => {
      expect(valuesOf(unit, 'Type')).toEqual(['notify'])
      expect(valuesOf(unit, 'NotifyAccess')).toEqual(['all'])
      expect(valuesOf(unit, 'WatchdogSec')).toEqual(['60'])
      expect(valuesOf(unit, 'Restart')).toEqual(['always'])
      expect(valuesOf(unit, 'StartLimitIntervalSec')).toEqual(['0'])
      expect(valuesOf(unit, 'User')).toEqual(['mot-cua'])
      expect(valuesOf(unit, 'ProtectSystem')).toEqual(['strict'])
      expect(valuesOf(unit, 'CapabilityBoundingSet')).toEqual([''])
      expect(valuesOf(unit, 'NoNewPrivileges')).toEqual(['yes'])
      // V8 writes the code that it runs.
      expect(valuesOf(unit, 'MemoryDenyWriteExecute')).toEqual([])
    },
  )

  test('the updater has no line and the others no rights', () => {
    expect(text('resources/linux/mot-cua-update.service')).not.toContain('network')
    const inboxes = ['services', 'inbox'].map((name) => `/var/lib/mot-cua-update/${name}`)
    expect(valuesOf('mot-cua-update.path', 'PathExists')).toEqual(inboxes.map((dir) => `${dir}/install.json`))
    // Each of the two is made at the installation, for those who write there.
    for (const dir of inboxes) expect(text('resources/linux/tmpfiles.conf')).toContain(`d ${dir} `)
    for (const unit of ['mot-cua-centre.service', 'mot-cua-station.service']) {
      expect(valuesOf(unit, 'ExecStart')[0]).toContain(`--updates ${inboxes[0]} `)
      expect(valuesOf(unit, 'ReadWritePaths')).toContain(inboxes[0])
    }
  })

  test('an installation that a power cut ended is begun again at the next start of the system', () => {
    // Its request is no longer in the inbox then, so the path wakes nobody.
    expect(valuesOf('mot-cua-update.service', 'WantedBy')).toEqual(['multi-user.target'])
    expect(text('resources/linux/deb/postinst')).toMatch(/systemctl enable mot-cua-update\.service/)
  })

  test('an updater that fails is woken again, and not without a breath in between', () => {
    expect(valuesOf('mot-cua-update.service', 'StartLimitIntervalSec')).toEqual(['0'])
    const [after = ''] = valuesOf('mot-cua-update.service', 'ExecStopPost')
    const line = after.replace("/bin/sh -c '", '').replace(/'$/, '').replace('sleep 10', 'echo waits')
    const ends = (result: string) => String(spawnSync('sh', ['-c', line], { env: { SERVICE_RESULT: result } }).stdout)
    expect([ends('success'), ends('exit-code'), ends('timeout')]).toEqual(['', 'waits\n', 'waits\n'])
  })

  test('an update waits for no station that waits for its technician', () => {
    expect(valuesOf('mot-cua-station.service', 'TimeoutStartSec')).toEqual(['infinity'])
    const lines = text('resources/linux/deb/postinst').split('\n')
    const restarts = lines.filter((line) => /try-restart.*(station|kiosk)/.test(line))
    expect(restarts).toHaveLength(2)
    for (const line of restarts) expect(line).toContain('--no-block')
  })

  // Debian's own judge; other systems have none.
  test.skipIf(platform !== 'linux')('systemd finds nothing wrong with them', () => {
    const said = spawnText('systemd-analyze', [
      'verify',
      '--man=no',
      ...UNITS.map((unit) => join(ROOT, 'resources/linux', unit)),
    ])
    // The program itself is not installed on the machine that tests.
    expect(said.filter((line) => !/is not executable|Unit .* not found/.test(line))).toEqual([])
  })
})

// A shell that plays sway: it runs what sway.conf starts, and knows nothing of how that ended.
test.skipIf(platform !== 'linux')('a locked machine with two screens ends as its program does', () => {
  const dir = mkdtempSync(join(tmpdir(), 'mot-cua-sway-'))
  try {
    const put = (name: string, script: string) =>
      writeFileSync(join(dir, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
    const begins = /^exec (.*)$/m.exec(text('resources/linux/sway.conf'))?.[1] ?? ''
    put('sway', begins.replace('/opt/mot-cua/mot-cua', join(dir, 'mot-cua')))
    put('swaymsg', 'exit 0')
    const [start = ''] = valuesOf('mot-cua-kiosk-two-screens.service', 'ExecStart')
    // As systemd reads it.
    const line = start.replaceAll('$$', '$').replace('/usr/bin/sway', join(dir, 'sway'))
    const env = { PATH: `${dir}:${process.env['PATH']}`, XDG_RUNTIME_DIR: dir }
    for (const wanted of [0, 1, 2, 3]) {
      put('mot-cua', `exit ${wanted}`)
      expect(spawnSync('sh', ['-c', line], { env }).status).toBe(wanted)
    }
    put('sway', 'exit 1')
    expect(spawnSync('sh', ['-c', line], { env }).status).toBe(0)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
  for (const key of ['ExecStopPost', 'RestartPreventExitStatus'])
    expect(valuesOf('mot-cua-kiosk-two-screens.service', key)).toEqual(valuesOf('mot-cua-kiosk.service', key))
})

/** What a program says, whatever it comes to; nothing where it is not installed. */
function spawnText(name: string, args: string[]): string[] {
  try {
    return String(
      execFileSync('sh', ['-c', `command -v ${name} >/dev/null || exit 0; ${name} "$@" 2>&1 || true`, name, ...args]),
    )
      .split('\n')
      .filter(Boolean)
  } catch (error) {
    return [String(error)]
  }
}

test.skipIf(platform !== 'linux')(
  'the deb has the program, its units and a scheme of users, and asks for no question',
  async () => {
    const dir = mkdtempSync(join(tmpdir(), 'mot-cua-deb-test-'))
    try {
      const unpacked = join(dir, 'linux-unpacked')
      mkdirSync(join(unpacked, 'resources'), { recursive: true })
      writeFileSync(join(unpacked, 'mot-cua'), '#!/bin/sh\n', { mode: 0o755 })
      const deb = await buildDeb(unpacked, dir)
      const out = join(dir, 'installed')
      execFileSync('dpkg-deb', ['--extract', deb, out])
      const files = globSync('**/*', { cwd: out })
      for (const file of [
        'opt/mot-cua/mot-cua',
        'usr/bin/mot-cua',
        'usr/share/applications/mot-cua.desktop',
        'usr/lib/sysusers.d/mot-cua.conf',
        'usr/lib/tmpfiles.d/mot-cua.conf',
        ...UNITS.map((unit) => `usr/lib/systemd/system/${unit}`),
      ])
        expect(files).toContain(file)
      const control = String(execFileSync('dpkg-deb', ['--field', deb]))
      const { version } = JSON.parse(text('package.json')) as { version: string }
      expect(control).toContain(`Version: ${version}`)
      for (const script of ['postinst', 'prerm', 'postrm'])
        execFileSync('sh', ['-n', join(ROOT, 'resources/linux/deb', script)])
      expect(control).toMatch(/^Installed-Size: [1-9]/m)
      // What a centre wrote is never ours to remove.
      expect(globSync('resources/linux/deb/*', { cwd: ROOT }).map(text).join('\n')).not.toMatch(
        /rm .*(\/var\/lib\/mot-cua(?!-update$)|\/etc)|userdel/m,
      )
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  },
)

describe('the workflow that packs', () => {
  type Step = { name?: string; run?: string; uses?: string; if?: string }
  type Job = { if?: string; strategy?: { matrix: { include: { os: string }[] } }; steps: Step[]; 'runs-on': string }
  const { jobs } = parse(text('.github/workflows/package.yml')) as { jobs: Record<'package' | 'release', Job> }
  const runs = jobs.package.steps.map(({ run }) => run ?? '').join('\n')

  test('packs on both systems, reads the fuses back, installs, and runs everything on the real program', () => {
    expect(jobs.package.strategy?.matrix.include.map(({ os }) => os)).toEqual(['ubuntu-latest', 'windows-latest'])
    for (const needed of [
      'npm ci',
      'npx install-electron',
      'npm run package',
      'tools/packaging/check-fuses.ts',
      'npm test',
      'electron/shell/binary.test.ts',
      'ELECTRON_BINARY',
      '/v1/health',
      'tools/packaging/try-installer.ps1',
    ])
      expect(runs).toContain(needed)
    const at = (word: string): number => jobs.package.steps.findIndex(({ run }) => run?.includes(word))
    expect(at('check-fuses')).toBeGreaterThan(at('npm run package'))
    // What was found is kept, and most of all when something was wrong.
    const kept = jobs.package.steps.find(
      ({ uses, if: when }) => uses?.includes('upload-artifact') && when === 'always()',
    )
    expect(kept).toBeDefined()
    expect(jobs.release.steps.some(({ run }) => run?.includes('sign-release.ts'))).toBe(true)
  })

  test('runs only what was looked at: actions by their commit, and no more rights than it needs', () => {
    for (const file of ['package', 'test']) {
      const words = text(`.github/workflows/${file}.yml`)
      const used = [...words.matchAll(/uses: (.*)$/gm)].map(([, one]) => one)
      expect(used.length).toBeGreaterThan(1)
      for (const one of used) expect(one).toMatch(/^actions\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/)
      expect(words).toMatch(/^permissions:\n {2}contents: read$/m)
    }
    // The one that writes is the one that makes the release, from a tag alone.
    expect(text('.github/workflows/package.yml').match(/contents: write/g)).toHaveLength(1)
    expect(jobs.release.if).toBe("startsWith(github.ref, 'refs/tags/v')")
  })

  test('starts no file that is not there', () => {
    const named = [
      ...text('.github/workflows/package.yml').matchAll(/(?:node|vitest run) ((?:tools|electron)\/[\w./-]+\.ts)/g),
    ]
    expect(named.length).toBeGreaterThan(2)
    for (const [, file = ''] of named) expect(text(file)).not.toBe('')
  })
})
