import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as SecretsModule from '../../shell/secrets.ts'
import { begin, seen } from './electron.ts'
import { become, wrong } from './faults.ts'
import type { Row } from './faults.ts'

/** What is wrong with the keeping of tokens. */
export async function secretFaults({ openSecrets }: typeof SecretsModule): Promise<string[]> {
  begin()
  const dir = mkdtempSync(join(tmpdir(), 'mot-cua-secrets-'))
  const at = (...below: string[]): string => join(dir, ...below)
  try {
    return wrong([
      ...(await inRing(
        openSecrets(at('ring/secrets.json'), () => ({})),
        at('ring/secrets.json'),
      )),
      ...(await inPlainRing((files = {}) => openSecrets(at('plain.json'), () => files), at)),
      ...(await inFiles((files) => openSecrets(at('files.json'), () => files), at)),
    ])
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const mode = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mode ?? 0

async function inRing(secrets: SecretsModule.Secrets, file: string): Promise<Row[]> {
  const rows: Row[] = [['can keep', await become(secrets.canKeep()), true]]
  await become(secrets.keep('kiosk', 'one'))
  await become(secrets.keep('board', 'two'))
  const read = (): Promise<unknown> =>
    become(Promise.all(['kiosk', 'board', 'rating'].map((name) => secrets.read(name))))
  rows.push(['are kept', await read(), ['one', 'two', null]])
  rows.push(['are sealed', existsSync(file) && /one|two/.test(readFileSync(file, 'utf8')), false])
  rows.push(['for their owner', [mode(file) & 0o777, mode(join(file, '..')) & 0o777], [0o600, 0o700]])
  await become(secrets.forget('kiosk'))
  rows.push(['forgets one', await read(), [null, 'two', null]])
  seen.backend = 'kwallet6'
  rows.push(['of another ring', await read(), [null, null, null]])
  begin()
  return rows
}

async function inPlainRing(
  open: (files?: Record<string, string>) => SecretsModule.Secrets,
  at: (...below: string[]) => string,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const backend of ['basic_text', 'unknown']) {
    seen.backend = backend
    const said = `fails: this machine keeps secrets by "${backend}", which is plain text`
    rows.push([`${backend} can keep`, await become(open().canKeep()), false])
    rows.push([
      `${backend} keeps`,
      [await become(open().keep('kiosk', 'one')), existsSync(at('plain.json'))],
      [said, false],
    ])
  }
  const named = at('tokens', 'board')
  const secrets = open({ board: named })
  rows.push(['a file can keep', await become(secrets.canKeep()), true])
  await become(secrets.keep('board', 'new'))
  rows.push(['is kept in it', existsSync(named) && readFileSync(named, 'utf8'), 'new\n'])
  rows.push(['for its owner', mode(named) & 0o777, 0o600])
  rows.push(['no other', String(await become(secrets.keep('kiosk', 'one'))).startsWith('fails'), true])
  begin()
  seen.hasRing = false
  rows.push(['without a ring', await become(open().canKeep()), false])
  begin()
  return rows
}

async function inFiles(
  open: (files: Record<string, string>) => SecretsModule.Secrets,
  at: (...below: string[]) => string,
): Promise<Row[]> {
  const plain = at('kiosk.token')
  writeFileSync(plain, 'old\n', { mode: 0o600 })
  const secrets = open({ kiosk: plain, board: at('nothing') })
  const rows: Row[] = [['is read', await become(secrets.read('kiosk')), 'old']]
  rows.push(['is not there', await become(secrets.read('board').then(String)), 'null'])
  rows.push(['nothing to forget', await become(secrets.forget('board')), 'done'])
  for (const open of [0o640, 0o604, 0o620]) {
    chmodSync(plain, open)
    rows.push([`others may ${open}`, await become(secrets.read('kiosk').then(String)), 'null'])
  }
  chmodSync(plain, 0o600)
  await become(secrets.forget('kiosk'))
  rows.push(['is dead', await become(secrets.read('kiosk').then(String)), 'null'])
  writeFileSync(plain, 'new\n')
  rows.push(['another one lives', await become(secrets.read('kiosk')), 'new'])
  // What a ring keeps goes before what a file says.
  await become(secrets.keep('kiosk', 'sealed'))
  rows.push(['the ring first', [await become(secrets.read('kiosk')), readFileSync(plain, 'utf8')], ['sealed', 'new\n']])
  return rows
}
