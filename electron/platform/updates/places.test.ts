import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openInbox } from './inbox.ts'
import { isInImage } from './places.ts'

test.each([
  ['/tmp/.mount_mot-cua/resources/program/out/service', '/tmp/.mount_mot-cua', true],
  // Installed, and started by something that came out of an image.
  ['/opt/mot-cua/resources/program/out/service', '/tmp/.mount_terminal', false],
  ['/tmp/.mount_mot-cua-2/out', '/tmp/.mount_mot-cua', false],
])('code in %s, with an image at %s, runs out of it: %s', (here, image, expected) => {
  expect(isInImage(here, image)).toBe(expected)
})

test('what runs out of an image asks no updater for anything, though the machine has one', () => {
  const dir = mkdtempSync(join(tmpdir(), 'mot-cua-inbox-'))
  expect([openInbox(dir, 'shell', true), openInbox(dir, 'shell', false)]).toEqual([null, expect.anything()])
  rmSync(dir, { recursive: true })
})
