import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { healthOf, PINS, setUpHall } from './hall.ts'
import type { Machine } from './machine.ts'
import { putDeb, VERSIONS } from './packages.ts'
import { until } from './until.ts'
import { hallOf, must } from './world.ts'
import type { World } from './world.ts'

const DEB = `/root/mot-cua-${VERSIONS.first}-linux-amd64.deb`
const SERVICE = 'systemctl show mot-cua-centre --property'

/** What the centre believes the time to be when it starts: no container has a clock of its own. */
export const setClock = (machine: Machine, now: string): void =>
  writeFileSync(
    join(machine.root, 'etc/mot-cua/centre.env'),
    `CENTRE_OPTIONS=--port 8080 --lan-port 8443 --now ${now}\n`,
  )

/** docs/installation.md, "The centre". */
export async function install(world: World): Promise<void> {
  const { centre, network, packages, saw } = world
  for (const machine of [centre, world.kiosk, world.station]) {
    putDeb(packages, VERSIONS.first, machine.root)
    machine.run(`apt-get install -y ${DEB}`)
    writeFileSync(join(machine.root, 'etc/mot-cua/update-keys.json'), packages.keysFile)
  }
  saw(centre.run('dpkg-query --show mot-cua; id mot-cua; systemctl is-active mot-cua-update.path'))
  must(centre.tries('systemctl is-enabled mot-cua-centre').said === 'disabled', 'a centre runs only where it is wanted')
  setClock(centre, '2026-11-23T09:00')
  const begin = { name: 'Trung tâm Thử', preset: 'binh-duong', officer: 'NGƯỜI THỬ', pin: PINS.leader }
  appendFileSync(join(centre.root, 'root/begin.json'), JSON.stringify(begin))
  centre.run('install -m 0600 -o mot-cua -g mot-cua /root/begin.json /var/lib/mot-cua/centre/begin.json')
  centre.run('systemctl enable --now mot-cua-centre')
  must(!centre.run('ls /var/lib/mot-cua/centre').includes('begin.json'), 'begin.json goes when it is in the journal')
  saw(`health: ${JSON.stringify(await healthOf(network))}`)
  world.hall = await setUpHall(network, world.kiosk)
  must((await healthOf(network))?.ok === true, 'the centre is ready for its first day')
  saw(`the first number: ${await hallOf(world).issue()}`)
}

export async function service(world: World): Promise<void> {
  const { centre, network, saw } = world
  const { issue } = hallOf(world)
  const before = await issue()
  centre.run('systemctl kill --signal=KILL mot-cua-centre')
  await until('the centre answers again', () => healthOf(network), 20)
  const after = await issue()
  must(Number(after.slice(1)) === Number(before.slice(1)) + 1, `${before} is followed by`, after)
  saw(`kill -9: ${before}, then ${after}`)
  const pid = centre.run(`${SERVICE} MainPID --value`)
  centre.run(`kill -STOP ${pid}`)
  await until('systemd ends a centre that says nothing', () => centre.run(`${SERVICE} MainPID --value`) !== pid, 120)
  await until('the centre answers again', () => healthOf(network), 20)
  must(centre.run('journalctl -u mot-cua-centre --no-pager').includes('Watchdog timeout'), 'the journal says why')
  saw(`a centre that hung was started again by its watchdog, then ${await issue()}`)
  await centre.reboot()
  await until('the centre is back by itself', () => healthOf(network), 30)
  saw(`the machine started again, nobody logged in, then ${await issue()}`)
  const took = centre.run('time -p systemctl stop mot-cua-centre 2>&1').split('\n')[0]
  must(centre.run(`${SERVICE} Result --value`) === 'success', 'a clean end')
  saw(`systemctl stop: ${took}`)
  centre.run('systemctl start mot-cua-centre')
  const log = centre.run('journalctl --no-pager')
  for (const secret of [...Object.values(PINS), hallOf(world).kioskToken])
    must(!log.includes(secret), 'a secret is in the log')
  saw('neither PINs nor tokens in the whole journal')
}

/** What the hardening leaves to the centre, and what not: seen by its own account in its own name space. */
export async function sandbox({ centre, network, saw }: World): Promise<void> {
  centre.run('mkdir -p /mnt/backup && mount -t tmpfs -o uid=mot-cua,mode=0700 tmpfs /mnt/backup')
  const inside = (line: string): string => {
    const pid = centre.run(`${SERVICE} MainPID --value`)
    return centre.tries(
      `nsenter --target ${pid} --mount -- setpriv --reuid mot-cua --regid mot-cua --clear-groups sh -c '${line}'`,
    ).said
  }
  for (const place of ['/mnt/backup', '/var/lib/mot-cua/centre', '/var/lib/mot-cua-update/services', '/tmp'])
    must(inside(`touch ${place}/try && rm ${place}/try && echo yes`) === 'yes', `the centre writes to ${place}`)
  saw('a disk that was mounted while the centre ran can be written to')
  for (const place of [
    '/etc/mot-cua',
    '/opt/mot-cua',
    '/var/lib/mot-cua-update',
    '/usr',
    '/var/lib/mot-cua-update/inbox',
  ])
    must(inside(`touch ${place}/try && echo yes`) !== 'yes', `the centre cannot write to ${place}`)
  const seen = await until('the centre tells the house of itself', () => {
    const found = centre.tries('timeout 10 avahi-browse --terminate --resolve --parsable _mot-cua._tcp').said
    return found.includes('8443') ? found : null
  })
  saw(`mDNS: ${seen.split('\n').find((line) => line.startsWith('=')) ?? seen}`)
  const trust = await network.fetch('http://10.77.0.2:8081/trust/')
  must(trust.status === 200, 'the certificate is given to the house', trust.status)
}

/** docs/lock-down.md: the policy of the province. */
export function policy({ kiosk, saw }: World): void {
  mkdirSync(join(kiosk.root, 'etc/mot-cua'), { recursive: true })
  writeFileSync(
    join(kiosk.root, 'etc/mot-cua/policy.json'),
    JSON.stringify({ role: 'kiosk', centreUrl: 'https://10.77.0.2:8443' }),
  )
  kiosk.run('chmod 644 /etc/mot-cua/policy.json; useradd --create-home motcua')
  must(kiosk.tries('cat /etc/mot-cua/policy.json', 'motcua').code === 0, 'the program reads the policy')
  for (const line of ['echo {} > /etc/mot-cua/policy.json', 'mv /etc/mot-cua/policy.json /tmp', 'mv /etc/mot-cua /tmp'])
    must(kiosk.tries(line, 'motcua').code !== 0, `nobody but root does: ${line}`)
  saw(kiosk.run('stat --format="%A %U:%G %n" /etc/mot-cua /etc/mot-cua/*'))
}
