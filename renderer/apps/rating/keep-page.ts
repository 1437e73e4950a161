/** Keeps the page on the tablet where browsers allow it: over HTTPS, or on this machine. Elsewhere it is only a page. */
export function keepPage(): void {
  if (!isSecureContext || !('serviceWorker' in navigator)) return
  // A tablet without it works as long as the centre answers.
  navigator.serviceWorker.register('/rating/worker.js', { scope: '/rating/' }).catch(() => {})
}
