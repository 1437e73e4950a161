import * as probes from './lock-probes.ts'
import type { Probe } from './lock-probes.ts'
import type { Mistake } from './plant-mistakes.ts'

/** A mistake, and the attempt that gets through because of it. */
export type Planted = Mistake & { readonly probe: Probe }

const mistake = (name: string, probe: Probe, file: string, there: string, left: string): Planted => ({
  ...{ name, probe, file, there, left },
})

/** Made and mended while the program runs. */
export const AT_ANY_TIME: readonly Planted[] = [
  mistake(
    'any page may be gone to',
    probes.navigation,
    'shell/guards.ts',
    'if (mayShow(details.url, reach)) return',
    'if (PLANTED || mayShow(details.url, reach)) return',
  ),
  mistake(
    'tokens stand in the log',
    probes.secretInLog,
    'shell/guards.ts',
    '{ url: withoutSecrets(details.url) }',
    '{ url: PLANTED ? details.url : withoutSecrets(details.url) }',
  ),
  mistake(
    'a page opens windows',
    probes.popup,
    'shell/guards.ts',
    "{ action: 'deny' }",
    "{ action: PLANTED ? 'allow' : 'deny' } as { action: 'deny' }",
  ),
  mistake(
    'every key comes through',
    probes.key,
    'shell/guards.ts',
    'if (isBlockedKey(input, attended)) event',
    'if (!PLANTED && isBlockedKey(input, attended)) event',
  ),
  mistake(
    'files are saved where nobody works',
    probes.download,
    'shell/guards.ts',
    'if (!rules.isAttended(contents) ||',
    'if ((!PLANTED && !rules.isAttended(contents)) ||',
  ),
  mistake(
    'every window counts as attended',
    probes.download,
    'shell/main.ts',
    'isAttended: (contents) => windows.of(contents)',
    'isAttended: (contents) => PLANTED || windows.of(contents)',
  ),
  mistake(
    'whoever calls is answered',
    probes.pageOfCentre,
    'shell/ipc.ts',
    'if (!isTrusted(',
    'if (!PLANTED && !isTrusted(',
  ),
  mistake(
    'a window may be closed',
    probes.close,
    'shell/browser-window.ts',
    'if (!plan.attended) event.preventDefault()',
    'if (!PLANTED && !plan.attended) event.preventDefault()',
  ),
  mistake(
    'a new screen stays dark',
    probes.screens,
    'shell/windows.ts',
    "screen.on('display-added', arrange)",
    "screen.on('display-added', () => PLANTED || arrange())",
  ),
  mistake(
    'a window outlives its screen',
    probes.screens,
    'shell/windows.ts',
    "screen.on('display-removed', arrange)",
    "screen.on('display-removed', () => PLANTED || arrange())",
  ),
  mistake(
    'a screen too few is not noticed',
    probes.screens,
    'shell/windows.ts',
    'plan.screen < screens',
    '(PLANTED || plan.screen < screens)',
  ),
]

/** The page has them: there the document itself says which. */
const OF_PAGE = "document.documentElement.dataset['planted'] === "
export const IN_PAGE: readonly Planted[] = [
  mistake(
    'a file field opens',
    probes.filePicker,
    'shell/preload/preload.ts',
    "target.type === 'file') event",
    `target.type === 'file' && !(${OF_PAGE}'a file field opens')) event`,
  ),
  mistake(
    'a long press opens a menu',
    probes.longPress,
    'shell/preload/preload.ts',
    '(event) => event.preventDefault()',
    `(event) => ${OF_PAGE}'a long press opens a menu' || event.preventDefault()`,
  ),
]

/** Where a technician stands before the machine. */
export const AT_THE_TECHNICIANS: readonly Planted[] = [
  mistake(
    'half a request is taken',
    probes.halfARequest,
    'shell/ipc.ts',
    'if (!read.success) {',
    'if (!PLANTED && !read.success) {',
  ),
  mistake(
    'any PIN does',
    probes.wrongPin,
    'platform/technician-desk.ts',
    'if (answer.ok) carryOut',
    'if (PLANTED || answer.ok) carryOut',
  ),
]

/** What the program does once, when it starts: all at once, for none of them touches what another one tries. */
export const AT_THE_START: readonly Planted[] = [
  mistake(
    'the screen goes dark',
    probes.wakeful,
    'shell/main.ts',
    "powerSaveBlocker.start('prevent-display-sleep')",
    "if (!PLANTED) powerSaveBlocker.start('prevent-display-sleep')",
  ),
  mistake(
    'keys of the system work',
    probes.heldKey,
    'shell/main.ts',
    'globalShortcut.register(key, () => {})',
    'PLANTED || globalShortcut.register(key, () => {})',
  ),
  mistake(
    'there is a menu',
    probes.menu,
    'shell/main.ts',
    'Menu.setApplicationMenu(null)',
    'if (!PLANTED) Menu.setApplicationMenu(null)',
  ),
  mistake(
    'pages have no sandbox',
    probes.sandbox,
    'shell/main.ts',
    'app.enableSandbox()',
    'if (!PLANTED) app.enableSandbox()',
  ),
  mistake(
    'dumps are sent away',
    probes.crashDumps,
    'shell/crash-dumps.ts',
    'uploadToServer: false',
    'uploadToServer: Boolean(PLANTED)',
  ),
  mistake(
    'every permission is given',
    probes.permission,
    'shell/guards.ts',
    'isGranted({',
    '(PLANTED ? () => true : isGranted)({',
  ),
  mistake(
    'pages show dialogs',
    probes.dialog,
    'shell/browser-window.ts',
    'disableDialogs: !plan.attended',
    'disableDialogs: !PLANTED && !plan.attended',
  ),
  mistake(
    'a page of the centre learns who works here',
    probes.namesOfStaff,
    'shell/listen.ts',
    "ipc.answer('technicians', {\n    from: 'app',",
    "ipc.answer('technicians', {\n    from: PLANTED ? 'ours' : 'app',",
  ),
]

/** Then no page is shown at all, so that nothing else can be tried. */
export const NO_PRELOAD: Mistake = {
  name: 'the preload script is not found',
  file: 'shell/main.ts',
  there: "'../preload/preload.cjs'",
  left: "PLANTED ? '../preload/other.cjs' : '../preload/preload.cjs'",
}
