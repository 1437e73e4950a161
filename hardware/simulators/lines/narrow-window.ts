import type { Server } from 'node:net'
import koffi from 'koffi'

/** `asm-generic/socket.h` of Linux. */
const SOL_SOCKET = 1
const SO_RCVBUF = 8

/**
 * Gives the connections of a listening server a small receive window, which Node has no way to ask for. Linux only.
 * Throws where the system refuses.
 */
export function narrowWindow(server: Server, bytes: number): void {
  // Connections inherit what their listening socket has. Node keeps its number to itself.
  const { fd } = (server as unknown as { _handle: { fd: number } })._handle
  const setsockopt = koffi
    .load('libc.so.6')
    .func('int setsockopt(int fd, int level, int name, const int *value, uint32_t length)')
  if (setsockopt(fd, SOL_SOCKET, SO_RCVBUF, [bytes], 4) !== 0) throw new Error('no small receive window to be had')
}
