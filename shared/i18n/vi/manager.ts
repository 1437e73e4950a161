/** Words of the manager page itself; each of its areas has a file of its own. */
export const viManager = {
  areas: 'Các mục của trang quản lý',
}
