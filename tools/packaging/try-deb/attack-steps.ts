import { until } from './until.ts'
import { must } from './world.ts'
import type { World } from './world.ts'

const FOLDER = '/var/lib/mot-cua-update'
/** Who has an account at the machine and no rights. */
const STRANGER = 'khach'

/** What nobody without rights may do, as a line of shell that ends well when he can. */
const FORBIDDEN = [
  'ls /var/lib/mot-cua',
  'cat /var/lib/mot-cua/centre/journal.key',
  'cat /var/lib/mot-cua/centre/centre.db',
  'ls /var/lib/mot-cua/centre/tls',
  'echo x >> /opt/mot-cua/resources/program/out/service/updater.mjs',
  'mv /opt/mot-cua/resources/program /opt/mot-cua/resources/other',
  'touch /opt/mot-cua/x',
  'echo x >> /usr/lib/systemd/system/mot-cua-update.service',
  'touch /etc/systemd/system/mot-cua-update.service.d',
  'touch /etc/mot-cua/update-keys.json',
  `echo x > ${FOLDER}/state.json`,
  `ln -s /etc/shadow ${FOLDER}/kept`,
  `ls ${FOLDER}/work`,
  `ls ${FOLDER}/kept`,
  `mv ${FOLDER}/inbox ${FOLDER}/other`,
  `touch ${FOLDER}/services/install.json`,
  'systemctl restart mot-cua-centre',
  'systemctl start mot-cua-update',
  'kill $(systemctl show mot-cua-centre --property MainPID --value)',
  'echo x > /proc/$(systemctl show mot-cua-centre --property MainPID --value)/mem',
]

/** Requests that a stranger leaves; each must go, and nothing of root's must be read, written or removed by it. */
const REQUESTS = [
  ['a text that is no request', 'echo no > $I/install.json'],
  ['a link to a file of root', 'ln -s /etc/shadow $I/install.json'],
  ['a pipe that nobody writes to', 'mkfifo $I/install.json'],
  [
    'a folder with links in it',
    'mkdir $I/install.json && ln -s /etc $I/install.json/a && ln -s /root/precious $I/install.json/b',
  ],
  [
    'a manifest that nobody signed',
    `echo evil > $I/evil.deb && printf '{"version":"9.9.9","file":"evil.deb","manifest":"{}","signature":"AAAA"}' > $I/install.json`,
  ],
  [
    'a name that leads out',
    `printf '{"version":"9.9.9","file":"../../../etc/shadow","manifest":"{}","signature":""}' > $I/install.json`,
  ],
] as const

/** Somebody logged in at the machine of the centre, without rights. */
export async function attack({ centre, saw }: World): Promise<void> {
  centre.run(`useradd --create-home ${STRANGER}; mkdir -p /root/precious; echo precious > /root/precious/file`)
  const could = FORBIDDEN.filter((line) => centre.tries(line, STRANGER).code === 0)
  must(could.length === 0, 'a stranger could', could.join('; '))
  saw(`${FORBIDDEN.length} things that a stranger cannot do`)
  const root = 'sha256sum /etc/shadow /root/precious/file /etc/passwd | sha256sum; ls -R /opt/mot-cua /etc | sha256sum'
  const before = centre.run(root)
  for (const [name, line] of REQUESTS) {
    centre.run(line.replaceAll('$I', `${FOLDER}/inbox`), STRANGER)
    await until(
      `${name} is taken away`,
      () => centre.tries(`test -e ${FOLDER}/inbox/install.json -o -L ${FOLDER}/inbox/install.json`).code === 1,
      30,
    )
    await until(
      'the updater has ended',
      () => centre.run('systemctl show mot-cua-update --property ActiveState --value') !== 'activating',
      30,
    )
    saw(`${name}: taken away, nothing installed`)
  }
  must(centre.run(root) === before, 'nothing of root has changed')
  must(centre.run('systemctl is-active mot-cua-update.path') === 'active', 'the path waits on')
  centre.run(`rm -f ${FOLDER}/inbox/*`, STRANGER)
  // What the services bring is not held up by names that somebody has taken before them.
  centre.run(
    `for v in 1 2 3; do mkdir ${FOLDER}/inbox/mot-cua-0.1.$v-linux-amd64.deb; done; ln -s /root/precious/file ${FOLDER}/inbox/install.json.centre.part`,
    STRANGER,
  )
  saw('names of the next installers were taken by a stranger before they come')
}
