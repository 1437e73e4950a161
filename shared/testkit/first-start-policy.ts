import type { Begun } from '../shell/config.ts'
import type * as FirstStart from '../shell/first-start.ts'

/** What the rules of the first start must answer, whoever's copy of them is asked. @returns a line for each wrong answer */
export function firstStartFaults(rules: typeof FirstStart): string[] {
  const { typedAddress, askedRole, windowRole, needsToken, joined, forgotten, ownCentre, fixedBy, PORT_ROWS } = rules
  const request = (value: unknown): boolean => rules.setUpRequest.safeParse(value).success
  const rows: readonly (readonly [what: string, found: unknown, expected: unknown])[] = [
    ...ADDRESSES.map(([typed, expected]) => [`"${typed}"`, typedAddress(typed), expected] as const),
    ['whoever accepts the machine decides', askedRole('counter', true, null), null],
    ['but for the policy', askedRole('counter', true, 'kiosk'), 'kiosk'],
    ['a second window is what it is', askedRole('rating', false, null), 'rating'],
    ['whatever the policy says of the first', askedRole('rating', false, 'counter'), 'rating'],
    ['a kiosk has a window', windowRole('kiosk'), 'kiosk'],
    ['a station has none', windowRole('station'), null],
    [
      'who needs a token',
      (['kiosk', 'counter', 'board', 'rating'] as const).map(needsToken),
      [true, false, true, true],
    ],
    [
      'let in over TLS',
      joined({ corner: 'top-right', role: 'x' }, 'board', 'https://10.0.0.2:8443', 'PEM', null),
      { corner: 'top-right', role: 'board', centreUrl: 'https://10.0.0.2:8443', authority: 'PEM' },
    ],
    ['let in on its own machine', joined({}, 'kiosk', 'http://127.0.0.1:8080', null, null), LOOPBACK],
    [
      'with its station',
      joined({}, 'kiosk', 'http://127.0.0.1:8080', null, { data: '/s', tokenFile: '/t' }),
      { ...LOOPBACK, station: { data: '/s', tokenFile: '/t' } },
    ],
    [
      'nothing of the centre stays',
      forgotten({ ...LOOPBACK, authority: 'PEM', centre: {}, station: {}, corner: 'top-right', tokenFiles: {} }),
      { corner: 'top-right', tokenFiles: {} },
    ],
    [
      'a centre for the house',
      ownCentre({ language: 'en' }, { data: '/d', preset: 'kon-tum', house: true }, [1, 2, 3]),
      {
        language: 'en',
        role: 'counter',
        centreUrl: 'http://127.0.0.1:1',
        centre: { data: '/d', port: 1, lan: { port: 2, trustPort: 3 } },
      },
    ],
    [
      'a demonstration for itself',
      ownCentre({}, { data: '/d', preset: null, house: false }, [1, 2, 3]),
      { role: 'counter', centreUrl: 'http://127.0.0.1:1', centre: { data: '/d', port: 1, demo: true } },
    ],
    ['no port twice', new Set(PORT_ROWS.flat()).size, PORT_ROWS.length * 3],
    ['where a centre listens first', PORT_ROWS[0], [8080, 8443, 8081]],
    ['where it listens next', PORT_ROWS[1], [8090, 8453, 8091]],
    ['no policy', fixedBy(null), { fixedUrl: null, fixedRole: null, fixedAuthority: null }],
    [
      'a policy',
      fixedBy({ ...BEGUN, role: 'kiosk', centreUrl: 'https://x', authority: 'PEM' }),
      { fixedUrl: 'https://x', fixedRole: 'kiosk', fixedAuthority: 'PEM' },
    ],
    ['a whole request', request(CENTRE), true],
    ['a folder of Windows', request({ ...CENTRE, data: 'D:\\mot-cua' }), true],
    ['a folder that is not written out', request({ ...CENTRE, data: 'mot-cua' }), false],
    ['a PIN of three', request({ ...CENTRE, pin: '123' }), false],
    ['a PIN of words', request({ ...CENTRE, pin: 'abcd' }), false],
    ['something more', request({ ...CENTRE, port: 1 }), false],
    ['the disks of this machine', request({ do: 'find-copies', place: null }), true],
    ['a folder of copies that is not written out', request({ do: 'find-copies', place: 'usb' }), false],
    ['a copy and its code', request(RESTORE), true],
    ['a copy into no folder', request({ ...RESTORE, data: '' }), false],
    ['a copy without a name', request({ ...RESTORE, name: '' }), false],
    ['a restored centre', request({ do: 'open-restored' }), true],
    ['an unknown wish', request({ do: 'format' }), false],
  ]
  return rows.flatMap(([what, found, expected]) =>
    JSON.stringify(found) === JSON.stringify(expected) ? [] : [`${what}: ${JSON.stringify(found)}`],
  )
}

const LOOPBACK = { role: 'kiosk', centreUrl: 'http://127.0.0.1:8080' }
const CENTRE = { do: 'be-centre', data: '/d', name: 'N', preset: null, officer: 'O', pin: '2468', house: false }
const RESTORE = { do: 'restore', folder: '/media/x', name: '2026', data: '/d', code: 'ABCD' }
const BEGUN: Begun = {
  language: 'vi',
  tokenFiles: {},
  nightlyReload: '03:10',
  secondScreen: true,
  corner: 'top-left',
  spareCodes: [],
}

const ADDRESSES: readonly (readonly [typed: string, origin: string | null])[] = [
  ['10.20.30.2', 'https://10.20.30.2:8443'],
  [' 10.20.30.2 ', 'https://10.20.30.2:8443'],
  ['10.20.30.2:9443', 'https://10.20.30.2:9443'],
  ['may-chu.local', 'https://may-chu.local:8443'],
  ['https://10.20.30.2', 'https://10.20.30.2:8443'],
  ['https://10.20.30.2:443', 'https://10.20.30.2'],
  ['10.20.30.2:443', 'https://10.20.30.2'],
  ['https://10.20.30.2:8443/kiosk/?lang=en#x', 'https://10.20.30.2:8443'],
  ['[fd00::2]', 'https://[fd00::2]:8443'],
  // The page that explains the certificate names the machine.
  ['http://10.20.30.2:8081/trust/', 'https://10.20.30.2:8443'],
  // Without TLS only to the machine itself.
  ['http://10.20.30.2:8080', null],
  ['http://10.20.30.2', null],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['HTTP://localhost:8080/', 'http://localhost:8080'],
  ['http://127.0.0.1.example.com:8080', null],
  ['https://x@10.20.30.2', null],
  ['https://:y@10.20.30.2', null],
  ['file:///etc/passwd', null],
  ['ftp://10.20.30.2', null],
  ['mot cua', null],
  ['', null],
]
