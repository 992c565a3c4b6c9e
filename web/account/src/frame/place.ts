import { useLocation } from '@tanstack/react-router'

/** Which of these steps the address is; the first when it is none of them. */
export function usePlace(steps: readonly { href: string }[]): number {
  const here = useLocation({ select: ({ pathname }) => pathname })
  return Math.max(
    0,
    steps.findIndex(({ href }) => href.split('?')[0] === here),
  )
}
