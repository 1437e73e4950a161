import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openReleaseMaker } from '../../testkit/releases.ts'
import { fetchFile } from './fetch-file.ts'
import { fileFor, openInbox, readState } from './inbox.ts'
import { installUpdate } from './install-update.ts'
import type { UpdaterOptions } from './install-update.ts'
import { openReleaseFolder } from './release-folder.ts'
import { fromAddress, fromFolder } from './sources.ts'
import { readUpdateKeys } from './verify-release.ts'

const maker = openReleaseMaker()
let dir = ''
let server: Server | null = null
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-updates-'))
})
afterEach(() => {
  server?.close()
  server = null
  rmSync(dir, { recursive: true, force: true })
})
const folder = (keys = [maker.publicKey]) => openReleaseFolder(join(dir, 'updates'), () => keys)

describe('a centre takes a release', () => {
  test('from a folder, keeps it with its signature, and keeps the newest first', async () => {
    const kept = folder()
    await kept.take(fromFolder(maker.make(dir, '1.1.0')), '1.0.0')
    await kept.take(fromFolder(maker.make(dir, '1.10.0')), '1.1.0')
    expect(kept.kept().map(({ release }) => release.version)).toEqual(['1.10.0', '1.1.0'])
    kept.keepOnly(['1.10.0'], 0)
    expect(kept.kept().map(({ release }) => release.version)).toEqual(['1.10.0'])
  })

  test('once, although two people ask for it at the same time', async () => {
    const kept = folder()
    const source = fromFolder(maker.make(dir, '1.1.0', { linux: 'y'.repeat(3_000_000) }))
    const both = await Promise.all([kept.take(source, '1.0.0'), kept.take(source, '1.0.0')])
    expect(both.map(({ version }) => version)).toEqual(['1.1.0', '1.1.0'])
    await expect(kept.take(fromFolder(dir), '1.0.0')).rejects.toMatchObject({ why: 'not-found' })
    expect(kept.kept()).toHaveLength(1)
  })

  test('not when somebody else signed it, a byte of the manifest is another one, or there is no key', async () => {
    const other = openReleaseMaker().make(dir, '1.1.0')
    await expect(folder().take(fromFolder(other), '1.0.0')).rejects.toMatchObject({ why: 'not-signed' })
    const ours = maker.make(dir, '1.2.0')
    writeFileSync(join(ours, 'release.json'), `${readFileSync(join(ours, 'release.json'), 'utf8')} `)
    await expect(folder().take(fromFolder(ours), '1.0.0')).rejects.toMatchObject({ why: 'not-signed' })
    await expect(folder([]).take(fromFolder(maker.make(dir, '1.3.0')), '1.0.0')).rejects.toMatchObject({
      why: 'no-keys',
    })
    await expect(folder().take(fromFolder(dir), '1.0.0')).rejects.toMatchObject({ why: 'not-found' })
    expect(folder().kept()).toEqual([])
  })

  test('not when its installer was changed, and not an older one', async () => {
    const changed = maker.make(dir, '1.1.0')
    writeFileSync(join(changed, 'mot-cua-1.1.0-linux-x64.deb'), 'installeR of 1.1.0')
    await expect(folder().take(fromFolder(changed), '1.0.0')).rejects.toMatchObject({ why: 'broken' })
    const old = maker.make(dir, '0.9.0')
    await expect(folder().take(fromFolder(old), '1.0.0')).rejects.toMatchObject({ why: 'older' })
    expect(folder().kept()).toEqual([])
  })

  test('says nothing good of what was changed after it was taken', async () => {
    await folder().take(fromFolder(maker.make(dir, '1.1.0')), '1.0.0')
    writeFileSync(join(dir, 'updates/1.1.0/release.json'), '{}')
    expect(folder().kept()).toEqual([])
  })

  test('again when an installer that lies there is not the one that was signed', async () => {
    const source = fromFolder(maker.make(dir, '1.1.0'))
    await folder().take(source, '1.0.0')
    const installer = folder().fileOf('1.1.0', 'mot-cua-1.1.0-linux-x64.deb')
    truncateSync(installer, 0)
    await folder().take(source, '1.0.0')
    expect(readFileSync(installer, 'utf8')).toBe('installer of 1.1.0')
  })

  test('not when it would leave the journal no room', async () => {
    const huge = { name: 'huge.deb', platform: 'linux', arch: 'x64', bytes: 2 ** 52, sha512: '' } as const
    const asked: string[] = []
    const source = (name: string) => {
      asked.push(name)
      return Promise.resolve(null)
    }
    await expect(fetchFile(huge, source, join(dir, 'huge.deb'))).rejects.toMatchObject({ why: 'no-room' })
    expect(asked).toEqual([])
  })

  test('over a line that breaks in the middle: the next time only the rest is fetched', async () => {
    const installer = 'x'.repeat(300_000)
    const release = maker.make(dir, '1.1.0', { linux: installer })
    const asked: (string | undefined)[] = []
    let isBroken = true
    let halfway = null as ServerResponse | null
    server = createServer((request, response) => {
      const body = readFileSync(join(release, request.url?.slice(1) ?? ''))
      if (!request.url?.endsWith('.deb')) return void response.end(body)
      asked.push(request.headers.range)
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
      response.writeHead(from > 0 ? 206 : 200, { 'content-length': body.length - from })
      if (!isBroken) return void response.end(body.subarray(from))
      response.write(body.subarray(from, 100_000))
      halfway = response
    })
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
    const source = fromAddress(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, fetch)
    const taken = folder()
      .take(source, '1.0.0')
      .catch((error: unknown) => error)
    const part = join(dir, 'updates/incoming/1.1.0/mot-cua-1.1.0-linux-x64.deb.part')
    await expect.poll(() => statSync(part, { throwIfNoEntry: false })?.size ?? 0).toBeGreaterThan(0)
    halfway?.destroy()
    expect(await taken).toMatchObject({ why: 'broken' })
    expect(folder().kept()).toEqual([])
    isBroken = false
    await folder().take(source, '1.0.0')
    expect(readFileSync(folder().fileOf('1.1.0', 'mot-cua-1.1.0-linux-x64.deb'), 'utf8')).toBe(installer)
    expect(asked[0]).toBeUndefined()
    expect(asked[1]).toMatch(/^bytes=[1-9]\d*-$/)
  })
})

describe('the updater of a machine', () => {
  /** A machine whose "installer" is the text of its version; it can fail, or be cut off before it is done. */
  function machine(installed: string) {
    const home = join(dir, 'machine')
    mkdirSync(join(home, 'inbox'), { recursive: true })
    mkdirSync(join(dir, 'updater'), { recursive: true })
    const ran: string[] = []
    let version = installed
    let fate: 'well' | 'fails' | 'power cut' | 'power cut late' = 'well'
    const options: UpdaterOptions = {
      folder: join(dir, 'updater'),
      inboxes: home,
      keys: [maker.publicKey],
      installed: () => version,
      now: () => 0,
      async install(file) {
        const text = readFileSync(file, 'utf8')
        ran.push(text)
        if (fate === 'power cut') throw new Error('power cut')
        if (fate === 'fails' && !text.endsWith(installed)) return false
        version = text.replace('installer of ', '')
        // The file that says the version is there, others are not.
        if (fate === 'power cut late') throw new Error('power cut')
        return true
      },
    }
    return {
      ran,
      version: () => version,
      will: (what: typeof fate) => void (fate = what),
      state: () => readState(home),
      run: () => installUpdate(options),
      async put(release: string, change: (file: string) => void = () => {}) {
        const kept = openReleaseFolder(join(dir, `of ${release}`), () => [maker.publicKey])
        await kept.take(fromFolder(release), '0.0.0')
        const [found] = kept.kept()
        const file = found && fileFor(found.release, 'linux', 'x64')
        const inbox = openInbox(join(home, 'inbox'), 'shell')
        if (!found || !file || !inbox) throw new Error('nothing to put')
        await inbox.bring(file, fromFolder(release))
        change(join(home, 'inbox', file.name))
        const { manifest, signature } = found
        inbox.ask({ version: found.release.version, file: file.name, manifest, signature })
      },
    }
  }

  test('installs what is signed, keeps the installer of before, and goes back to it, but no further', async () => {
    const one = machine('1.0.0')
    expect(await one.run()).toBe('nothing')
    for (const version of ['1.1.0', '1.2.0', '1.3.0']) {
      await one.put(maker.make(dir, version))
      expect(await one.run()).toBe('installed')
    }
    expect(one.state()).toEqual({ previous: '1.2.0', installing: null, failed: null })
    await one.put(maker.make(dir, '1.1.0'))
    expect(await one.run()).toBe('failed')
    expect([one.version(), one.state().failed]).toEqual(['1.3.0', { version: '1.1.0', why: 'older' }])
    await one.put(maker.make(dir, '1.2.0'))
    expect(await one.run()).toBe('installed')
    expect(one.version()).toBe('1.2.0')
    expect(existsSync(join(dir, 'updater/kept/1.1.0'))).toBe(false)
  })

  test('runs nothing that is not signed, not whole, or not a file of its own', async () => {
    const one = machine('1.0.0')
    await one.put(maker.make(dir, '1.1.0'), (file) => writeFileSync(file, 'INSTALLER of 1.1.0'))
    expect(await one.run()).toBe('failed')
    await one.put(maker.make(dir, '1.1.0'), (file) => truncateSync(file, 5))
    expect(await one.run()).toBe('failed')
    // Windows lets nobody without rights make one.
    const linked = process.platform === 'win32' ? null : maker.make(dir, '1.1.0')
    if (linked)
      await one.put(linked, (file) => {
        writeFileSync(`${file}.real`, readFileSync(file))
        rmSync(file)
        symlinkSync(`${file}.real`, file)
      })
    expect(await one.run()).toBe(linked ? 'failed' : 'nothing')
    expect(one.state().failed).toEqual({ version: '1.1.0', why: 'broken' })
    await one.put(maker.make(dir, '1.1.0'))
    const request = join(dir, 'machine/inbox/install.json')
    writeFileSync(request, readFileSync(request, 'utf8').replace(/"signature":"../, '"signature":"AA'))
    expect(await one.run()).toBe('failed')
    expect(one.state().failed?.why).toBe('not-signed')
    writeFileSync(request, 'no request at all')
    expect(await one.run()).toBe('nothing')
    expect([one.ran, one.version()]).toEqual([[], '1.0.0'])
  })

  test('begins again after a power cut', async () => {
    const one = machine('1.0.0')
    one.will('power cut')
    await one.put(maker.make(dir, '1.1.0'))
    await expect(one.run()).rejects.toThrow('power cut')
    expect(one.state().installing).toEqual({ version: '1.1.0', from: '1.0.0', tries: 1 })
    one.will('well')
    expect(await one.run()).toBe('installed')
    expect([one.version(), one.state().previous]).toEqual(['1.1.0', '1.0.0'])
  })

  test('does not take a program for installed whose installation was cut off, whatever version it says', async () => {
    const one = machine('1.0.0')
    one.will('power cut late')
    await one.put(maker.make(dir, '1.1.0'))
    await expect(one.run()).rejects.toThrow('power cut')
    expect(one.version()).toBe('1.1.0')
    one.will('well')
    expect(await one.run()).toBe('installed')
    expect(one.ran).toEqual(['installer of 1.1.0', 'installer of 1.1.0'])
    expect(readFileSync(join(dir, 'updater/kept/1.1.0'), 'utf8')).toBe('installer of 1.1.0')
  })

  test('says that it is done when only that was cut off', async () => {
    const one = machine('1.1.0')
    const installing = { version: '1.1.0', from: '1.0.0', tries: 1 }
    writeFileSync(join(dir, 'updater/state.json'), JSON.stringify({ previous: null, installing, failed: null }))
    expect(await one.run()).toBe('installed')
    expect([one.ran, one.state().previous]).toEqual([[], '1.0.0'])
  })

  test('believes nothing that stands beside the inbox, and empties no folder that somebody else made', async () => {
    const one = machine('1.1.0')
    const forged = { previous: '1.0.0', installing: { version: '1.0.0', from: '1.1.0', tries: 0 }, failed: null }
    writeFileSync(join(dir, 'machine/state.json'), JSON.stringify(forged))
    await one.put(maker.make(dir, '1.0.0'))
    expect([await one.run(), one.state().failed?.why, one.ran]).toEqual(['failed', 'older', []])
    const request = join(dir, 'machine/inbox/install.json')
    mkdirSync(request)
    writeFileSync(join(request, 'of somebody'), '')
    await one.run()
    expect(existsSync(request)).toBe(false)
    const [moved = ''] = readdirSync(join(dir, 'updater/work'))
    expect(readdirSync(join(dir, 'updater/work', moved))).toEqual(['of somebody'])
  })

  // Rights of Windows are no bits.
  test.skipIf(process.platform === 'win32')('has in its inbox what every program of the machine can read', async () => {
    const before = process.umask(0o077)
    try {
      await machine('1.0.0').put(maker.make(dir, '1.1.0'), (file) => expect(statSync(file).mode & 0o777).toBe(0o644))
    } finally {
      process.umask(before)
    }
  })

  test('is not kept busy by what is no file in its inbox', async () => {
    const one = machine('1.0.0')
    const request = join(dir, 'machine/inbox/install.json')
    mkdirSync(join(request, 'below'), { recursive: true })
    expect(await one.run()).toBe('nothing')
    expect(existsSync(request)).toBe(false)
    // Windows has no such thing.
    if (process.platform === 'win32') return
    execFileSync('mkfifo', [request])
    expect(await one.run()).toBe('nothing')
    expect(existsSync(request)).toBe(false)
    await one.put(maker.make(dir, '1.1.0'), (file) => {
      rmSync(file)
      execFileSync('mkfifo', [file])
    })
    expect(await one.run()).toBe('failed')
  })

  test('puts back what ran before when the new one cannot be installed', async () => {
    const one = machine('1.0.0')
    await one.put(maker.make(dir, '1.1.0'))
    await one.run()
    const two = machine('1.1.0')
    two.will('fails')
    await two.put(maker.make(dir, '1.2.0'))
    expect(await two.run()).toBe('taken-back')
    expect(two.ran).toEqual(['installer of 1.2.0', 'installer of 1.1.0'])
    expect(two.state()).toMatchObject({ installing: null, failed: { version: '1.2.0', why: 'installer' } })
    expect(await two.run()).toBe('nothing')
  })
})

test('keys of the program and of the province are read; none that is not there', () => {
  writeFileSync(join(dir, 'ours.json'), maker.keysFile)
  writeFileSync(join(dir, 'province.json'), openReleaseMaker().keysFile)
  const files = ['ours.json', 'province.json', 'none.json'].map((name) => join(dir, name))
  expect(readUpdateKeys(files).map(({ asymmetricKeyType }) => asymmetricKeyType)).toEqual(['ed25519', 'ed25519'])
})
