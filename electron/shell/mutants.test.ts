import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { standInForElectron, survivorsOf } from '../testkit/mutants.ts'
import { childFaults, planFaults } from '../testkit/shell-parts/child-faults.ts'
import { closingFaults } from '../testkit/shell-parts/closing-faults.ts'
import * as electron from '../testkit/shell-parts/electron.ts'
import { guardFaults } from '../testkit/shell-parts/guard-faults.ts'
import { joiningFaults } from '../testkit/shell-parts/joining-faults.ts'
import { appFileFaults, ipcFaults } from '../testkit/shell-parts/program-faults.ts'
import { secretFaults } from '../testkit/shell-parts/secret-faults.ts'
import { updateFaults } from '../testkit/shell-parts/update-faults.ts'
import { browserFaults, windowFaults } from '../testkit/shell-parts/window-faults.ts'
import { windowsFaults } from '../testkit/shell-parts/windows-faults.ts'

standInForElectron(electron)

type Faults = (copy: never) => readonly string[] | Promise<readonly string[]>

/** A part of the shell, what is wrong with any copy of it, and the lines in which a change leaves every answer as it was. */
const PARTS: readonly (readonly [file: string, faults: Faults, same: readonly string[]])[] = [
  ['shell/child', childFaults, []],
  ['platform/child-plans', planFaults, []],
  [
    'shell/secrets',
    secretFaults,
    [
      // Only a power cut would show it.
      'writeFileSync(`${path}.part`, text, { mode: 0o600, flush: true })',
      'return text === null || dead.has(text) ? null : text',
      'if (gone !== undefined) return write(file, JSON.stringify(rest))',
    ],
  ],
  ['shell/updates', updateFaults, []],
  ['shell/ipc', ipcFaults, []],
  ['shell/guards', guardFaults, []],
  ['shell/ask-before-closing', closingFaults, []],
  ['shell/browser-window', browserFaults, []],
  [
    'shell/shell-window',
    windowFaults,
    // Nobody looks at what these give back.
    [
      "if (remedy === 'restart-device' && !plan.attended) return shell.leave(EXIT.restartDevice)",
      "if (shell.centre !== null && state === 'unknown') return void (showing = 'nothing')",
      "if (shell.centre === null || state === 'away') return show('trouble', APP_PAGE)",
    ],
  ],
  ['shell/windows', windowsFaults, []],
  // Nor at this.
  ['shell/joining', joiningFaults, ['if (house === null) return answer(AS_THE_SYSTEM_SAYS)']],
  ['platform/app-files', appFileFaults, []],
]

// Rights of Windows are no bits, and it has one key ring.
const HERE = PARTS.filter(([name]) => name !== 'shell/secrets' || process.platform !== 'win32')

// Each part is broken in one place at a time, or one call is left out: an answer that is another one must be there.
test.each(HERE)('every mutant of %s is noticed', async (name, faults, same) => {
  const path = fileURLToPath(new URL(`../${name}.ts`, import.meta.url))
  const lines = readFileSync(path, 'utf8').split('\n')
  const { made, survivors } = await survivorsOf(path, (copy) => faults(copy as never))
  expect(made).toBeGreaterThan(3)
  expect(survivors.map((one) => lines[Number.parseInt(one) - 1]?.trim())).toEqual(same)
})
