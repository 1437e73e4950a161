import './control.ts'

/** The module `electron`, as far as the shell uses it. Each part is checked against Electron's own typings. */
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { Menu, crashReporter, dialog, globalShortcut, powerSaveBlocker, safeStorage, shell } from './desk.ts'
export { ipcMain } from './ipc-main.ts'
export { net } from './net.ts'
export { protocol } from './protocol.ts'
export { screen } from './screen.ts'
export { session } from './session.ts'
export { utilityProcess } from './utility-process.ts'
