import { Banner } from './Banner.tsx'

/** What went wrong with an act, read out where it stands. */
export function Wrong({ children }: { children: string | null }) {
  return children === null ? null : (
    <Banner tone="danger" live>
      {children}
    </Banner>
  )
}
