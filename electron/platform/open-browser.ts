import { spawn } from 'node:child_process'

/** Opens an address in the person's browser where there is a display; says nothing where there is none. */
export function openBrowser(url: string): void {
  const [command, ...args] = opener()
  if (command === undefined) return
  const child = spawn(command, [...args, url], { detached: true, stdio: 'ignore' })
  child.on('error', () => {})
  child.unref()
}

function opener(): string[] {
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '']
  if (process.platform === 'darwin') return ['open']
  const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']
  return display ? ['xdg-open'] : []
}
