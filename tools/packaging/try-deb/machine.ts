import { execFileSync, spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { until } from './until.ts'

/** A Debian machine in a container, with systemd as its first process. */
export type Machine = {
  readonly name: string
  /** Its root, as this system sees it. */
  readonly root: string
  /** Runs a line of shell in it. @throws with what it said when it fails */
  run(line: string, as?: string): string
  /** The same, whatever it comes to. */
  tries(line: string, as?: string): { readonly code: number | null; readonly said: string }
  boot(): Promise<void>
  /** By its own command, as a person does it. */
  reboot(): Promise<void>
  /** As when somebody pulls the plug. */
  cutPower(): Promise<void>
  off(): Promise<void>
}

/** What a container that wants to be started again ends with (systemd.exec, RestartForceExitStatus). */
const WANTS_REBOOT = 133
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/**
 * Makes a machine from the files of a root. All machines share one network of their own, which leads nowhere.
 * @param image tar of a Debian with systemd
 * @param network name of the network (`ip netns`)
 */
export function makeMachine(dir: string, name: string, image: string, network: string): Machine {
  const root = join(dir, name)
  unpack(image, root, name)
  const container = openContainer(root, name, network)
  const tries: Machine['tries'] = (line, as = 'root') => {
    const inside = [
      '--target',
      container.leader(),
      '--mount',
      '--uts',
      '--ipc',
      '--net',
      '--pid',
      '--cgroup',
      '--root',
      '--wd',
    ]
    const env = ['-i', `PATH=${PATH}`, 'LANG=C.UTF-8', 'DEBIAN_FRONTEND=noninteractive', 'SYSTEMD_COLORS=0']
    const shell = as === 'root' ? ['bash', '-c', line] : ['runuser', '-u', as, '--', 'bash', '-c', line]
    const words = [...inside, '--', 'env', ...env, ...shell]
    const { status, stdout, stderr } = spawnSync('nsenter', words, { encoding: 'utf8', maxBuffer: 2 ** 28 })
    return { code: status, said: `${stdout}${stderr}`.trim() }
  }
  const isUp = (): boolean =>
    container.starts() > 0 && /^(running|degraded)/.test(tries('systemctl is-system-running').said)
  async function boot(): Promise<void> {
    container.start()
    await until(`${name} is up`, isUp)
  }
  async function off(): Promise<void> {
    container.pull()
    await until(`${name} is off`, () => container.starts() === 0)
  }
  return {
    name,
    root,
    tries,
    boot,
    off,
    run(line, as) {
      const { code, said } = tries(line, as)
      if (code !== 0) throw new Error(`${name}: ${line}\nended with ${code}: ${said}`)
      return said
    },
    async reboot() {
      const before = container.starts()
      tries('systemctl reboot')
      await until(`${name} is up again`, () => container.starts() > before && isUp())
    },
    async cutPower() {
      await off()
      await boot()
    },
  }
}

function unpack(image: string, root: string, name: string): void {
  mkdirSync(root, { recursive: true })
  execFileSync('tar', ['--extract', '--file', image, '--directory', root])
  rmSync(join(root, 'etc/machine-id'), { force: true })
  writeFileSync(join(root, 'etc/hostname'), `${name}\n`)
}

/** The container itself; it comes again when its own first process wants to be started again. */
function openContainer(root: string, name: string, network: string) {
  const words = [
    '--directory',
    root,
    '--machine',
    name,
    '--register=no',
    '--keep-unit',
    '--boot',
    '--console=read-only',
  ]
  const shut = [
    '--link-journal=no',
    '--resolv-conf=off',
    '--timezone=off',
    `--network-namespace-path=/run/netns/${network}`,
  ]
  const env = { ...process.env, SYSTEMD_NSPAWN_UNIFIED_HIERARCHY: '1' }
  let nspawn: ChildProcess | null = null
  let starts = 0
  function start(): void {
    starts += 1
    const child = spawn('systemd-nspawn', ['--quiet', ...words, ...shut], { stdio: 'ignore', env })
    child.once('exit', (code) => {
      nspawn = null
      if (code === WANTS_REBOOT) start()
      else starts = 0
    })
    nspawn = child
  }
  /** Its first process, as this system counts. */
  function leader(): string {
    const pid = nspawn?.pid
    const [first] = pid === undefined ? [] : readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
    if (!first) throw new Error(`${name} does not run`)
    return first
  }
  return {
    start,
    leader,
    /** How often it has begun since it was off; 0: it is off. */
    starts: () => starts,
    pull: () => void (starts > 0 && process.kill(Number(leader()), 'SIGKILL')),
  }
}
