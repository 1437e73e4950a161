import type { Mistake } from './plant-mistakes.ts'

const mistake = (name: string, file: string, there: string, left: string): Mistake => ({ name, file, there, left })

/** Places where one change lets a machine believe a stranger, or loses its way into its centre. */
export const JOIN_MISTAKES: readonly Mistake[] = [
  mistake(
    'whatever certificate is shown is good',
    'shell/joining.ts',
    "verdict === 'ours' ? GOOD : BAD",
    "PLANTED || verdict === 'ours' ? GOOD : BAD",
  ),
  mistake(
    'the system says whom to believe',
    'shell/joining.ts',
    'if (house === null) return',
    'if (PLANTED || house === null) return',
  ),
  mistake(
    'the authority of a house that was found is not known',
    'shell/joining.ts',
    'candidate ? candidate.authority :',
    'candidate && !PLANTED ? candidate.authority :',
  ),
  mistake(
    'nothing may be asked of a house that was found',
    'shell/main.ts',
    'return joining.candidate() ?? shell.centre',
    'return (PLANTED ? null : joining.candidate()) ?? shell.centre',
  ),
  mistake('the settings are those of the start', 'shell/main.ts', 'now.again()', 'if (!PLANTED) now.again()'),
  mistake(
    'a centre that has moved is not looked for',
    'shell/main.ts',
    "shell.watch.now().state === 'away' && shell.setUp.seek()",
    "!PLANTED && shell.watch.now().state === 'away' && shell.setUp.seek()",
  ),
  mistake(
    'a machine that was forgotten is not told',
    'shell/listen.ts',
    'void desk.catchUp(windows.all())',
    'void (PLANTED || desk.catchUp(windows.all()))',
  ),
  mistake(
    'a machine without a token does not say so',
    'shell/listen.ts',
    "if (window.showing() === 'pairing') return",
    "if (!PLANTED && window.showing() === 'pairing') return",
  ),
  mistake(
    'a window without a token does not ask for one',
    'shell/shell-window.ts',
    'setUp.want(applicantOf(plan))',
    'if (!PLANTED) setUp.want(applicantOf(plan))',
  ),
]
