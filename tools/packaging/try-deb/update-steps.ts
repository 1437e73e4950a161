import { chownSync, cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLog } from '../../../electron/platform/log.ts'
import { askOnce } from '../../../electron/platform/updates/follow-updates.ts'
import { openInbox, readState } from '../../../electron/platform/updates/inbox.ts'
import { must as answered } from '../../../electron/testkit/hall.ts'
import type { UpdatesView } from '../../../shared/api/update-views.ts'
import { CENTRE, healthOf } from './hall.ts'
import { setClock } from './install-steps.ts'
import type { Machine } from './machine.ts'
import { VERSIONS } from './packages.ts'
import { whyClosed } from '../../../shared/shell/closed-centre.ts'
import { until } from './until.ts'
import { hallOf, must } from './world.ts'
import type { World } from './world.ts'

const FOLDER = 'var/lib/mot-cua-update'
const PORT = 9_080
const versionOf = (machine: Machine): string =>
  machine.tries("dpkg-query --show --showformat='${Version} ${Status}' mot-cua").said
const runs = (machine: Machine, version: string): boolean => versionOf(machine) === `${version} install ok installed`
const stateOf = (machine: Machine) => readState(join(machine.root, FOLDER))

/** The centre starts at another time, e.g. `2026-11-25T10:00`. */
export async function at(world: World, now: string): Promise<void> {
  setClock(world.centre, now)
  world.centre.run('systemctl restart mot-cua-centre')
  await until('the centre answers', () => healthOf(world.network), 30)
}
async function view(world: World): Promise<UpdatesView> {
  return answered(await (await hallOf(world).logIn('technician')).call('getUpdates', {}))
}

/** What the program of a kiosk does every five minutes; it has no window here, so it is done for it. */
async function kioskAsks({ kiosk, network, hall }: World) {
  const inbox = join(kiosk.root, FOLDER, 'inbox')
  const version = (
    JSON.parse(readFileSync(join(kiosk.root, 'opt/mot-cua/resources/program/package.json'), 'utf8')) as {
      version: string
    }
  ).version
  const order = await askOnce({
    centre: () => CENTRE,
    token: () => Promise.resolve(hall?.kioskToken ?? null),
    fetch: (url, init) => network.fetch(url, init),
    inbox: () => openInbox(inbox, 'shell'),
    version,
    log: openLog('silent'),
  })
  const [uid, gid] = ['-u', '-g'].map((of) => Number(kiosk.run(`id ${of} motcua`)))
  for (const name of ['install.json', `mot-cua-${order?.wanted?.version}-linux-amd64.deb`])
    if (existsSync(join(inbox, name))) chownSync(join(inbox, name), uid ?? 0, gid ?? 0)
  return order
}

/** The station asks half a minute after its start, by itself. */
async function stationAsks(world: World): Promise<void> {
  world.station.run('systemctl restart mot-cua-station')
  await until('the station has asked', async () => {
    const { machines, now } = await view(world)
    const seenAt = machines.find(({ id }) => id === 'tram-1')?.seenAt ?? null
    return seenAt !== null && now - seenAt < 120_000
  })
}

/** docs/update.md: the centre tonight, one kiosk the next night, all others the night after. */
export async function rollOut(world: World): Promise<void> {
  const { centre, kiosk, station, network, packages, saw } = world
  const version = VERSIONS.second
  await at(world, '2026-11-25T10:00')
  await kioskAsks(world)
  const leader = await hallOf(world).logIn('leader')
  const address = {
    key: 'updates.address',
    agencyId: null,
    from: '2026-11-25',
    value: `http://127.0.0.1:${PORT}/`,
    source: 'Thử',
  }
  answered(await leader.call('changeConfiguration', { body: { changes: [{ kind: 'setting', item: address }] } }))
  const stop = network.serve(packages.release(version), PORT)
  const technician = await hallOf(world).logIn('technician')
  await until('the web server', () => network.fetch(`http://127.0.0.1:${PORT}/release.sig`).then(() => true), 20)
  answered(await technician.call('takeRelease', { body: {} }))
  stop()
  answered(await technician.call('startRollOut', { body: { version } }))
  const { wait } = (await view(world)).centre
  must(wait === 'open', 'it installs nothing while citizens are received', wait)
  saw('fetched from a web server; the centre waits for its closing time')
  await at(world, '2026-11-25T23:00')
  await until('the centre is updated', () => runs(centre, version), 240)
  await until('it answers', () => healthOf(network), 60)
  must(
    (await view(world)).rollOut?.step === 'pilot-tomorrow',
    'the kiosk waits for tomorrow',
    (await view(world)).rollOut?.step,
  )
  const copy = centre.run(
    'ls -l /var/lib/mot-cua/centre/before-update; cat /var/lib/mot-cua/centre/before-update/program.json',
  )
  must(copy.includes(VERSIONS.first), 'the database of before is kept', copy)
  saw(`centre: ${versionOf(centre)}; before-update: ${copy.replaceAll('\n', ' ')}`)
  must((await kioskAsks(world))?.wait === 'not-yet', 'not the kiosk on this night')

  await at(world, '2026-11-26T23:00')
  must((await kioskAsks(world))?.wait === null, 'the kiosk has its turn')
  await until('the kiosk is updated', () => runs(kiosk, version), 120)
  await kioskAsks(world)
  await stationAsks(world)
  must((await view(world)).rollOut?.step === 'all-tomorrow', 'the others wait', (await view(world)).rollOut?.step)
  must(runs(station, VERSIONS.first), 'the station has not changed', versionOf(station))
  saw(`kiosk: ${versionOf(kiosk)}`)

  await at(world, '2026-11-27T23:00')
  await kioskAsks(world)
  await stationAsks(world)
  await until('the station is updated', () => runs(station, version), 180)
  await until('the station runs again', () => station.tries('systemctl is-active mot-cua-station').said === 'active')
  saw(`station: ${versionOf(station)}, by itself, ${JSON.stringify(stateOf(station))}`)
}

/** Puts a release before the updater of a machine, as anybody at it may. */
function ask(world: World, machine: Machine, version: string): void {
  const from = join(world.packages.release(version))
  const [manifest, signature] = ['release.json', 'release.sig'].map((name) =>
    readFileSync(join(from, name), 'utf8'),
  ) as [string, string]
  const file = `mot-cua-${version}-linux-amd64.deb`
  machine.run(`mkdir -p /mnt/release && rm -f /mnt/release/*`)
  cpSync(from, join(machine.root, 'mnt/release'), { recursive: true })
  const inbox = openInbox(join(machine.root, FOLDER, 'inbox'), 'shell')
  machine.run(`cp /mnt/release/${file} /${FOLDER}/inbox/`)
  inbox?.ask({ version, file, manifest, signature: signature.trim() })
}

/** Somebody else installs meanwhile, for a quarter of a minute. */
const SLOW_PACKAGE = `mkdir -p /root/slow/DEBIAN && cd /root/slow/DEBIAN &&
printf 'Package: slow\\nVersion: 1\\nArchitecture: all\\nMaintainer: x <x@localhost>\\nDescription: slow\\n' > control &&
printf '#!/bin/sh\\nsleep 15\\n' > postinst && chmod 755 postinst && dpkg-deb --build /root/slow /root/slow.deb &&
systemd-run --unit=somebody-installs dpkg --install /root/slow.deb && sleep 2`

export async function interrupted(world: World): Promise<void> {
  const { kiosk, saw } = world
  if (!runs(kiosk, VERSIONS.second)) {
    ask(world, kiosk, VERSIONS.second)
    await until('a first update', () => runs(kiosk, VERSIONS.second) && stateOf(kiosk).installing === null, 120)
  }
  ask(world, kiosk, VERSIONS.broken)
  await until('what ran before is put back', () => stateOf(kiosk).failed?.version === VERSIONS.broken, 120)
  must(runs(kiosk, VERSIONS.second), 'the version of before runs again', versionOf(kiosk))
  saw(`an installer that fails: ${versionOf(kiosk)}, ${JSON.stringify(stateOf(kiosk))}`)

  kiosk.run(SLOW_PACKAGE)
  ask(world, kiosk, VERSIONS.last)
  await until(
    'dpkg was refused once',
    () => kiosk.run('journalctl -u mot-cua-update --no-pager').includes('lock was locked'),
    60,
  )
  saw('somebody else installs: the updater waits')
  await until(
    'dpkg has begun',
    () =>
      kiosk.tries('pgrep -f "dpkg-deb.*work/|dpkg.*--install"').code === 0 &&
      kiosk.tries("find /opt/mot-cua -name '*.dpkg-new' | grep -q .").code === 0,
    120,
  )
  await kiosk.cutPower()
  saw(`the plug was pulled while dpkg unpacked; then ${JSON.stringify(stateOf(kiosk))}`)
  await until('the installation is ended by itself', () => runs(kiosk, VERSIONS.last), 180)
  must(kiosk.tries("find /opt/mot-cua -name '*.dpkg-new' | grep .").said === '', 'no half file is left')
  must(kiosk.tries('dpkg --verify mot-cua; dpkg --audit').said === '', 'every file is as the package has it')
  await until('it is told', () => stateOf(kiosk).installing === null)
  saw(
    `after the start: ${versionOf(kiosk)}, ${JSON.stringify(stateOf(kiosk))}, kept: ${kiosk.run(`ls /${FOLDER}/kept`).replaceAll('\n', ' ')}`,
  )
}

/** A version whose centre dies again and again is taken back, at minutes that somebody can wait for. */
export async function unsteady(world: World): Promise<void> {
  const { centre, network, packages, saw } = world
  const unit = '/etc/systemd/system/mot-cua-update.service.d'
  const start = centre.run("sed -n 's/^ExecStart=//p' /usr/lib/systemd/system/mot-cua-update.service")
  centre.run(
    `mkdir -p ${unit} && printf '[Service]\\nExecStart=\\nExecStart=%s --steady 0.5 --trial 1\\n' '${start.trim()}' > ${unit}/try.conf && systemctl daemon-reload`,
  )
  const before = versionOf(centre)
  const [running = ''] = before.split(' ')
  // After its first update it has kept the one of before by itself.
  centre.run(`mkdir -p /${FOLDER}/kept`)
  cpSync(packages.deb(running), join(centre.root, FOLDER, 'kept', running))
  await until('the centre says that it lives', () => existsSync(join(centre.root, FOLDER, 'services/centre.life')))
  ask(world, centre, VERSIONS.unsteady)
  await until('the version that dies is there', () => runs(centre, VERSIONS.unsteady), 180)
  saw(`installed: ${versionOf(centre)}`)
  await until('it is taken back', () => stateOf(centre).failed?.version === VERSIONS.unsteady, 300)
  must(versionOf(centre) === before, 'the version of before runs again', versionOf(centre))
  await until('it answers', () => healthOf(network), 60)
  saw(`a version that does not stay up: ${versionOf(centre)}, ${JSON.stringify(stateOf(centre))}`)
  must(centre.tries('test -e /var/lib/mot-cua-update/trial.json').code !== 0, 'nothing is on trial')
  centre.run(`rm -r ${unit} && systemctl daemon-reload`)
}

/** Data that a newer program wrote, and the older one by hand. */
export async function newerData(world: World): Promise<void> {
  const { centre, network, saw } = world
  // Somebody has worked since the copy; else an older program would take it back by itself.
  await hallOf(world).logIn('technician')
  const node = '/opt/mot-cua/resources/program/node'
  const js =
    "const D = require('better-sqlite3'); const d = new D('/var/lib/mot-cua/centre/centre.db'); d.pragma('user_version = 9999')"
  centre.run('systemctl stop mot-cua-centre')
  const note = '/var/lib/mot-cua/centre/program.json'
  centre.run(
    `cp -a /var/lib/mot-cua/centre /root/before && cd /opt/mot-cua/resources/program && runuser -u mot-cua -- ${node} -e "${js}" && echo '{"version":"9.0.0"}' > ${note}`,
  )
  const sums = 'cd /var/lib/mot-cua/centre && sha256sum centre.db program.json before-update/* journal.key'
  const before = centre.run(sums)
  centre.tries('systemctl start mot-cua-centre')
  const said = await until('it stands at its door', () => network.fetch(`${CENTRE}/v1/version`))
  must(
    said.status === 503 && whyClosed(await said.json()) === 'newer-data',
    'an older program does not serve newer data',
  )
  const pid = centre.run('systemctl show mot-cua-centre --property MainPID --value').trim()
  await until('half a minute', () => Number(centre.run(`ps -o etimes= -p ${pid}`)) > 30, 60)
  must(
    centre.run('systemctl show mot-cua-centre --property MainPID --value').trim() === pid,
    'it is not begun anew each second',
  )
  must(centre.run('journalctl -u mot-cua-centre --no-pager -n 20').includes('phiên bản mới hơn'), 'it says why')
  centre.run('systemctl stop mot-cua-centre')
  must(centre.run(sums) === before, 'it touches nothing')
  saw('newer data are refused in plain words; database, note and the copy of before are as they were')
  const copy = 'install -o mot-cua -g mot-cua -m 600 before-update/centre.db centre.db'
  centre.run(`cd /var/lib/mot-cua/centre && rm -f centre.db centre.db-wal centre.db-shm && ${copy}`)
  centre.run('systemctl start mot-cua-centre')
  must((await until('the copy of before serves', () => healthOf(network), 60)).ok, 'the copy of before serves')
  const log = centre.run('journalctl -u mot-cua-centre --no-pager -n 20')
  must(log.includes('events were lost'), 'it says that something is lost', log)
  saw('the copy of before the update serves, and says that events were lost')
  centre.run('systemctl stop mot-cua-centre')
  centre.run(
    'rm -rf /var/lib/mot-cua/centre && mv /root/before /var/lib/mot-cua/centre && systemctl start mot-cua-centre',
  )
  await until('the centre answers', () => healthOf(network), 30)
}
