import { expect, test } from 'vitest'
import { preflight } from './preflight.ts'
import type { Machine } from './preflight.ts'

const ALL = [
  'chromium',
  'zbarimg',
  'socat',
  'tesseract',
  'pdftotext',
  'mbpoll',
  'openssl',
  'strace',
  'postgres',
  'chromium-headless-shell',
  'ippeveprinter',
]

/** A machine with `programs`; apt-get brings the programs of `NEEDS` unless `aptWorks` is false. */
function machine(programs: readonly string[], change: Partial<Machine> = {}, aptWorks = true) {
  const there = new Set(programs)
  const commands: string[] = []
  const said: string[] = []
  const made: Machine = {
    platform: 'linux',
    debianRoot: true,
    env: {},
    has: (program) => there.has(program),
    fileExists: (path) => path === '/opt/chrome',
    say: (line) => said.push(line),
    run(command, args) {
      commands.push([command, ...args].join(' '))
      if (aptWorks && args.includes('install')) for (const program of ALL) there.add(program)
      return aptWorks
    },
    ...change,
  }
  return { machine: made, commands, said }
}

test('installs nothing where all is there', () => {
  const { machine: full, commands } = machine(ALL)
  expect(preflight(full)).toBeNull()
  expect(commands).toEqual([])
})

test('installs what is missing as root on Debian, after one update', () => {
  const { machine: bare, commands, said } = machine(['chromium', 'postgres', 'mbpoll', 'openssl', 'strace'])
  expect(preflight(bare)).toBeNull()
  expect(said).toEqual(['preflight: installing zbar-tools, socat, tesseract-ocr, tesseract-ocr-vie, poppler-utils'])
  expect(commands).toEqual([
    'apt-get update',
    'apt-get install -y --no-install-recommends zbar-tools socat tesseract-ocr tesseract-ocr-vie poppler-utils',
  ])
})

test('wishes for the Chromium without windows, and goes on without it', () => {
  const without = ALL.filter((program) => program !== 'chromium-headless-shell')
  const { machine: slow, commands } = machine(without, {}, false)
  expect(preflight(slow)).toBeNull()
  expect(commands).toEqual(['apt-get update'])
  const own = machine(without, { env: { CHROMIUM_PATH: '/opt/chrome' } })
  expect(preflight(own.machine)).toBeNull()
  expect(own.commands).toEqual([])
})

test('says what is needed where it may not install', () => {
  const { machine: user, commands } = machine(['chromium'], { debianRoot: false })
  expect(preflight(user)).toMatch(
    /zbarimg .*socat .*strace .*apt-get install --no-install-recommends zbar-tools socat tesseract-ocr tesseract-ocr-vie poppler-utils mbpoll openssl strace/,
  )
  expect(commands).toEqual([])
})

test('says what is needed when the installation fails', () => {
  const { machine: offline } = machine([], {}, false)
  expect(preflight(offline)).toMatch(/chromium/)
})

test('asks only for a Chromium on Windows, and takes the one that CHROMIUM_PATH names', () => {
  const windows = { platform: 'win32', debianRoot: false } as const
  expect(preflight(machine([], windows).machine)).toMatch(/CHROMIUM_PATH/)
  expect(preflight(machine([], { ...windows, env: { CHROMIUM_PATH: '/opt/chrome' } }).machine)).toBeNull()
  expect(preflight(machine([], { ...windows, env: { CHROMIUM_PATH: '/opt/gone' } }).machine)).toMatch(/CHROMIUM_PATH/)
})

test('refuses an older Node before anything else', () => {
  const { machine: bare, commands } = machine([])
  expect(preflight(bare, { ...process.versions, node: '20.20.2', napi: '9' })).toMatch(/needs Node 24/)
  expect(commands).toEqual([])
})
