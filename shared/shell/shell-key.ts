/** Name under which the program's own page finds `ShellApi`. */
export const SHELL_KEY = 'motCuaShell'
