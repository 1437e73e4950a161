/** English words of the manager page itself; each of its areas has a file of its own. */
export const enManager = {
  areas: 'Areas of the manager page',
}
