/**
 * Props of a pressable while what it does is under way: presses are passed over and the focus stays. Say in its words
 * that it works. (The pending state of react-aria leaves unnamed marks in the page for screen readers.)
 */
export const whilePending = (isPending: boolean, onPress: (() => void) | undefined) => ({
  'data-pending': isPending || undefined,
  onPress: () => {
    if (!isPending) onPress?.()
  },
})
