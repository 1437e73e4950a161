import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildPages } from '../../../renderer/e2e/pages.ts'
import { assembleProgram } from '../assemble-program.ts'
import { buildDeb } from '../build-deb.ts'
import { runBuilder } from '../run-builder.ts'
import { makeKeys, signRelease } from '../sign-release.ts'
import { makeStandInDistribution } from '../stand-in-distribution.ts'

/**
 * Versions that are made: the first one, its update, one whose installation fails, one that a power cut interrupts, one whose centre
 * dies again and again.
 */
export const VERSIONS = { first: '0.1.0', second: '0.1.1', broken: '0.1.2', last: '0.1.3', unsteady: '0.1.4' } as const

/** It says that it is ready, and dies a little later, as often as it is started. */
const DIES = '\nsetTimeout(() => process.exit(1), 8_000)\n'

export type Packages = {
  /** The deb of a version. */
  deb(version: string): string
  /** A signed release of a version, in a folder of its own. */
  release(version: string): string
  /** What `/etc/mot-cua/update-keys.json` has. */
  readonly keysFile: string
}

/** Packs the program on a stand-in for Electron's distribution, in several versions, and signs them; once for a folder. */
export async function makePackages(dir: string): Promise<Packages> {
  const release = (version: string): string => join(dir, `release-${version}`)
  const deb = (version: string): string => join(release(version), `mot-cua-${version}-linux-amd64.deb`)
  const keys = join(dir, 'update-keys.json')
  if (!existsSync(keys)) await make(dir, deb, release, keys)
  return { deb, release, keysFile: readFileSync(keys, 'utf8') }
}

type Place = (version: string) => string

async function make(dir: string, deb: Place, release: Place, keys: string): Promise<void> {
  const unpacked = join(dir, 'dist/linux-unpacked')
  await assembleProgram(await buildPages())
  makeStandInDistribution(join(dir, 'electron'))
  const own = [`-c.electronDist=${join(dir, 'electron')}`, `-c.directories.output=${join(dir, 'dist')}`]
  await runBuilder(['--dir', '--linux', '--x64', ...own])
  const { privateKey, keysFile } = makeKeys('try')
  for (const version of Object.values(VERSIONS)) {
    mkdirSync(release(version), { recursive: true })
    if (version === VERSIONS.broken) makeBroken(join(dir, 'broken'), deb(version))
    else {
      const file = join(unpacked, 'resources/program/package.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"version":"[^"]*"/, `"version":"${version}"`))
      if (version === VERSIONS.unsteady)
        appendFileSync(join(unpacked, 'resources/program/out/service/centre.mjs'), DIES)
      await buildDeb(unpacked, release(version), { version, small: false })
    }
    await signRelease(release(version), privateKey, { madeOn: '2026-11-22', notes: { vi: '', en: '' } })
  }
  writeFileSync(keys, keysFile)
}

/** Takes every file of the program away, then fails. */
function makeBroken(tree: string, file: string): void {
  mkdirSync(join(tree, 'DEBIAN'), { recursive: true })
  const control = [
    'Package: mot-cua',
    `Version: ${VERSIONS.broken}`,
    'Architecture: amd64',
    'Maintainer: x <x@localhost>',
  ]
  writeFileSync(join(tree, 'DEBIAN/control'), [...control, 'Description: fails', ''].join('\n'))
  writeFileSync(join(tree, 'DEBIAN/postinst'), '#!/bin/sh\nexit 1\n')
  chmodSync(join(tree, 'DEBIAN/postinst'), 0o755)
  execFileSync('dpkg-deb', ['--root-owner-group', '--build', tree, file])
}

export const putDeb = (packages: Packages, version: string, root: string): void =>
  copyFileSync(packages.deb(version), join(root, `root/mot-cua-${version}-linux-amd64.deb`))
