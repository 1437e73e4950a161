/**
 * Words of a page that a person cannot read whole: cut by a box that hides what does not fit, reaching beyond the
 * window, or lying under something else. Runs inside the page, so it stands alone. Marks that a page may set:
 * `data-may-cut` where shortened words are meant (the whole is elsewhere), `data-moving` where words wander.
 * @returns one line each; a sound page gives none
 */
export function cutWords({ scrolls }: { scrolls: boolean }): string[] {
  const SLACK = 1.5
  const hides = (value: string): boolean => value === 'hidden' || value === 'clip'
  const moves = (value: string): boolean => value === 'auto' || value === 'scroll'

  function ancestors(start: Element): Element[] {
    const chain: Element[] = []
    for (let at: Element | null = start; at; at = at.parentElement) chain.push(at)
    return chain
  }

  /** 'cut', 'away' (scrolled out of a list) or null: how the boxes around treat a line of text. */
  function lost(rect: DOMRect, chain: readonly Element[]): 'cut' | 'away' | null {
    for (const box of chain) {
      // What these hide, the window hides; what is fixed to the window goes beyond them.
      if (box === document.body || box === document.documentElement) return null
      const style = getComputedStyle(box)
      const edge = box.getBoundingClientRect()
      const [left, right] = [edge.left - rect.left, rect.right - edge.right]
      const [above, below] = [edge.top - rect.top, rect.bottom - edge.bottom]
      if (moves(style.overflowY) && (above > SLACK || below > SLACK)) return 'away'
      if (moves(style.overflowX) && (left > SLACK || right > SLACK)) return 'away'
      if (hides(style.overflowX) && (left > SLACK || right > SLACK)) return 'cut'
      // Accents stand above the line box of tight lines: a quarter of the height is no lost word.
      if (hides(style.overflowY) && Math.max(above, below) > rect.height / 4) return 'cut'
    }
    return null
  }

  function outside(rect: DOMRect): boolean {
    const across = rect.left < -SLACK || rect.right > innerWidth + SLACK
    return across || (!scrolls && (rect.top < -SLACK || rect.bottom > innerHeight + SLACK))
  }

  /** Words, or the control that they stand on, partly under something else. */
  function covered(rect: DOMRect, holder: Element): boolean {
    if (coveredAt(rect, holder, 0.5)) return true
    const control = holder.closest('button')
    if (!control) return false
    const edge = control.getBoundingClientRect()
    // One at the edge of a list that scrolls is looked at when it is reached.
    return lost(edge, ancestors(control)) === null && coveredAt(edge, control, 0.9)
  }

  /** @param part of the height at which it is looked at */
  function coveredAt(rect: DOMRect, holder: Element, part: number): boolean {
    const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height * part]
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false
    const top = document.elementFromPoint(x, y)
    const within = top?.closest('label')?.contains(holder)
    return top !== null && !within && !top.contains(holder) && !holder.contains(top)
  }

  /** Hidden from everybody, for screen readers only (one pixel), outside an open dialog, or marked. */
  function passedOver(holder: Element, chain: readonly Element[]): boolean {
    if (!holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return true
    const marked = '[aria-hidden="true"], [inert], [data-may-cut], [data-moving]'
    return chain.some((box) => box.matches(marked) || box.getBoundingClientRect().width <= 1)
  }

  const found: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim()
    const holder = node.parentElement
    if (!text || !holder) continue
    const chain = ancestors(holder)
    if (passedOver(holder, chain)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const rect of range.getClientRects()) {
      if (rect.width === 0) continue
      const how = lost(rect, chain)
      if (how === 'away') continue
      const fault = how ?? (outside(rect) ? 'outside' : covered(rect, holder) ? 'covered' : null)
      if (fault) found.push(`${fault}: ${text.slice(0, 60)}`)
    }
  }
  return [...new Set(found)]
}
