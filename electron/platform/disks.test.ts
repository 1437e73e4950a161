import { expect, test } from 'vitest'
import { disksOf } from './disks.ts'

test('disks that people plugged in are looked at, and not those of the system', () => {
  const mounts = [
    'sysfs /sys sysfs rw 0 0',
    '/dev/sda1 / ext4 rw 0 0',
    '/dev/sdb1 /media/an/SAO\\040LUU exfat rw 0 0',
    '//nas/mot-cua /mnt/nas cifs rw 0 0',
    '/dev/sdc1 /mnt ntfs3 rw 0 0',
    '/dev/sda2 /boot/efi vfat rw 0 0',
    '',
  ]
  expect(disksOf(mounts.join('\n'))).toEqual(['/media/an/SAO LUU', '/mnt/nas', '/mnt'])
})
