import { healthOf } from './hall.ts'
import { putDeb, VERSIONS } from './packages.ts'
import { until } from './until.ts'
import { at } from './update-steps.ts'
import { hallOf, must } from './world.ts'
import type { World } from './world.ts'

/** An update by hand, then the program goes, its data stay, and it comes again. */
export async function remove(world: World): Promise<void> {
  const { centre, network, packages, saw } = world
  // The night of the last update is over: numbers are given again.
  await at(world, '2026-11-30T10:00')
  putDeb(packages, VERSIONS.last, centre.root)
  centre.run('echo "# kept" >> /etc/mot-cua/centre.env')
  centre.run(`apt-get install -y /root/mot-cua-${VERSIONS.last}-linux-amd64.deb`)
  await until('the centre answers after an update by apt', () => healthOf(network), 60)
  must(centre.run('cat /etc/mot-cua/centre.env').includes('# kept'), 'what the administrator wrote stays')
  const number = await hallOf(world).issue()
  saw(`apt install of a newer deb: the centre runs on, ${number}`)
  centre.run('apt-get remove -y mot-cua')
  must((await healthOf(network)) === null, 'the centre has ended')
  must(centre.tries('test -s /var/lib/mot-cua/centre/centre.db -a -s /etc/mot-cua/centre.env').code === 0, 'data stay')
  must(centre.tries('systemctl list-unit-files "mot-cua*" --no-legend').said === '', 'no unit is left')
  saw(`apt remove: ${centre.run('ls -d /var/lib/mot-cua* /etc/mot-cua').replaceAll('\n', ' ')}`)
  saw(`apt purge: ${centre.run('apt-get purge -y mot-cua 2>&1 | grep "mot-cua:"').replaceAll('\n', ' ')}`)
  must(
    centre.tries('test -s /var/lib/mot-cua/centre/centre.db -a ! -e /var/lib/mot-cua-update').code === 0,
    'data outlive a purge',
  )
  centre.run(
    `apt-get install -y /root/mot-cua-${VERSIONS.last}-linux-amd64.deb && systemctl enable --now mot-cua-centre`,
  )
  await until('the centre answers', () => healthOf(network), 30)
  saw(`installed again on the same data: ${await hallOf(world).issue()}`)
}
