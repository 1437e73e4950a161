import { join } from 'node:path'
import type { MachineRole } from '../../../shared/shell/roles.ts'
import type * as Guards from '../../shell/guards.ts'
import { app, begin, FakeContents, FakeSession } from './electron.ts'
import { keptLog, wrong } from './faults.ts'
import type { Row } from './faults.ts'

const CENTRE = 'https://10.0.0.2:8443'
const DOWNLOADS = '/home/kiosk/downloads'
const KEY = { type: 'keyDown', code: '', control: false, alt: false, meta: false, shift: false }

/** What is wrong with what holds people inside the windows. */
export function guardFaults(guards: typeof Guards): string[] {
  begin()
  return wrong([
    ...contentsRows(guards, false),
    ...contentsRows(guards, true),
    ...sessionRows(guards),
    ...requestRows(guards),
    ...appRows(guards),
  ])
}

function contentsRows({ guardContents }: typeof Guards, attended: boolean): Row[] {
  const contents = new FakeContents()
  const { log, lines } = keptLog()
  guardContents(
    contents as unknown as Parameters<typeof guardContents>[0],
    { centre: CENTRE, paths: ['/kiosk/'] },
    attended,
    log,
  )
  const rows: Row[] = [['no shortcuts of a menu', contents.asked.splice(0), ['no shortcuts true']]]
  for (const way of ['will-frame-navigate', 'will-redirect']) {
    rows.push([`${way} stays`, contents.refuses(way, { url: `${CENTRE}/kiosk/?lang=en` }), false])
    rows.push([`${way} leaves`, contents.refuses(way, { url: `${CENTRE}/admin/?a=1#token=x` }), true])
  }
  rows.push(['a window', contents.mayOpen({ url: 'https://example.com/?q#token=x' }), { action: 'deny' }])
  const said = ['a navigation was refused', 'a navigation was refused', 'a window was refused']
  const urls = [`${CENTRE}/admin/`, `${CENTRE}/admin/`, 'https://example.com/']
  rows.push(['the log', lines, said.map((words, index) => ['warn', words, { url: urls[index] }])])
  rows.push(['a browser in the page', contents.refuses('will-attach-webview'), true])
  rows.push(['a page that would stay', contents.refuses('will-prevent-unload'), !attended])
  rows.push(['a key that reloads', contents.refuses('before-input-event', {}, { ...KEY, key: 'F5' }), true])
  rows.push(['a key to write with', contents.refuses('before-input-event', {}, { ...KEY, key: 'a' }), false])
  for (const [url, arrow] of [
    [`${CENTRE}/kiosk/`, attended ? [] : ['* { cursor: none !important }']],
    ['app://shell/away/', []],
  ] as const) {
    contents.url = url
    contents.emit('did-finish-load')
    rows.push([`${url} is loaded`, contents.asked.splice(0), ['zoom 1,1', ...arrow]])
  }
  return rows
}

function sessionRows({ guardSession }: typeof Guards): Row[] {
  const session = new FakeSession()
  const rules = { centre: CENTRE, role: 'counter' as MachineRole, log: keptLog().log }
  const desk = new FakeContents()
  guardSession(
    { ...rules, isAttended: (contents) => (contents as unknown) === desk },
    session as unknown as Parameters<typeof guardSession>[1],
  )
  const say = (name: string, ...asked: unknown[]): unknown =>
    (session.answers[name] as (...all: unknown[]) => unknown)(...asked)
  const called = (name: string, ...asked: unknown[]): unknown => {
    const heard: unknown[] = []
    say(name, ...asked, (answer: unknown) => heard.push(answer))
    return heard
  }
  const voice = { requestingUrl: `${CENTRE}/voice/`, isMainFrame: true }
  const ask = (permission: string, details: object): unknown => {
    const heard: unknown[] = []
    say('ask', desk, permission, (answer: unknown) => heard.push(answer), details)
    return heard
  }
  const check = (permission: string, details: object): unknown => say('check', desk, permission, CENTRE, details)
  const rows: Row[] = [
    ['recording is asked for', ask('media', { ...voice, mediaTypes: ['audio'] }), [true]],
    ['a picture is', ask('media', { ...voice, mediaTypes: ['video'] }), [false]],
    ['both are', ask('media', { ...voice, mediaTypes: ['audio', 'video'] }), [false]],
    ['by a frame', ask('media', { ...voice, isMainFrame: false, mediaTypes: ['audio'] }), [false]],
    [
      'by a stranger',
      ask('media', { ...voice, requestingUrl: 'https://example.com/voice/', mediaTypes: ['audio'] }),
      [false],
    ],
    ['by no page', ask('media', { isMainFrame: true, requestingUrl: '', mediaTypes: ['audio'] }), [false]],
    ['a place is', ask('geolocation', voice), [false]],
    ['recording is looked up', check('media', { ...voice, mediaType: 'audio' }), true],
    ['a picture is looked up', check('media', { ...voice, mediaType: 'video' }), false],
    ['anything is', check('media', voice), false],
    ['of no page', check('media', { isMainFrame: true, mediaType: 'audio' }), false],
    ['a device', say('device'), false],
    ['what is on the screen', called('screen', {}), [{}]],
    ['words are sent to be checked', session.spellChecks, false],
    ['a request to the centre', called('request', { url: `${CENTRE}/v1/health` }), [{ cancel: false }]],
    ['a request elsewhere', called('request', { url: 'https://example.com/' }), [{ cancel: true }]],
  ]
  const download = (contents: unknown, url: string, name: string): unknown => {
    let is: unknown = 'asks'
    const item = { getURL: () => url, getFilename: () => name, setSavePath: (path: string) => (is = path) }
    session.emit('will-download', { preventDefault: () => (is = 'refused') }, item, contents)
    return is
  }
  rows.push(
    ['a report', download(desk, `blob:${CENTRE}/1`, 'Báo cáo 1.pdf'), join(DOWNLOADS, 'Báo cáo 1.pdf')],
    ['a name that climbs', download(desk, `${CENTRE}/a`, '../a:b'), join(DOWNLOADS, '.._a_b')],
    ['a long name', download(desk, `${CENTRE}/a`, `${'x'.repeat(130)}.pdf`), join(DOWNLOADS, `${'x'.repeat(116)}.pdf`)],
    ['a file of others', download(desk, 'https://example.com/a', 'a'), 'refused'],
    ['a file where nobody works', download(new FakeContents(), `${CENTRE}/a`, 'a'), 'refused'],
  )
  for (const name of ['select-hid-device', 'select-serial-port', 'select-usb-device']) {
    let isRefused = false
    session.emit(name, { preventDefault: () => (isRefused = true) })
    rows.push([name, isRefused, true])
  }
  return rows
}

function requestRows({ isOurRequest }: typeof Guards): Row[] {
  const rows = [
    [`${CENTRE}/v1/health`, true],
    ['wss://10.0.0.2:8443/v1/live', true],
    ['app://shell/away/', true],
    [`blob:${CENTRE}/1`, true],
    ['data:image/png;base64,AA==', true],
    ['ws://10.0.0.2:8443/v1/live', false],
    ['https://10.0.0.2:8443@example.com/', false],
    ['https://example.com/?blob:1', false],
    ['app://other/away/', false],
    ['file:///etc/passwd', false],
  ] as const
  return rows.map(([url, goes]) => [url, isOurRequest(url, CENTRE), goes])
}

function appRows({ guardApp }: typeof Guards): Row[] {
  const { log, lines } = keptLog()
  guardApp(log)
  const heard = (name: string, ...before: unknown[]): unknown => {
    const is: unknown[] = []
    app.emit(name, { preventDefault: () => is.push('refused') }, ...before, (...answer: unknown[]) => is.push(answer))
    return is
  }
  const rows: Row[] = [
    ['a log-in of a proxy', heard('login', null, null, null), ['refused', []]],
    ['a certificate to choose', heard('select-client-certificate', null, '', []), ['refused', []]],
  ]
  app.emit('certificate-error', {}, null, `${CENTRE}/kiosk/#token=x`, 'net::ERR_CERT')
  rows.push([
    'a bad certificate',
    lines,
    [['warn', 'a certificate was refused', { origin: CENTRE, error: 'net::ERR_CERT' }]],
  ])
  return rows
}
