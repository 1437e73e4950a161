#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * electron-builder calls this in place of the makensis that it would download: Debian's does the work, on electron-builder's
 * own script and templates. Three things are others: it makes a 64-bit installer, for the Wine of many machines runs no
 * 32-bit one; the plug-ins that come with the download are stood in for by `plugins.nsh`; and the files of the program are
 * put into the installer one by one, for no 7z plug-in unpacks them.
 */
const args = process.argv.slice(2)
const templates = process.cwd()
const copy = mkdtempSync(join(tmpdir(), 'mot-cua-nsis-'))
try {
  cpSync(templates, copy, { recursive: true })
  for (const file of globSync('**/*.{nsi,nsh}', { cwd: copy }))
    writeFileSync(join(copy, file), readFileSync(join(copy, file), 'utf8').replaceAll(/^\s*WinShell::.*$/gm, ''))
  const script = readFileSync(0, 'utf8')
    .replaceAll(templates, copy)
    .replaceAll(/^!addplugindir .*$/gm, '')
  const plugins = readFileSync(join(import.meta.dirname, 'plugins.nsh'), 'utf8')
  const archive = args.find((arg) => arg.startsWith('-DAPP_64='))?.slice('-DAPP_64='.length)
  const app = archive === undefined ? [] : [`-DAPP_BUILD_DIR=${join(dirname(archive), 'win-unpacked')}`]
  // It would look for its own files beside this one.
  const { NSISDIR: _none, ...env } = process.env
  const made = spawnSync('makensis', ['-V3', '-XTarget amd64-unicode', ...app, ...args], {
    cwd: copy,
    env,
    input: `${plugins}\n${script}`,
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  process.exitCode = made.status ?? 1
} finally {
  rmSync(copy, { recursive: true })
}
