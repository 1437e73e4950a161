import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CENTRE, PRINTER_PORT, testPrint } from './hall.ts'
import { until } from './until.ts'
import { hallOf, must } from './world.ts'
import type { World } from './world.ts'

const PROGRAM = '/opt/mot-cua/resources/program'
const PAPERS = '/root/papers'

/** A printer behind a pseudo-terminal, as the program's own simulation plays it. */
const SIMULATION = {
  printers: [
    {
      id: 'p1',
      line: { kind: 'pty', path: PRINTER_PORT, baudRate: 115_200 },
      paperDir: PAPERS,
      speedMmPerSecond: 2_000,
    },
  ],
}

/** docs/installation.md, "A PC with devices and nobody at it": paired by the code in the journal, prints through its sandbox. */
export async function devices(world: World): Promise<void> {
  const { station, saw } = world
  const hall = hallOf(world)
  writeFileSync(join(station.root, 'root/simulation.json'), JSON.stringify(SIMULATION))
  station.run(`mkdir -p ${PAPERS} /run/mot-cua-try`)
  const play = `--unit=simulation ${PROGRAM}/node ${PROGRAM}/out/service/centre.mjs simulate --config /root/simulation.json`
  station.run(`systemd-run ${play}`)
  await until('the printer is there', () => station.tries(`test -e ${PRINTER_PORT}`).code === 0, 20)
  station.run(`chgrp dialout $(readlink -f ${PRINTER_PORT}) && chmod 660 $(readlink -f ${PRINTER_PORT})`)
  makeQueue(world)
  writeFileSync(join(station.root, 'etc/mot-cua/station.env'), `STATION_OPTIONS=--centre ${CENTRE}\n`)
  station.run('systemctl enable mot-cua-station; systemctl start --no-block mot-cua-station')
  const code = await until(
    'a code in the journal',
    () => /Mã ghép nối: (\w{3} \w{3})/.exec(station.run('journalctl -u mot-cua-station --no-pager'))?.[1],
  )
  await hall.accept(code.replace(' ', ''), 'tram-1')
  await until('the station is ready', () => station.tries('systemctl is-active mot-cua-station').said === 'active')
  saw(`paired by ${code}; ${station.run('stat --format="%A %U:%G %n" /var/lib/mot-cua /var/lib/mot-cua/*')}`)
  const ticket = await until('a ticket of the serial printer', async () => {
    const came = await testPrint(hall, 'p1')
    return came === 'done' ? came : null
  })
  await hall.issue()
  const papers = await until('its papers', () => station.run(`ls ${PAPERS}`))
  saw(`serial printer: ${ticket}, papers ${papers.split('\n').length}`)
  const sheet = await testPrint(hall, 'o1')
  must(/^(done|sent)/.test(sheet), 'a page goes through CUPS', sheet)
  saw(`CUPS: ${sheet}; ${station.run('lpstat -W completed -o; ls -l /var/tmp/van-phong.ps')}`)
}

/** An office printer of CUPS whose pages go to a file. */
function makeQueue({ centre, kiosk, station }: World): void {
  // The three share their loopback.
  for (const { run } of [centre, kiosk]) run('systemctl disable --now cups.service cups.socket cups.path 2>&1')
  station.run(
    'sed -i "1i FileDevice Yes" /etc/cups/cups-files.conf && systemctl restart cups && touch /var/tmp/van-phong.ps',
  )
  station.run(
    'lpadmin -p van-phong -E -v file:/var/tmp/van-phong.ps -m drv:///sample.drv/generic.ppd -o printer-is-shared=false',
  )
  station.run('cupsenable van-phong && cupsaccept van-phong')
}
