/** What a machine is. */
export const MACHINE_ROLES = ['kiosk', 'counter', 'board', 'rating'] as const
export type MachineRole = (typeof MACHINE_ROLES)[number]

/** Pages of the centre that a window may start with; each has a device token of its own. */
export type WindowPage = 'kiosk' | 'counter' | 'board' | 'rating'

/** One window of a machine. */
export type WindowPlan = {
  readonly page: WindowPage
  /** 0: the primary screen. A window of a screen that is not there opens when it is plugged in. */
  readonly screen: number
  /** Somebody who works here sits before it: the window can be left, and is never taken away from its user. */
  readonly attended: boolean
  /** Parts of the centre that it may show. Officers change between pages, a kiosk never does. */
  readonly paths: readonly string[]
}

const only = (page: WindowPage, screen = 0): WindowPlan => ({ page, screen, attended: false, paths: [`/${page}/`] })

const OFFICE = ['/counter/', '/manager/', '/admin/', '/reception/', '/voice/', '/papers/']

/** The windows of each role (models.md §6.2): a kiosk has a board above it, a counter shows the citizen the rating page. */
export const WINDOWS: Readonly<Record<MachineRole, readonly WindowPlan[]>> = {
  kiosk: [only('kiosk'), only('board', 1)],
  counter: [{ page: 'counter', screen: 0, attended: true, paths: OFFICE }, only('rating', 1)],
  board: [only('board')],
  rating: [only('rating')],
}
