import { contextBridge, ipcRenderer } from 'electron'
import { SHELL_KEY } from '../../../shared/shell/shell-key.ts'
import type { ShellApi, ShellStatus } from '../../../shared/shell/shell-api.ts'
import { watchCorner } from './corner.ts'

const BEAT_MS = 3_000

// The main process answers the program's own page only (ipc.ts); what stands here gives no page more than that.
const api: ShellApi = {
  status: () => ipcRenderer.invoke('shell:status'),
  onStatus(listener) {
    const hear = (_event: unknown, status: ShellStatus): void => listener(status)
    ipcRenderer.on('shell:status-changed', hear)
    return () => void ipcRenderer.off('shell:status-changed', hear)
  },
  retry: () => ipcRenderer.invoke('shell:retry'),
  technicians: () => ipcRenderer.invoke('shell:technicians'),
  perform: (request) => ipcRenderer.invoke('shell:perform', request),
  crashDumps: () => ipcRenderer.invoke('shell:crash-dumps'),
  reportSelfCheck: (lines) => ipcRenderer.invoke('shell:self-check', lines),
  leave: () => ipcRenderer.invoke('shell:leave'),
  setUp: (request) => ipcRenderer.invoke('shell:set-up', request),
}
contextBridge.exposeInMainWorld(SHELL_KEY, api)

// A page whose scripts did not come is as good as none: it says nothing, and is loaded anew.
const beat = (): void => {
  if (document.querySelector('#root > *')) ipcRenderer.invoke('shell:beat').catch(() => {})
}
beat()
setInterval(beat, BEAT_MS)

const corner = process.argv.find((word) => word.startsWith('--corner='))?.slice('--corner='.length)
if (corner !== undefined) {
  watchCorner(corner, () => void ipcRenderer.invoke('shell:knock').catch(() => {}))
  // A long press, a drag and a file field lead to menus and dialogs of the system.
  for (const name of ['contextmenu', 'dragstart', 'drop'])
    addEventListener(name, (event) => event.preventDefault(), true)
  addEventListener('click', refuseFiles, true)
}

function refuseFiles(event: MouseEvent): void {
  const target = event.composedPath()[0]
  if (target instanceof HTMLInputElement && target.type === 'file') event.preventDefault()
}
