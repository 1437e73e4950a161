import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// There are no AppImages elsewhere.
test.skipIf(process.platform !== 'linux')(
  'a program is started when the one before it is gone, killed or not',
  async () => {
    const dir = mkdtempSync(join(tmpdir(), 'mot-cua-after-'))
    const file = join(dir, 'said')
    const after = new URL('./start-after.ts', import.meta.url).href
    const words = [
      '-c',
      `echo "$1 $PATH $LD_LIBRARY_PATH $APPIMAGE" > ${file}.part && mv ${file}.part ${file}`,
      'x',
      'of before',
    ]
    const first = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { startAfterThis } = await import(${JSON.stringify(after)})
      startAfterThis('/bin/sh', ${JSON.stringify(words)})
      console.log('asked')
      setInterval(() => {}, 1000)`,
      ],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          APPIMAGE: '/x',
          APPDIR: '/tmp/m',
          PATH: '/tmp/m:/tmp/m/usr/sbin:/usr/bin:/bin',
          LD_LIBRARY_PATH: '/tmp/m/usr/lib',
        },
      },
    )
    await once(first.stdout, 'data')
    expect(existsSync(file)).toBe(false)
    first.kill('SIGKILL')
    await once(first, 'exit')
    await expect.poll(() => existsSync(file)).toBe(true)
    expect(readFileSync(file, 'utf8').trim()).toBe('of before /usr/bin:/bin')
    rmSync(dir, { recursive: true })
  },
)

test.skipIf(process.platform !== 'linux')(
  'a program that cannot have another one started hears of it, and does not end',
  () => {
    const after = new URL('./start-after.ts', import.meta.url).href
    const words = `const { openSync } = await import('node:fs')
    const { startAfterThis } = await import(${JSON.stringify(after)})
    try { for (;;) openSync('/dev/null') } catch {}
    try { startAfterThis('/bin/true', []) } catch ({ message }) { process.on('exit', (code) => process._rawDebug(code, message)) }`
    // So few files that there is none left for a pipe.
    const few = ['-c', 'ulimit -n 100; exec "$@"', 'sh', process.execPath, '--input-type=module', '-e', words]
    const { status, stderr } = spawnSync('/bin/sh', few, { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, '0 what starts the other program could not be started\n'])
  },
)
