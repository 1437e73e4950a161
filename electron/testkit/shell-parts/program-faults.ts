import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type * as AppFiles from '../../platform/app-files.ts'
import type * as IpcModule from '../../shell/ipc.ts'
import { begin, seen } from './electron.ts'
import { become, keptLog, wrong } from './faults.ts'
import type { Row } from './faults.ts'

const CENTRE = 'https://10.0.0.2:8443'

const PAGE = { url: 'app://shell/away/', parent: null }

/** What is wrong with the way in which pages are listened to. */
export async function ipcFaults({ openIpc }: typeof IpcModule): Promise<string[]> {
  const window = { id: 1 }
  const rows: Row[] = []
  for (const [what, from, frame, sender, value, expected, said] of [
    ['a good call', 'app', PAGE, window, { pin: '1' }, ['answer', [{ pin: '1' }, 1]], null],
    [
      'of the centre',
      'ours',
      { url: `${CENTRE}/kiosk/`, parent: null },
      window,
      { pin: '1' },
      ['answer', [{ pin: '1' }, 1]],
      null,
    ],
    [
      'the centre',
      'app',
      { url: `${CENTRE}/kiosk/`, parent: null },
      window,
      { pin: '1' },
      'fails: refused',
      `${CENTRE}/kiosk/`,
    ],
    ['a frame', 'app', { ...PAGE, parent: PAGE }, window, { pin: '1' }, 'fails: refused', PAGE.url],
    ['nobody', 'app', null, window, { pin: '1' }, 'fails: refused', null],
    ['no window of ours', 'app', PAGE, { id: 2 }, { pin: '1' }, 'fails: refused', PAGE.url],
    ['half of it', 'app', PAGE, window, {}, 'fails: refused', undefined],
    ['more than it', 'app', PAGE, window, { pin: '1', more: 1 }, 'fails: refused', undefined],
  ] as const) {
    begin()
    const { log, lines } = keptLog()
    const ran: unknown[] = []
    openIpc(
      (one) => (one as unknown) === window,
      () => CENTRE,
      log,
    ).answer('deed', {
      from,
      input: z.strictObject({ pin: z.string() }),
      run(input, { id }) {
        ran.push(input, id)
        return 'answer'
      },
    })
    const answer = await become(
      seen.handlers.get('shell:deed')?.({ senderFrame: frame, sender }, value) ?? Promise.resolve('no handler'),
    )
    rows.push([what, ran.length > 0 ? [answer, ran] : answer, expected])
    if (expected === 'fails: refused')
      rows.push([
        `${what} in the log`,
        lines[0]?.[2],
        said === undefined ? { channel: 'deed' } : { channel: 'deed', url: said },
      ])
  }
  return wrong(rows)
}

/** What is wrong with what `app://` serves. */
export async function appFileFaults({ answer, filesOf }: typeof AppFiles): Promise<string[]> {
  const dir = mkdtempSync(join(tmpdir(), 'mot-cua-app-'))
  for (const name of ['away', 'assets']) mkdirSync(join(dir, name))
  for (const name of ['away/index.html', 'assets/away.js', 'assets/away.bin', 'favicon.svg', 'secret.txt'])
    writeFileSync(join(dir, name), name)
  writeFileSync(
    join(dir, 'away/shell.json'),
    JSON.stringify({ id: '1', files: ['/assets/away.js', '/assets/away.bin'] }),
  )
  try {
    const files = filesOf(dir)
    const page = answer('app://shell/away/?x#technician', files)
    const policy = page.headers.get('content-security-policy') ?? ''
    const type = (path: string): string | null => answer(`app://shell${path}`, files).headers.get('content-type')
    const OUTSIDE = [
      '/secret.txt',
      '/away/../secret.txt',
      '/away/%2e%2e/secret.txt',
      '/away/shell.json',
      '/away/index.html',
      '//etc/passwd',
      '/',
    ]
    return wrong([
      ['the page', await become(page.text()), 'away/index.html'],
      ['its sign', await become(answer('app://shell/favicon.svg', files).text()), 'favicon.svg'],
      [
        'its types',
        ['/away/', '/assets/away.js', '/assets/away.bin'].map(type),
        ['text/html; charset=utf-8', 'text/javascript; charset=utf-8', 'application/octet-stream'],
      ],
      ['its policy', [policy.startsWith("default-src 'none';"), policy.includes('unsafe')], [true, false]],
      ['as it says', page.headers.get('x-content-type-options'), 'nosniff'],
      ...OUTSIDE.map((path) => [path, answer(`app://shell${path}`, files).status, 404] as const),
      ...['app://other/away/', 'http://shell/away/'].map((url) => [url, answer(url, files).status, 404] as const),
    ])
  } finally {
    rmSync(dir, { recursive: true })
  }
}
